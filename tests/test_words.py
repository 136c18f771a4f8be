"""The Thai catalogue says everything that the program says, and nothing it no longer says."""

import importlib.util
import re
from collections import Counter
from pathlib import Path

import polib
import pytest

spec = importlib.util.spec_from_file_location(
    "words_tool", Path(__file__).parents[1] / ".ci" / "words.py"
)
assert spec
assert spec.loader
words_tool = importlib.util.module_from_spec(spec)
spec.loader.exec_module(words_tool)

PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[sd]|%[sdn\d]")


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(words_tool.CATALOGUE), check_for_duplicates=True)


def test_every_word_has_its_thai(catalogue: polib.POFile) -> None:
    translated = {entry.msgid for entry in catalogue.translated_entries()}
    assert words_tool.message_ids() - translated == set()


def test_no_word_is_stale(catalogue: polib.POFile) -> None:
    assert {entry.msgid for entry in catalogue} - words_tool.message_ids() == set()


def test_the_compiled_catalogue_is_the_written_one(catalogue: polib.POFile) -> None:
    compiled = polib.mofile(str(words_tool.CATALOGUE.with_suffix(".mo")))
    written = {entry.msgid: entry.msgstr for entry in catalogue.translated_entries()}
    assert {entry.msgid: entry.msgstr for entry in compiled} == written


def test_a_translation_keeps_its_placeholders(catalogue: polib.POFile) -> None:
    differing = [
        entry.msgid
        for entry in catalogue
        if Counter(PLACEHOLDER.findall(entry.msgid)) != Counter(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert differing == []


def test_thai_is_spelt_as_thai(catalogue: polib.POFile) -> None:
    """Sara am is one letter, never its two halves, and the programme is สัมมาชีพ."""
    misspelt = re.compile("\u0e4d[\u0e48-\u0e4b]?\u0e32|สำมาชีพ|เเ")
    assert [entry.msgstr for entry in catalogue if misspelt.search(entry.msgstr)] == []


def test_a_word_is_found_in_every_way_it_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("desktop", "ui"):
        (tmp_path / folder).mkdir()
    (tmp_path / "desktop/marked.py").write_text('N_("Village")\n_("Board", language)\nf("not")\n')
    (tmp_path / "ui/marked.py").write_text('_(\n    "Two "\n    "lines"\n)\n')
    monkeypatch.setattr(words_tool, "ROOT", tmp_path)
    assert words_tool.message_ids() == {"Village", "Board", "Two lines"}
