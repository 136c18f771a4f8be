"""The kinds of certificate, and who may hold one."""

from dataclasses import replace

import pytest

from desktop.programme.certificates import (
    KINDS,
    CertificateKind,
    Thanks,
    completed,
    kind_called,
    thanks_in,
)
from desktop.words import _
from tests.desktop.programme.gate_cases import ROUND


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
def test_a_kind_is_whole_in_both_languages(kind: CertificateKind) -> None:
    for language in ("th", "en"):
        wording = _(kind.wording, language)
        assert not kind.wording or "{name}" in wording.splitlines()
        used = {part.split("}")[0] for part in wording.split("{")[1:]}
        assert used <= set(kind.slots)
        assert all(_(text, language) for text in (kind.label, kind.title, kind.holders))
    assert kind_called(kind.key) is kind


def test_an_unknown_kind_is_none() -> None:
    with pytest.raises(KeyError):
        kind_called("diploma")


@pytest.mark.parametrize(
    ("days", "held", "percent", "is_completed"),
    [(4, 5, 80, True), (3, 5, 80, False), (1, 5, 0, True), (0, 5, 0, False), (1, 0, 80, True)],
)
def test_a_household_completes_by_the_rounds_attendance(
    days: int, held: int, percent: int, is_completed: bool
) -> None:
    assert completed(days, held, replace(ROUND, attendance_percent=percent)) is is_completed


def test_whom_to_thank_is_read_line_by_line() -> None:
    text = (
        "วัดโพธาราม\tเอื้อเฟื้อสถานที่\n\n นายสม  ใจดี – วิทยากร \nอบต.บ้านเลือก|สนับสนุนงบประมาณ\nบริษัท ก-ข จำกัด"
    )
    assert thanks_in(text + "\nวัดโพธาราม\tเอื้อเฟื้อสถานที่") == (
        Thanks("วัดโพธาราม", "เอื้อเฟื้อสถานที่"),
        Thanks("นายสม ใจดี", "วิทยากร"),
        Thanks("อบต.บ้านเลือก", "สนับสนุนงบประมาณ"),
        Thanks("บริษัท ก-ข จำกัด"),
    )
