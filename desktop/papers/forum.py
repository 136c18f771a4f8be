"""The papers of village forums: who fills them, and from which records."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.papers.where import look, place_of, where
from desktop.problems import Refused
from desktop.programme.forum import (
    RESOLUTIONS,
    RESOLVED_BY,
    TIE_RULES,
    Resolution,
    quorum,
    votes,
)
from desktop.programme.rounds import RoundSettings
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Context, Kind
from desktop.scoring import Sage, sheet
from desktop.thai.dates import format_date
from desktop.views import Scope
from desktop.words import N_, _, current_language

if TYPE_CHECKING:
    from desktop.documents.forum import ForumPaper, Resolved
    from desktop.office import Office

_FORUM = (
    "village", "round", "held_on", "place", "households_total", "households_present", "quorum",
    "chair", "recorder", "occupation_names", "tie_rule", "resolution",
    *(f"{one.key}_{part}" for one in RESOLUTIONS for part in ("by", "for", "against", "abstained")),
    *(one.accepted for one in RESOLUTIONS),
)  # fmt: skip
_ROLES = (
    ("sage", "person", N_("Community sage")),
    ("household", "representative", N_("Target household")),
)
_ROWS = 40
"""Lines of a list where the village's households were not counted."""

type Row = dict[str, Any]


def forum_paper(title: str, office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The paper called `title`, a message id of `desktop.documents.forum`, of the chosen forums;
    without any, the blank one of the village in scope.
    """
    from desktop.documents.forum import forum_pdf

    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    rows = [dict(zip(_FORUM, row, strict=True)) for row in listing.rows("forum", _FORUM, ids)]
    blank = {"village": scope.village_id, "round": scope.round_id}
    forums = [_forum(office, row) for row in rows or [blank]]
    names = [name for one in forums for name, *_more in (*one.sages, *one.invited)]
    return forum_pdf(title, forums, **look(office, names))


def _forum(office: "Office", row: Row) -> "ForumPaper":
    from desktop.documents.forum import ForumPaper

    settings = office.round(row["round"]).settings
    known = sheet(row["round"], row["village"]).sages if row["village"] is not None else ()
    written = len(row) > 2  # else a blank form
    sages = known if written else ()
    chosen = [one.name for one in sages if one.selected]
    held = row.get("held_on")
    total = row.get("households_total")
    return ForumPaper(
        where(office, row["round"], place_of(office, row["village"])),
        held_on=format_date(held, "long", language=current_language()) if held else "",
        place=row.get("place") or "",
        households=_number(total),
        present=_number(row.get("households_present")),
        quorum=_number(quorum(row, Context(settings, office.today()))),
        chair=row.get("chair") or "",
        recorder=row.get("recorder") or "",
        invited=_invited(row) if written else (),
        rows=total or _ROWS,
        sages=[(one.name, one.craft or "", _number(one.votes)) for one in sages],
        votes=_sum(sages),
        need=str(settings.sages_selected),
        selected=chosen,
        resolved=[_resolved(row, one, chosen, settings) for one in RESOLUTIONS],
        tie_rule=show_value(Kind.CHOICE, row.get("tie_rule"), TIE_RULES),
        resolution=row.get("resolution") or "",
    )


def _resolved(
    row: Row, one: Resolution, chosen: Sequence[str], settings: RoundSettings
) -> "Resolved":
    from desktop.documents.forum import Resolved

    way = row.get(f"{one.key}_by")
    yes, no, none = votes(row, one.key)
    return Resolved(
        _(one.label),
        [(_(each.label), each.key == way) for each in RESOLVED_BY],
        _number(yes),
        _number(no),
        _number(none),
        _outcome(row, one, chosen, settings) if row.get(one.accepted) else "",
    )


def _outcome(row: Row, one: Resolution, chosen: Sequence[str], settings: RoundSettings) -> str:
    """What an accepted resolution says."""
    match one.key:
        case "trainer":
            names = ", ".join(chosen) or "…"
            return _("accepted as lead trainer: {names}").format(names=names)
        case "occupation":
            names = row.get("occupation_names") or "…"
            return _("chosen as the occupation of the village: {names}").format(names=names)
    return _("{count} target households confirmed").format(count=settings.households)


def _invited(row: Row) -> list[tuple[str, str, str]]:
    """Whom the office knows in the village, each once."""
    within = [Condition("round", "=", row["round"]), Condition("village", "=", row["village"])]
    found: dict[int, tuple[str, str, str]] = {}
    for table, link, role in _ROLES:
        columns = [link, f"{link}.full_name", f"{link}.house_no"]
        order = [Order(f"{link}.sort_key")]
        for person, name, house in listing.select(table, columns, within, order):
            found.setdefault(person, (name, house or "", _(role)))
    return list(found.values())


def _sum(sages: Sequence[Sage]) -> str:
    counted = [one.votes for one in sages if one.votes is not None]
    return _number(sum(counted)) if counted else ""


def _number(number: int | None) -> str:
    return show_value(Kind.COUNT, number)
