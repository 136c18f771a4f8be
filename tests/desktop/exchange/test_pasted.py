"""A table from the clipboard, read onto the fields of a register in a real office."""

import itertools
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.batch import Edit, check_many, save_many
from desktop.demo import open_demo
from desktop.exchange.clipboard import as_text, read_table
from desktop.exchange.pasted import Pasted, PastedCell, read_pasted
from desktop.office import Office
from desktop.programme.stages import REGISTERS, register
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Register
from desktop.views import Entry, Scope

SAGES, HOUSEHOLDS, TEAM = register("sages"), register("households"), register("team_members")
VISITS = register("visits")


def read(office: Office, scope: Scope, text: str, key: str = "sages", first: str = "") -> Pasted:
    return read_pasted(office, register(key), read_table(text), scope, first=first)


def only(pasted: Pasted, key: str) -> PastedCell:
    (row,) = pasted.rows
    return row[key]


def test_cells_stand_from_the_chosen_field_on(office: Office, scope: Scope) -> None:
    text = "นาย\tแก้ว\tใจดี\nนาง\tมณี\tมีสุข\n"
    pasted = read(office, scope, text, first="person.title")
    assert [row["person.last_name"].value for row in pasted.rows] == ["ใจดี", "มีสุข"]
    assert (pasted.by_headings, pasted.left_out, pasted.repaired) == (False, (), 0)


def test_a_paste_at_the_number_leaves_the_number_out(office: Office, scope: Scope) -> None:
    assert set(read(office, scope, "1\tนาย\tแก้ว").rows[0]) == {"person.title", "person.first_name"}


def test_what_stands_beyond_the_last_field_is_told(office: Office, scope: Scope) -> None:
    pasted = read(office, scope, "ป่วย\tก\tข", first=SAGES.fields[-1].key)
    assert pasted.left_out == ("B", "C")
    assert only(pasted, SAGES.fields[-1].key).value == "ป่วย"


def test_blank_cells_say_nothing(office: Office, scope: Scope) -> None:
    pasted = read(office, scope, "\t \t\u00a0\tใจดี", first="person.title")
    assert set(pasted.rows[0]) == {"person.national_id"}
    ragged = read(office, scope, "นาย\tแก้ว\tใจดี\nนาง\n", first="person.title")
    assert set(ragged.rows[1]) == {"person.title"}


def test_a_ditto_mark_says_what_stands_above(office: Office, scope: Scope) -> None:
    pasted = read(office, scope, 'ทอผ้า\t5\n"\t7\n', first="craft.name")
    assert [row["craft.name"].value for row in pasted.rows] == ["ทอผ้า", "ทอผ้า"]


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("person.birth_date", "๑๒ มี.ค. ๒๕๐๓", date(1960, 3, 12)),
        ("person.birth_date", "12/3/03", date(1960, 3, 12)),
        ("person.national_id", "9-0070-01000-00-4", "9007001000004"),
        ("person.phone", "086 054 5000", "0860545000"),
        ("years", "๓๕", 35),
        ("years", "\u00a035 ", 35),
        ("selected", "✓", True),
        ("selected", "ไม่", False),
        ("craft.name", "น\u0e4dาตาล", "น\u0e33ตาล"),
    ],
)
def test_cells_are_read_as_an_import_reads_them(
    office: Office, scope: Scope, key: str, text: str, value: object
) -> None:
    assert only(read(office, scope, text, first=key), key).value == value


@pytest.mark.parametrize(("text", "value"), [("1,234 บาท", 123400), ("-", 0), ("๓๐,๐๐๐", 3000000)])
def test_money(office: Office, scope: Scope, text: str, value: int) -> None:
    pasted = read(office, scope, text, "households", "baseline_main")
    assert only(pasted, "baseline_main").value == value


def test_what_was_repaired_is_told_beside_what_was_pasted(office: Office, scope: Scope) -> None:
    cell = only(read(office, scope, "น\u0e4dาตาล", first="craft.name"), "craft.name")
    assert cell.text == "น\u0e4dาตาล"
    assert cell.note


@pytest.mark.parametrize(
    ("key", "text"),
    [("years", "หลายปี"), ("person.birth_date", "31/2/2500"), ("person.national_id", "123")],
)
def test_what_cannot_be_read_stays_as_it_was_pasted(
    office: Office, scope: Scope, key: str, text: str
) -> None:
    cell = only(read(office, scope, text, first=key), key)
    assert (cell.value, bool(cell.problem)) == (text, True)


