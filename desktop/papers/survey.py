"""The papers of sages: who fills them, and from which records."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from db.queries import listing
from desktop.papers.where import look, place_of, villages_of, where
from desktop.problems import Refused
from desktop.programme.scoring import most
from desktop.programme.survey import KNOWLEDGE_FIELDS, WILLING
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Choice, Kind
from desktop.scoring import Sheet, sheet
from desktop.thai.dates import age, format_date
from desktop.views import Place, Scope
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.survey import Scored, Surveyed
    from desktop.office import Office

_TEXTS = {
    "name": "person.full_name",
    "phone": "person.phone",
    "house_no": "person.house_no",
    "craft": "craft.name",
    "achievements": "achievements",
    "can_teach": "can_teach",
    "learning_centre": "learning_centre",
    "sources": "sources",
    "consent_text": "consent_text",
}
_MORE = (
    "person.national_id", "person.birth_date", "years", "knowledge_field", "willing",
    "surveyed_on", "consent_on", "village", "round",
)  # fmt: skip
_BLANK_SAGES, _BLANK_CRITERIA = 10, 7

type Row = dict[str, Any]


def survey_form(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The survey form of each chosen sage, or the blank one of the village in scope."""
    from desktop.documents.survey import survey_pdf

    columns = (*_TEXTS.values(), *_MORE)
    rows = [dict(zip(columns, row, strict=True)) for row in listing.rows("sage", columns, ids)]
    blank = {"village": scope.village_id, "round": scope.round_id}
    forms = [_surveyed(office, row) for row in rows or [blank]]
    return survey_pdf(forms, **look(office, [row["person.full_name"] for row in rows]))


def scoring_sheet(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The scoring sheets of the villages of the chosen sages, or of all in scope."""
    from desktop.documents.survey import scores_pdf

    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    chosen = {row[0] for row in listing.rows("sage", ["village"], ids)}
    places = villages_of(office, scope, chosen)
    if not places:
        raise Refused(_("The round has no target village here; tick some in the settings."))
    sheets = [(place, sheet(scope.round_id, place.id)) for place in places]
    names = [sage.name for _place, one in sheets for sage in one.sages]
    scored = [_scored(office, scope.round_id, place, one) for place, one in sheets]
    return scores_pdf(scored, **look(office, names))


def _surveyed(office: "Office", row: Row) -> "Surveyed":
    from desktop.documents.survey import Surveyed

    born = row.get("person.birth_date")
    years = _("{years} years").format(years=age(born, office.today())) if born else ""
    return Surveyed(
        where(office, row["round"], place_of(office, row["village"])),
        _chosen(KNOWLEDGE_FIELDS, row.get("knowledge_field")),
        _chosen(WILLING, row.get("willing")),
        national_id=show_value(Kind.NATIONAL_ID, row.get("person.national_id")),
        birth_date=_day(born),
        age=years,
        years=show_value(Kind.COUNT, row.get("years")),
        surveyed_on=_day(row.get("surveyed_on")),
        consent_on=_day(row.get("consent_on")),
        **{key: _text(key, row.get(path)) for key, path in _TEXTS.items()},
    )


def _scored(office: "Office", round_id: int, place: Place, one: Sheet) -> "Scored":
    from desktop.documents.survey import Scored

    named = [(each.name, str(each.maximum)) for each in one.criteria]
    criteria = named or [("", "")] * _BLANK_CRITERIA
    rows = [
        (
            sage.name,
            sage.craft or "",
            *(_number(sage.points.get(each.id)) for each in one.criteria),
            *([""] * (len(criteria) - len(named))),
            _number(total),
            _number(rank),
        )
        for sage, total, rank in zip(one.sages, one.totals, one.ranks, strict=True)
    ]
    blank = ("",) * (len(criteria) + 4)
    return Scored(
        where(office, round_id, place),
        criteria,
        rows or [blank] * _BLANK_SAGES,
        _number(most(one.criteria) or None),
    )


def _chosen(choices: Sequence[Choice], key: object) -> list[tuple[str, bool]]:
    return [(_(one.label), one.key == key) for one in choices]


def _text(key: str, value: object) -> str:
    text = str(value or "")
    return show_value(Kind.PHONE, text) if key == "phone" else text


def _day(day: object) -> str:
    return format_date(day, "long", language=current_language()) if isinstance(day, date) else ""


def _number(number: int | None) -> str:
    return show_value(Kind.COUNT, number)
