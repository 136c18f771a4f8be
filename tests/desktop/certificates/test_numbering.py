"""Numbers of a kind and year: no gap, no number twice, whatever the office changes."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop import certificates
from desktop.certificates import issuing
from desktop.problems import Refused
from desktop.programme.certificates import PARTNER, SAGE, TEAM_MEMBER, KindSettings, Thanks
from tests.desktop.village_round import VillageRound

DAY = date(2026, 3, 1)
_partners = itertools.count(1)  # nobody is thanked twice for the same


def numbers(kind: str) -> list[str]:
    within = [Condition("kind", "=", kind)]
    return [
        number for (number,) in listing.select("certificate", ["number"], within, [Order("serial")])
    ]


def thank(made: VillageRound, count: int = 1, day: date = DAY) -> None:
    thanks = [Thanks(f"ผู้สนับสนุน {next(_partners)}") for _ in range(count)]
    certificates.issue(made.office, made.round.id, None, day, PARTNER, thanks)


def test_each_kind_and_year_counts_by_itself(made: VillageRound) -> None:
    thank(made, 2)
    thank(made, 1, date(2026, 9, 1))
    thank(made, 1, date(2025, 12, 1))
    certificates.issue(made.office, made.round.id, None, DAY, SAGE)
    assert numbers(PARTNER) == ["1/2569", "1/2568", "2/2569", "3/2569"]
    assert numbers(SAGE) == ["1/2569", "2/2569"]


def test_the_pattern_the_code_and_the_fiscal_year(made: VillageRound) -> None:
    settings = KindSettings(
        PARTNER, pattern="{code}/{serial:3}/{year2}", office_code="รบ 0018", counts_by="fiscal"
    )
    certificates.change_kind(made.office, settings)
    ahead = certificates.next_numbers(made.office, made.round.id, date(2025, 10, 1), PARTNER)
    assert ahead.span(12) == "รบ 0018/001–012/69"
    thank(made, 1, date(2025, 10, 1))
    assert numbers(PARTNER) == ["รบ 0018/001/69"]


def test_the_first_number_of_a_year_is_set_before_any_is_given(made: VillageRound) -> None:
    settings = certificates.change_kind(
        made.office, KindSettings(PARTNER, first_year=2569, first_serial=41)
    )
    thank(made, 2)
    thank(made, 1, date(2025, 12, 1))
    assert numbers(PARTNER) == ["1/2568", "41/2569", "42/2569"]
    for serial in (42, 60):
        with pytest.raises(Refused):
            certificates.change_kind(made.office, replace(settings, first_serial=serial))
    certificates.change_kind(made.office, replace(settings, title="ใบประกาศ"))
    thank(made)
    assert numbers(PARTNER)[-1] == "43/2569"


def test_a_pattern_that_would_give_a_number_again_is_refused(made: VillageRound) -> None:
    settings = KindSettings(PARTNER, pattern="{code}{serial}/{year}", office_code="1")
    settings = certificates.change_kind(made.office, settings)
    thank(made)
    assert numbers(PARTNER) == ["11/2569"]
    with pytest.raises(Refused) as refused:
        certificates.change_kind(made.office, replace(settings, pattern="{serial}/{year}"))
    assert "11/2569" in refused.value.reason
    certificates.change_kind(made.office, replace(settings, pattern="{serial:4}/{year}"))
    thank(made)
    assert numbers(PARTNER) == ["11/2569", "0002/2569"]


def test_nobody_is_given_a_number_when_one_page_cannot_be_made(
    made: VillageRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_pages = []

    def failing(*arguments: object) -> dict[str, object]:
        made_pages.append(arguments)
        if len(made_pages) == 2:
            raise RuntimeError("the disk is gone")
        return row_of(*arguments)

    row_of = issuing.row_of
    monkeypatch.setattr(issuing, "row_of", failing)
    with pytest.raises(RuntimeError):
        thank(made, 3)
    monkeypatch.undo()
    assert numbers(PARTNER) == []
    thank(made)
    assert numbers(PARTNER) == ["1/2569"]


def test_clerks_who_issue_at_once_get_different_numbers_without_a_gap(made: VillageRound) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(thank, made, count) for count in (3, 1, 2, 1, 3)]:
            done.result()
    assert numbers(PARTNER) == [f"{at}/2569" for at in range(1, 11)]


def test_a_void_or_undone_number_is_never_given_again(made: VillageRound) -> None:
    certificates.issue(made.office, made.round.id, None, DAY, TEAM_MEMBER)
    made.office.undo()
    found = certificates.candidates(made.office, made.round.id, kind=TEAM_MEMBER)
    assert [one.number for one in found] == [None, None]
    certificates.issue(made.office, made.round.id, [found[0].holder_id], DAY, TEAM_MEMBER)
    assert numbers(TEAM_MEMBER) == ["1/2569", "2/2569", "3/2569"]
    with pytest.raises(Refused):
        made.office.undo_action(made.office.history(2)[1].id)
