"""A certificate after its issue: printed, corrected, handed over, printed once more, void."""

from datetime import date

import pytest

from db.queries import listing
from desktop import certificates
from desktop.problems import Refused
from desktop.programme.certificates import HOUSEHOLD, PARTNER, TEAM_MEMBER, Thanks
from tests.desktop.certificates.conftest import text_of
from tests.desktop.village_round import TODAY, VillageRound

DAY = date(2026, 3, 1)
COLUMNS = ("number", "edition", "prints", "printed_on", "handed_on", "handed_to", "status")


def stored(certificate: int, *columns: str) -> tuple[object, ...]:
    return listing.rows("certificate", columns or COLUMNS, [certificate])[0]


@pytest.fixture
def issued(made: VillageRound) -> list[int]:
    return certificates.issue(made.office, made.round.id, None, DAY, TEAM_MEMBER)


def test_printing_is_counted_and_the_first_day_stays(made: VillageRound, issued: list[int]) -> None:
    certificates.mark_printed(made.office, issued)
    made.office.today = lambda: date(2026, 12, 24)
    certificates.mark_printed(made.office, issued[:1], " หมึกเลอะ ", substitute=True)
    assert stored(issued[0], "prints", "printed_on") == (2, TODAY)
    assert stored(issued[1], "prints", "printed_on") == (1, TODAY)
    columns = ["certificate", "on", "reason", "substitute"]
    assert listing.select("certificate_print", columns) == [
        (issued[0], date(2026, 12, 24), "หมึกเลอะ", True)
    ]
    made.office.undo()
    assert stored(issued[0], "prints") == (1,)
    assert listing.select("certificate_print", ["id"]) == []


def test_once_more_needs_a_reason(made: VillageRound, issued: list[int]) -> None:
    certificates.mark_printed(made.office, issued[1:])
    with pytest.raises(Refused):
        certificates.mark_printed(made.office, issued, " ")
    assert stored(issued[0], "prints") == (0,), "all or nothing"
    with pytest.raises(Refused):
        certificates.paper(made.office, [])


def test_a_reprint_is_the_same_page(made: VillageRound, issued: list[int]) -> None:
    first = certificates.pdf(made.office, made.round.id, kind=TEAM_MEMBER)
    certificates.mark_printed(made.office, issued)
    again = certificates.paper(made.office, issued)
    assert (again.pdf, again.drawn_otherwise) == (first, ())


def test_a_page_that_is_drawn_otherwise_now_is_told(made: VillageRound, issued: list[int]) -> None:
    made.office.write("x", lambda tx: tx.save("certificate", {"digest": "0" * 64}, id=issued[1]))
    assert certificates.paper(made.office, issued).drawn_otherwise == (), (
        "printed for the first time"
    )
    certificates.mark_printed(made.office, issued)
    again = certificates.paper(made.office, issued, substitute=True)
    assert again.drawn_otherwise == ("2/2569",)


def test_handing_over_says_when_and_to_whom(made: VillageRound, issued: list[int]) -> None:
    certificates.hand_over(made.office, issued[:1], date(2026, 3, 5))
    certificates.hand_over(made.office, issued[1:], to="ผู้ใหญ่บ้าน")
    assert stored(issued[0], "handed_on", "handed_to", "printed_on") == (
        date(2026, 3, 5), "นายก้อง ใจดี", date(2026, 3, 5),
    )  # fmt: skip
    assert stored(issued[1], "handed_on", "handed_to") == (TODAY, "ผู้ใหญ่บ้าน")
    with pytest.raises(Refused):
        certificates.hand_over(made.office, issued[:1])
    made.office.undo()
    assert stored(issued[1], "handed_on", "handed_to") == (None, "")


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 9, 2)])
def test_a_day_of_handing_over_that_cannot_be_is_refused(
    made: VillageRound, issued: list[int], day: date
) -> None:
    with pytest.raises(Refused):
        certificates.hand_over(made.office, issued, day)
    assert stored(issued[0], "handed_on") == (None,)


def test_until_it_is_handed_over_a_correction_keeps_the_number(
    made: VillageRound, issued: list[int]
) -> None:
    office = made.office
    certificates.mark_printed(office, issued)
    made.office.write("x", lambda tx: tx.save("person", {"full_name": "นายก้องภพ ใจดี"}, id=1))
    with pytest.raises(Refused):
        certificates.correct(office, issued[0], "")
    certificates.correct(office, issued[0], "ชื่อตามบัตรประชาชน")
    assert "ชื่อตามบัตรประชาชน" in office.history(1)[0].title
    assert stored(issued[0]) == ("1/2569", 2, 1, None, None, "", "issued")
    page = text_of(certificates.pdf(office, made.round.id, kind=TEAM_MEMBER))[0]
    assert "นายก้องภพ ใจดี" in page
    office.undo()
    assert "นายก้อง ใจดี" in text_of(certificates.pdf(office, made.round.id, kind=TEAM_MEMBER))[0]
    certificates.hand_over(office, issued[:1])
    with pytest.raises(Refused) as refused:
        certificates.correct(office, issued[0], "ชื่อผิด")
    assert "ส่งมอบแล้ว" in refused.value.reason


def test_who_was_thanked_is_written_anew(made: VillageRound) -> None:
    office, round_id = made.office, made.round.id
    (one,) = certificates.issue(office, round_id, None, DAY, PARTNER, [Thanks("วัดโพธาราม")])
    with pytest.raises(Refused):
        certificates.correct(office, one, "สะกดผิด")
    certificates.correct(office, one, "สะกดผิด", Thanks("วัดโพธารามวรวิหาร", "เอื้อเฟื้อสถานที่"))
    assert stored(one, "recipient", "number") == ("วัดโพธารามวรวิหาร", "1/2569")


def test_void_is_the_end(made: VillageRound, issued: list[int]) -> None:
    certificates.void(made.office, issued[:1], "ชื่อผิด")
    with pytest.raises(Refused):
        certificates.hand_over(made.office, issued)
    with pytest.raises(Refused):
        certificates.correct(made.office, issued[0], "ชื่อผิด")
    assert stored(issued[1], "handed_on") == (None,), "all or nothing"
    made.office.undo()
    certificates.hand_over(made.office, issued)


def test_a_record_that_a_certificate_stands_on_is_not_deleted(
    made: VillageRound, issued: list[int]
) -> None:
    from desktop.programme.stages import register

    with pytest.raises(Refused) as refused:
        made.office.delete(register("team_members"), [1])
    assert "1/2569" in refused.value.reason


def test_a_household_keeps_its_certificate_when_its_training_is_changed(
    made: VillageRound,
) -> None:
    certificates.issue(made.office, made.round.id, None, DAY, HOUSEHOLD)
    made.office.write("x", lambda tx: tx.save("training", {"days": 50}, id=1))
    found = certificates.candidates(made.office, made.round.id, kind=HOUSEHOLD)
    assert [one.number for one in found] == ["1/2569", "2/2569"]