@pytest.mark.parametrize(
    ("text", "first", "name"),
    [
        ("นายแก้ว ใจดี", "person.first_name", ("นาย", "แก้ว", "ใจดี")),
        ("แก้ว ใจดี", "person.first_name", (None, "แก้ว", "ใจดี")),
        ("น.ส.มณี มีสุข", "person.title", ("นางสาว", "มณี", "มีสุข")),
        ("น.ส.มณี มีสุข", "person.last_name", ("นางสาว", "มณี", "มีสุข")),
        ("นาย\tนายแก้ว\tใจดี", "person.title", ("นาย", "แก้ว", "ใจดี")),
        ("\tนายแก้ว\tใจดี", "person.title", ("นาย", "แก้ว", "ใจดี")),
        ("นาย\tแก้ว ใจดี", "person.title", ("นาย", "แก้ว", "ใจดี")),
        ("นาย\tแก้ว\tณ บางช้าง", "person.title", ("นาย", "แก้ว", "ณ บางช้าง")),
        ("นางฟ้า", "person.first_name", (None, "นางฟ้า", None)),
        ("นาย", "person.title", ("นาย", None, None)),
        ("น.ส.\tมณี\tมีสุข", "person.title", ("นางสาว", "มณี", "มีสุข")),
    ],
)
def test_names_are_taken_apart(
    office: Office, scope: Scope, text: str, first: str, name: tuple[str | None, ...]
) -> None:
    (row,) = read(office, scope, text, first=first).rows
    keys = ("person.title", "person.first_name", "person.last_name")
    assert tuple(row[key].value if key in row else None for key in keys) == name


def test_headings_of_a_workbook_say_the_columns(office: Office, scope: Scope) -> None:
    place = office.villages()[3]
    text = (
        "ลำดับ\tชื่อ-สกุล\tหมู่ที่\tตำบล\tเลขประจำตัวประชาชน\tความเชี่ยวชาญ\tประสบการณ์ (ปี)\tอายุ\n"
        f"1\tนายแก้ว ใจดี\t{place.moo}\t{place.tambon}\t9007001000004\tทอผ้า\t12\t60\n"
    )
    pasted = read(office, scope, text, first="years")
    (row,) = pasted.rows
    assert pasted.by_headings
    assert (row["person.first_name"].value, row["village"].value) == ("แก้ว", place.id)
    assert (row["person.national_id"].value, row["years"].value) == ("9007001000004", 12)
    assert any("อายุ" in one for one in pasted.left_out)


def test_the_registers_own_labels_say_the_columns_in_either_language(
    office: Office, scope: Scope
) -> None:
    thai = read(office, scope, "วันที่จัดเวที\tหมู่บ้าน\n1/3/2569\tx\n", "forums")
    english = read(office, scope, "Date of the forum\tVillage\n1/3/2569\tx\n", "forums")
    for pasted in (thai, english):
        assert (pasted.by_headings, len(pasted.rows)) == (True, 1)
        assert pasted.rows[0]["held_on"].value == date(2026, 3, 1)


def test_rows_of_data_are_no_headings(office: Office, scope: Scope) -> None:
    for one in REGISTERS:
        first = one.fields[0].key
        pasted = read(office, scope, "ก\tข\nค\tง\n", one.key, first)
        assert (pasted.by_headings, len(pasted.rows)) == (False, 2)


@pytest.mark.parametrize("wording", ["{label} ต.{tambon}", "ม.{moo} ต.{tambon}", "{code}"])
def test_a_village_is_found_as_people_write_it(office: Office, scope: Scope, wording: str) -> None:
    place = next(one for one in office.villages() if one.moo == 3)
    text = wording.format(label=place.label, tambon=place.tambon, moo=place.moo, code=place.code)
    assert only(read(office, scope, text, first="village"), "village").value == place.id


@pytest.mark.parametrize("text", ["หมู่ 3", "3", "ม.๓"])
def test_a_moo_is_enough_where_the_tambon_is_chosen(
    office: Office, scope: Scope, text: str
) -> None:
    place = next(one for one in office.villages() if one.moo == 3)
    within = Scope(scope.round_id, place.tambon_id)
    assert only(read(office, within, text, first="village"), "village").value == place.id
    assert only(read(office, scope, text, first="village"), "village").problem


def test_a_person_is_found_by_name_and_told_apart_by_village(office: Office, scope: Scope) -> None:
    here, there = office.villages()[0], office.villages()[1]
    for place, first in ((here, "แก้ว"), (there, "แก้ว"), (here, "มณี")):
        raw = {"person.title": "นาย", "person.first_name": first, "person.last_name": "ใจดี"}
        office.save(SAGES, {**raw, "village": place.id}, scope)
    one = only(read(office, scope, "มณี ใจดี", "team_members", "person"), "person")
    assert isinstance(one.value, int)
    both = only(read(office, scope, "นายแก้ว ใจดี", "team_members", "person"), "person")
    assert "นายแก้ว ใจดี" in both.problem
    text = f"{there.label} ต.{there.tambon}\tนายแก้ว ใจดี"
    told = only(read(office, scope, text, "team_members", "village"), "person")
    assert isinstance(told.value, int)
    none = only(read(office, scope, "นายมณี ใจร้าย", "team_members", "person"), "person")
    assert "นายมณี ใจดี" in none.problem


