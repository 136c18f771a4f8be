"""Every kind of certificate: who may hold it, what its paper says, how the office changes it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop import certificates
from desktop.problems import Refused
from desktop.programme.certificates import (
    HOUSEHOLD,
    LEAD_TRAINER,
    PARTNER,
    SAGE,
    TEAM_MEMBER,
    KindSettings,
    Thanks,
)
from desktop.programme.rounds import preset
from tests.desktop.certificates.conftest import text_of
from tests.desktop.village_round import VillageRound

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (LEAD_TRAINER, []),
        (TEAM_MEMBER, ["นายก้อง ใจดี", "นายคำ ใจดี"]),
        (SAGE, ["นายก้อง ใจดี", "นายขวัญ ใจดี"]),
        (HOUSEHOLD, ["นายคนที่4 ใจดี", "นายคนที่5 ใจดี"]),
        (PARTNER, []),
    ],
)
def test_who_may_hold_one(made: VillageRound, kind: str, names: list[str]) -> None:
    found = certificates.candidates(made.office, made.round.id, kind=kind)
    assert [one.name for one in found] == names
    issued = certificates.issue(made.office, made.round.id, None, DAY, kind)
    assert len(issued) == len(names)
    again = certificates.candidates(made.office, made.round.id, kind=kind)
    assert [one.number for one in again] == [f"{at}/2569" for at in range(1, len(names) + 1)]
    assert certificates.issue(made.office, made.round.id, None, DAY, kind) == []


@pytest.mark.parametrize(
    ("kind", "title", "said"),
    [
        (TEAM_MEMBER, "เกียรติบัตร", ["เป็นทีมวิทยากรสัมมาชีพชุมชน"]),
        (SAGE, "เกียรติบัตร", ["เป็นปราชญ์ชุมชน", "ด้านทอผ้า"]),
        (HOUSEHOLD, "วุฒิบัตร", ["การทอผ้าพื้นเมือง", "๒ – ๖ กุมภาพันธ์ ๒๕๖๙", "ศาลาหมู่บ้าน"]),
    ],
)
def test_the_paper_of_a_kind(made: VillageRound, kind: str, title: str, said: list[str]) -> None:
    shown = certificates.preview(
        made.office,
        made.round.id,
        [one.holder_id for one in certificates.candidates(made.office, made.round.id, kind=kind)],
        DAY,
        kind=kind,
    )
    certificates.issue(made.office, made.round.id, None, DAY, kind)
    assert certificates.pdf(made.office, made.round.id, kind=kind) == shown
    page = text_of(shown)[0].replace("\r\n", "")
    assert title in page
    for text in said:
        assert text in page


def test_the_selected_sage_is_told_apart(made: VillageRound) -> None:
    found = certificates.candidates(made.office, made.round.id, kind=SAGE)
    assert [one.selected for one in found] == [True, False]


def test_whom_the_office_thanks_is_typed_in(made: VillageRound) -> None:
    thanks = (Thanks("วัดโพธาราม", "เอื้อเฟื้อสถานที่ฝึกอบรม"), Thanks("อบต.บ้านเลือก"))
    office, round_id = made.office, made.round.id
    shown = certificates.preview(office, round_id, [], DAY, kind=PARTNER, thanks=thanks)
    issued = certificates.issue(office, round_id, None, DAY, PARTNER, thanks)
    found = certificates.candidates(office, round_id, kind=PARTNER)
    assert [one.certificate_id for one in found] == issued
    assert [(one.name, one.number) for one in found] == [
        ("วัดโพธาราม", "1/2569"),
        ("อบต.บ้านเลือก", "2/2569"),
    ]
    assert certificates.pdf(office, round_id, issued, kind=PARTNER) == shown
    first, second = (page.replace("\r\n", "") for page in text_of(shown))
    assert "เอื้อเฟื้อสถานที่ฝึกอบรม" in first
    assert "เอื้อเฟื้อ" not in second


VENUE = Thanks("วัดโพธาราม", "เอื้อเฟื้อสถานที่ฝึกอบรม รุ่นที่ 2")


@pytest.mark.parametrize(
    ("again", "is_refused"),
    [
        (VENUE, True),
        (Thanks("วัดโพธาราม ", "เอื้อเฟื้อสถานที่ฝึกอบรม  รุ่นที่ ๒"), True),
        (Thanks("วัดโพธาราม", "เอื้อเฟื้อสถานที่ฝึกอบรม รุ่นที่ 3"), False),
        (Thanks("วัดโพธาราม"), False),
        (Thanks("วัดคงคา", VENUE.reason), False),
    ],
)
def test_nobody_is_thanked_for_the_same_twice_in_a_round(
    made: VillageRound, again: Thanks, is_refused: bool
) -> None:
    office, round_id = made.office, made.round.id
    certificates.issue(office, round_id, None, DAY, PARTNER, [VENUE])
    both = (Thanks("อบต.บ้านเลือก"), again)
    if not is_refused:
        assert len(certificates.issue(office, round_id, None, DAY, PARTNER, both)) == 2
        return
    with pytest.raises(Refused) as refused:
        certificates.issue(office, round_id, None, DAY, PARTNER, both)
    assert "๑/๒๕๖๙" in refused.value.reason
    assert len(certificates.candidates(office, round_id, kind=PARTNER)) == 1


def test_who_was_thanked_in_vain_or_in_another_round_is_thanked_again(made: VillageRound) -> None:
    office, round_id = made.office, made.round.id
    certificates.issue(office, round_id, None, DAY, PARTNER, [VENUE])
    other = office.add_round(preset(2570), [made.villages[0].id])
    assert len(certificates.issue(office, other.id, None, DAY, PARTNER, [VENUE])) == 1
    (one,) = certificates.candidates(office, round_id, kind=PARTNER)
    certificates.void(office, [one.certificate_id or 0], "สะกดผิด")
    assert len(certificates.issue(office, round_id, None, DAY, PARTNER, [VENUE])) == 1


def test_a_training_without_days_honours_nobody_who_needs_them(made: VillageRound) -> None:
    made.office.write(
        "x", lambda tx: tx.save("training", {"starts_on": None, "ends_on": None}, id=1)
    )
    with pytest.raises(Refused) as refused:
        certificates.issue(made.office, made.round.id, None, DAY, HOUSEHOLD)
    assert "การทอผ้าพื้นเมือง" in refused.value.reason
    assert certificates.candidates(made.office, made.round.id, kind=HOUSEHOLD)[0].number is None


def test_a_day_before_the_training_ended_is_refused(made: VillageRound) -> None:
    with pytest.raises(Refused):
        certificates.issue(made.office, made.round.id, None, date(2026, 2, 5), HOUSEHOLD)


def test_a_kind_is_issued_as_the_office_sets_it(made: VillageRound) -> None:
    settings = KindSettings(
        SAGE, title="Certificate", wording="To\n{name}\n{village}", language="en", digits="arabic"
    )
    changed = certificates.change_kind(made.office, settings)
    assert (changed.title, changed.version) == ("Certificate", 1)
    certificates.issue(made.office, made.round.id, None, DAY, SAGE)
    page = text_of(certificates.pdf(made.office, made.round.id, kind=SAGE))[0]
    assert "Certificate" in page
    assert "No. 1/2569" in page
    made.office.undo_action(made.office.history(2)[1].id)
    assert certificates.kind_settings(SAGE) == KindSettings(SAGE)


@pytest.mark.parametrize(
    ("kind", "slots", "says"),
    [
        (TEAM_MEMBER, "ในฐานะ{role}", ["ในฐานะวิทยากรผู้นำ", "ในฐานะสมาชิกทีม"]),
        (SAGE, "โดย {office}", ["โดย สำนักงานพัฒนาชุมชนอำเภอโพธาราม"] * 2),
        (HOUSEHOLD, "โดย {office}", ["โดย สำนักงานพัฒนาชุมชนอำเภอโพธาราม"] * 2),
        (LEAD_TRAINER, "{role} รวม {hours}", ["วิทยากรผู้นำ รวม ๒๒.๕ ชั่วโมง"]),
    ],
)
def test_a_wording_may_say_the_hours_the_role_and_the_office(
    made: VillageRound, kind: str, slots: str, says: list[str]
) -> None:
    _pass_a_course(made)
    certificates.change_kind(made.office, KindSettings(kind, wording=f"มอบให้\n{{name}}\n{slots}"))
    found = certificates.candidates(made.office, made.round.id, kind=kind)
    shown = certificates.preview(
        made.office, made.round.id, [one.holder_id for one in found], DAY, kind=kind
    )
    pages = text_of(shown)
    assert len(pages) == len(says)
    for page, said in zip(pages, says, strict=True):
        assert said in page.splitlines()


def test_hours_that_nobody_recorded_leave_their_line_out(made: VillageRound) -> None:
    _pass_a_course(made, hours=None)
    settings = KindSettings(LEAD_TRAINER, wording="มอบให้\n{name}\nรวม {hours}\nขอให้เจริญ")
    certificates.change_kind(made.office, settings)
    certificates.issue(made.office, made.round.id, None, DAY)
    page = text_of(certificates.pdf(made.office, made.round.id))[0]
    assert "ขอให้เจริญ" in page
    assert "รวม" not in page


def _pass_a_course(made: VillageRound, hours: int | None = 22_500) -> None:
    """The selected sage passes a course of so many hours, in thousandths."""
    course = made.put(
        "course",
        round=made.round.id,
        name="วิทยากร",
        starts_on=date(2026, 1, 5),
        ends_on=date(2026, 1, 8),
        days=4,
        hours=hours,
    )
    made.put(
        "trainee", course=course, sage=1, days_attended=4, hours_attended=hours, result="passed"
    )


def test_two_who_change_a_kind_do_not_overwrite_each_other(made: VillageRound) -> None:
    first = certificates.change_kind(made.office, KindSettings(SAGE, title="ก"))
    certificates.change_kind(made.office, replace(first, title="ข"))
    with pytest.raises(Refused):
        certificates.change_kind(made.office, replace(first, title="ค"))


@pytest.mark.parametrize(
    "settings",
    [
        KindSettings(SAGE, wording="มอบให้\n{name}\n{course}"),
        KindSettings(SAGE, wording="มอบให้ {name}"),
        KindSettings(SAGE, pattern="{serial}"),
        KindSettings(SAGE, pattern="{code}{serial}/{year}"),
        KindSettings(SAGE, first_serial=5),
        KindSettings(SAGE, first_year=2569),
        KindSettings(SAGE, first_serial=0, first_year=2569),
        KindSettings(SAGE, first_serial=5, first_year=2026),
    ],
)
def test_settings_that_cannot_be_are_refused(made: VillageRound, settings: KindSettings) -> None:
    with pytest.raises(Refused):
        certificates.change_kind(made.office, settings)
    assert certificates.kind_settings(SAGE).version is None
