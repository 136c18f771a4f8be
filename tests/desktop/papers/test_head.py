"""The sheet for the meeting: all that the screen says, on one page, whatever the district."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from desktop.documents.wording import in_digits
from desktop.head import HeadSummary, head_summary
from desktop.head.wording import baht, figure_of, grown, money_told, per_baht, short
from desktop.office import Office
from desktop.papers.head import head_paper
from desktop.views import Scope
from desktop.words import _, use_language
from tests.desktop.village_round import VillageRound

LONG = "ศรีสุวรรณวงศ์ไพบูลย์เจริญรุ่งเรืองกิจ"


@pytest.fixture
def round_(tmp_path: Path) -> Iterator[VillageRound]:
    made = VillageRound(tmp_path / "office", follow_up_months=(1,))
    with made.office:
        yield made


def fill(round_: VillageRound, villages: int, name: str = "ใจดี") -> HeadSummary:
    """So many villages, each with six households that practise and one that waits for a visit."""
    places = round_.office.villages()[:villages]
    round_.office.set_targets(round_.round.id, [one.id for one in places])
    crafts = [round_.put("occupation_kind", name=f"แปรรูปผลิตภัณฑ์{name}{at}") for at in range(6)]
    officer = round_.put("officer", full_name=f"นางสาวพร {name}", position="พัฒนากร")
    for tambon in {one.tambon_id for one in places}:
        round_.put("responsibility", officer=officer, tambon=tambon)
    for place in places:
        member = round_.put("team_member", round=round_.round.id, village=place.id,
                            person=round_.person(f"ครู{name}"), role="lead")  # fmt: skip
        round_.put("training", round=round_.round.id, village=place.id, curriculum="ทอผ้า",
                   starts_on=date(2026, 5, 1), ends_on=date(2026, 5, 1), days=1)  # fmt: skip
        for at, craft in enumerate(crafts):
            home = round_.household(place, baseline_main=100_000_00, members=3, wanted=craft,
                                    responsible=member)  # fmt: skip
            round_.put("material_need", household=home, item="ไหม", quantity=1000,
                       unit_price=800_00)  # fmt: skip
            round_.visit(home, 1, date(2026, 7, 1), practising="practising",
                         income_main=110_000_00 + at * 100_00)  # fmt: skip
        round_.household(place)
    return head_summary(round_.office, Scope(round_.round.id))


def text_of(office: Office, summary: HeadSummary) -> str:
    """The text of the sheet, which is one page, without its spaces."""
    document = pypdfium2.PdfDocument(head_paper(office, summary))
    assert len(document) == 1
    return "".join(document[0].get_textpage().get_text_range().split())


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_paper_says_what_the_screen_says(round_: VillageRound, language: str) -> None:
    use_language(language)
    summary = fill(round_, 3)
    text = text_of(round_.office, summary)
    told = [round_.office.profile.name, summary.round.label, _("Reporter")]
    told += [figure_of(one.now, one.now.percent) for one in summary.comparison.indicators]
    told += [_(one.now.label) for one in summary.comparison.indicators]
    for village in summary.money.villages:
        worth = village.worth
        told += [short(village.place), baht(worth.cost_each), per_baht(worth.per_baht)]
    told += [part for one in summary.in_need for part in (one.needs[0].text, one.officers)]
    told += [part for one in summary.examples for part in (one.occupation, one.trainer, grown(one))]
    for money in money_told(summary.money):
        told += [money.label, money.figure, money.rests_on, money.left_out]
    digits = "thai" if language == "th" else "arabic"
    for part in told:
        assert "".join(in_digits(digits, part).split()) in text, part  # type: ignore[arg-type]


def test_the_chart_stands_on_it_where_there_is_room(round_: VillageRound) -> None:
    summary = fill(round_, 3)
    assert in_digits("thai", "แผนภูมิแสดง3อาชีพที่มีครัวเรือนมากที่สุดจาก6อาชีพ") in text_of(
        round_.office, summary
    )


@pytest.mark.parametrize(("villages", "name"), [(20, "ใจดี"), (20, LONG)])
def test_twenty_villages_and_long_names_are_one_page(
    round_: VillageRound, villages: int, name: str
) -> None:
    summary = fill(round_, villages, name)
    text = text_of(round_.office, summary)
    for one in summary.money.villages:
        assert "".join(in_digits("thai", short(one.place)).split()) in text


def test_a_round_without_anything_is_a_sheet_all_the_same(round_: VillageRound) -> None:
    text = text_of(round_.office, head_summary(round_.office, Scope(round_.round.id)))
    assert "ยังไม่มีหมู่บ้านที่มีครัวเรือนเป้าหมาย" in text