def test_what_was_copied_from_the_grid_comes_back_the_same(office: Office, scope: Scope) -> None:
    """Every link, date and number as it is shown is read as what it was."""
    place = office.villages()[0]
    saved = office.save(
        HOUSEHOLDS,
        {"representative.title": "นาง", "representative.first_name": "มณี",
         "representative.last_name": "ใจดี", "village": place.id},
        scope,
    )  # fmt: skip
    label = office.labels(VISITS.field("household"), [saved.id or 0])[saved.id or 0]
    text = f"{label}\t2\t1 ส.ค. 2569\n"
    (row,) = read(office, scope, text, "visits", "household").rows
    assert [cell.value for cell in row.values()] == [2, date(2026, 8, 1), saved.id]


@pytest.mark.endurance
def test_every_register_copied_and_pasted_is_the_same() -> None:
    """The whole demo office: what a grid shows of each field is read as the value it is."""
    with open_demo() as office:
        scopes = [Scope(one.id) for one in office.rounds()]
        for within, one in itertools.product(scopes, REGISTERS):
            entries = office.entries(one, office.ids(one, within))
            table = read_table(as_text(shown(office, one, entries))) if entries else []
            pasted = read_pasted(office, one, table, within, first=one.fields[0].key)
            assert not pasted.by_headings
            for entry, row in zip(entries, pasted.rows, strict=True):
                blank = {key: value for key, value in entry.values.items() if key not in row}
                assert {**blank, **{key: row[key].value for key in row}} == entry.values
                assert set(blank.values()) <= {None, "", False}


def shown(office: Office, one: Register, entries: list[Entry]) -> list[list[str]]:
    """What a grid shows of `entries`, row by row."""
    columns = []
    for field in one.fields:
        values = [entry.values[field.key] for entry in entries]
        if field.kind is Kind.LINK:
            labels = office.labels(field, [value for value in values if isinstance(value, int)])
            columns.append([labels.get(value, "") for value in values])  # type: ignore[call-overload]
        else:
            columns.append([show_value(field.kind, value, field.choices) for value in values])
    return [list(row) for row in zip(*columns, strict=True)]


def test_a_pasted_table_goes_into_the_office(office: Office, scope: Scope) -> None:
    place = office.villages()[0]
    line = f"นาย\tแก้ว{{}}\tใจดี\t\t1/2/2510\t\t12\t{place.code}\tทอผ้า\t9\n"
    pasted = read(office, scope, "".join(line.format(n) for n in range(30)), first="person.title")
    edits = [
        Edit(
            {key: cell.value for key, cell in row.items()},
            unread={key: cell.problem for key, cell in row.items() if cell.problem},
        )
        for row in pasted.rows
    ]
    assert all(not one.errors for one in check_many(office, SAGES, edits, scope))
    assert save_many(office, SAGES, edits, scope, "วาง {count} แถว").stored == 30


def test_a_name_of_100000_characters_is_an_error_of_its_cell(office: Office, scope: Scope) -> None:
    for text in ("ก" * 100_000, "นาย" + "ก" * 100_000 + " ข"):
        (row,) = read(office, scope, text, first="person.first_name").rows
        edit = Edit({key: cell.value for key, cell in row.items()})
        (checked,) = check_many(office, SAGES, [edit], scope)
        assert "person.first_name" in {one.field for one in checked.errors}


ANY_CELL = st.text(max_size=20) | st.sampled_from(
    ["นายแก้ว ใจดี", "ม.3", "1/2/69", "1,234 บาท", "👍🏽", "\u202e\u200b", "-", '"', "หมู่ที่", "ชื่อ"]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=st.lists(st.lists(ANY_CELL, min_size=1, max_size=6), min_size=1, max_size=4),
    one=st.sampled_from(REGISTERS),
    data=st.data(),
)
def test_any_table_is_values_or_sentences(
    office: Office, scope: Scope, table: list[list[str]], one: Register, data: st.DataObject
) -> None:
    """Never an exception, and every text is still there: as a value, or as it was pasted."""
    fields = [field.key for field in one.fields]
    first = data.draw(st.sampled_from(["", *fields]))
    pasted = read_pasted(office, one, table, scope, first=first)
    for row in pasted.rows:
        for cell in row.values():
            assert cell.text
            assert not cell.problem or cell.value == cell.text
