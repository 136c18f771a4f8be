from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from db.queries import listing
from db.queries.conditions import Order
from desktop import certificates
from desktop.certificates.pages import digest_of, place_words
from desktop.certificates.stored import stored_pages
from desktop.office import Office
from desktop.problems import Refused
from desktop.programme.stages import register
from desktop.views import Scope
from tests.desktop.certificates.conftest import DAY, text_of

NAMES = ("นายพิเชษฐ์ ฝอยทอง", "นางสาวน้ำฝน ปิ่นแก้ว", "ว่าที่ร้อยตรีปั้น กตัญญู")


def numbers(office: Office) -> list[str]:
    """The numbers that stand, in the order of the villages."""
    found = certificates.candidates(office, round_id(office))
    return [one.number for one in found if one.number is not None]


def round_id(office: Office) -> int:
    return office.rounds()[0].id


def test_who_passed_is_numbered_without_a_gap(office: Office, trained: list[int]) -> None:
    first = certificates.issue(office, round_id(office), trained[:1], DAY)
    second = certificates.issue(office, round_id(office), None, DAY)
    assert (len(first), len(second)) == (1, 1), "who did not pass gets none"
    found = certificates.candidates(office, round_id(office))
    assert [one.name for one in found] == list(NAMES[:2])
    assert [one.number for one in found] == ["1/2569", "2/2569"]
    assert certificates.issue(office, round_id(office), None, DAY) == []


def test_the_paper_says_what_was_typed(office: Office, trained: list[int]) -> None:
    certificates.issue(office, round_id(office), None, DAY)
    pages = text_of(certificates.pdf(office, round_id(office)))
    assert len(pages) == 2
    for page, name in zip(pages, NAMES, strict=False):
        assert name in page
        assert "๑๕ มกราคม พุทธศักราช ๒๕๖๙" in page
        assert "๘ – ๑๑ ธันวาคม ๒๕๖๘" in page
        assert "วิทยากรผู้นำสัมมาชีพ" in page
        assert "ศูนย์ศึกษาและพัฒนาชุมชนเพชรบุรี" in page
        assert "อำเภอโพธาราม จังหวัดราชบุรี" in page
    assert "๑/๒๕๖๙" in pages[0]
    assert "๒/๒๕๖๙" in pages[1]


def test_what_was_issued_is_frozen(office: Office, scope: Scope, trained: list[int]) -> None:
    office.change_profile(replace(office.profile, emblem=None))
    certificates.issue(office, round_id(office), None, DAY)
    before = certificates.pdf(office, round_id(office))
    sage = office.ids(register("sages"), scope)[0]
    office.save(register("sages"), {"person.first_name": "เปลี่ยนแล้ว"}, scope, id=sage, version=1)
    office.change_profile(replace(office.profile, amphoe="อื่น"))
    assert certificates.pdf(office, round_id(office)) == before
    assert [one.name for one in certificates.candidates(office, round_id(office))] == list(
        NAMES[:2]
    )


def test_the_preview_is_the_paper(office: Office, trained: list[int]) -> None:
    shown = certificates.preview(office, round_id(office), trained[:2], DAY)
    certificates.issue(office, round_id(office), trained[:2], DAY)
    assert certificates.pdf(office, round_id(office)) == shown


def test_the_digest_is_of_the_page(office: Office, trained: list[int]) -> None:
    certificates.issue(office, round_id(office), trained[:1], DAY)
    [(one, digest)] = listing.select("certificate", ["id", "digest"])
    [page] = stored_pages([one])
    assert digest == digest_of(page, place_words(office))


def test_a_date_before_the_course_ended_is_refused(office: Office, trained: list[int]) -> None:
    with pytest.raises(Refused) as refused:
        certificates.issue(office, round_id(office), trained, date(2025, 12, 10))
    assert "พิเชษฐ์" in refused.value.reason
    assert certificates.candidates(office, round_id(office))[0].number is None


def test_years_count_from_one_and_follow_the_round_setting(
    office: Office, trained: list[int]
) -> None:
    entry = office.rounds()[0]
    office.change_round(entry.id, replace(entry.settings, certificate_year="fiscal"))
    certificates.issue(office, entry.id, trained[:1], date(2025, 12, 20))
    certificates.issue(office, entry.id, trained[1:], date(2026, 10, 20))
    numbers = [one.number for one in certificates.candidates(office, entry.id)]
    assert numbers == ["1/2569", "1/2570"]


def test_a_record_with_a_certificate_is_not_deleted(
    office: Office, scope: Scope, trained: list[int]
) -> None:
    certificates.issue(office, round_id(office), None, DAY)
    with pytest.raises(Refused) as refused:
        office.delete(register("sages"), list(office.ids(register("sages"), scope))[:1])
    assert "1/2569" in refused.value.reason


def test_an_undone_issuing_leaves_void_numbers_and_nothing_in_the_way(
    office: Office, scope: Scope, trained: list[int]
) -> None:
    certificates.issue(office, round_id(office), None, DAY)
    office.undo()
    assert {one.number for one in certificates.candidates(office, round_id(office))} == {None}
    certificates.issue(office, round_id(office), trained[:1], DAY)
    assert numbers(office) == ["3/2569"], "a number once given is never given again"
    office.undo()
    office.delete(register("sages"), list(office.ids(register("sages"), scope)))
    assert listing.select("certificate", ["number", "status"], order=[Order("serial")]) == [
        ("1/2569", "void"), ("2/2569", "void"), ("3/2569", "void"),
    ]  # fmt: skip


def test_redo_brings_an_undone_issuing_back(office: Office, trained: list[int]) -> None:
    certificates.issue(office, round_id(office), None, DAY)
    before = certificates.pdf(office, round_id(office))
    office.undo()
    office.redo()
    assert certificates.pdf(office, round_id(office)) == before


def test_a_void_certificate_frees_its_holder_and_keeps_its_number(
    office: Office, scope: Scope, trained: list[int]
) -> None:
    (one,) = certificates.issue(office, round_id(office), trained[:1], DAY)
    with pytest.raises(Refused):
        certificates.void(office, [one], " ")
    certificates.void(office, [one], "พิมพ์ชื่อผิด")
    certificates.issue(office, round_id(office), trained[:1], DAY)
    assert numbers(office) == ["2/2569"]


def test_who_fell_short_of_the_days_gets_none(
    office: Office, scope: Scope, trained: list[int]
) -> None:
    course = office.ids(register("courses"), scope)[0]
    office.save(register("courses"), {"days": "10", "ends_on": "17/12/2568"}, scope, id=course)
    assert certificates.issue(office, round_id(office), None, DAY) == []


def test_two_who_issue_at_once_give_nobody_two(office: Office, trained: list[int]) -> None:
    with ThreadPoolExecutor(2) as pool:
        both = [
            pool.submit(certificates.issue, office, round_id(office), None, DAY) for _ in range(2)
        ]
    assert sorted(len(one.result()) for one in both) == [0, 2]
    assert numbers(office) == ["1/2569", "2/2569"]


def test_a_date_far_ahead_is_refused(office: Office, trained: list[int]) -> None:
    with pytest.raises(Refused):
        certificates.issue(office, round_id(office), None, date(2599, 1, 15))


def test_nothing_issued_prints_nothing(office: Office) -> None:
    with pytest.raises(Refused):
        certificates.pdf(office, round_id(office))


def test_the_emblem_of_the_day_is_kept(office: Office, trained: list[int]) -> None:
    from io import BytesIO

    from PIL import Image

    picture = BytesIO()
    Image.new("RGB", (40, 40), "navy").save(picture, "PNG")
    office.change_profile(replace(office.profile, emblem=picture.getvalue()))
    certificates.issue(office, round_id(office), None, DAY)
    before = certificates.pdf(office, round_id(office))
    office.change_profile(replace(office.profile, emblem=None))
    assert certificates.pdf(office, round_id(office)) == before
