"""The papers of target households: who fills them, and from which records."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.papers.project import project_name
from desktop.problems import Refused
from desktop.programme.households import EXPENSE_LABELS, INCOME_LABELS
from desktop.programme.income_parts import PARTS
from desktop.programme.rounds import COHORT
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind
from desktop.thai.calendar import age, format_date
from desktop.views import Place, Scope
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.households import Application, RegisterPart
    from desktop.office import Office

_WISHES = ("wanted.name", "wanted_second.name", "wanted_third.name")
_PLACE = tuple(f"village.{path}" for path in ("id", "code", "moo", "name", "tambon", "tambon.name"))
_INCOME = tuple(f"baseline_{part}" for part in (*PARTS, "total"))
_EXPENSES = tuple(f"expense_{part}" for part in (*EXPENSE_LABELS, "total"))
_LIVING = ("land", "debts", "savings")
_APPLICANT = (
    "id", "representative.full_name", "representative.national_id", "representative.birth_date",
    "representative.phone", "house_no", "head_name", "members", "intent", "applied_on", *_WISHES,
    *_INCOME, *_EXPENSES, *_LIVING, *_PLACE,
)  # fmt: skip
_LISTED = (
    "village", "status", "representative.full_name", "house_no", "members", "wanted.name",
    "baseline_total", "responsible.person.full_name", "replaces.representative.full_name",
)  # fmt: skip

type Row = dict[str, Any]


def application(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The application of each chosen household, or the blank form."""
    from desktop.documents.households import application_pdf

    found = listing.rows("household", _APPLICANT, ids)
    rows = [dict(zip(_APPLICANT, row, strict=True)) for row in found]
    filled = [_application(office, scope, row) for row in rows]
    return application_pdf(filled or [_application(office, scope, {})], **_look(office, rows))


def household_register(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The register of the chosen households' villages, or of all in scope; of a cohort whole."""
    from desktop.documents.households import household_register_pdf

    if scope.round_id is None:
        raise Refused(_("Choose a round first."))
    round_ = office.round(scope.round_id)
    cohort = round_.settings.variant == COHORT
    villages = {row[0] for row in listing.rows("household", ["village"], ids)}
    rows = [dict(zip(_LISTED, row, strict=True)) for row in _in_order(scope)]
    if villages and not cohort:
        rows = [row for row in rows if row["village"] in villages]
    parts = [_whole(rows)] if cohort else list(_villages(office, rows))
    if not rows:
        raise Refused(_("No household is recorded here yet."))
    return household_register_pdf(
        project_name(round_.settings), parts, trainers=not cohort, **_look(office, rows)
    )


def _in_order(scope: Scope) -> list[tuple[Any, ...]]:
    """Those with a place by name, those who wait by rank."""
    within = [Condition("round", "=", scope.round_id), Condition("status", "!=", "withdrawn")]
    if scope.village_id is not None:
        within.append(Condition("village", "=", scope.village_id))
    elif scope.tambon_id is not None:
        within.append(Condition("village.tambon", "=", scope.tambon_id))
    order = ("village.code", "reserve_rank", "representative.sort_key")
    return listing.select("household", _LISTED, within, [Order(path) for path in order])


def _villages(office: "Office", rows: Sequence[Row]) -> "Iterator[RegisterPart]":
    places = {place.id: place for place in office.villages()}
    by_village: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_village[row["village"]].append(row)
    for village, of_village in by_village.items():
        yield _whole(of_village, _named(places[village]))


def _whole(rows: Sequence[Row], title: str = "") -> "RegisterPart":
    from desktop.documents.households import RegisterPart

    places = [
        (
            row["representative.full_name"], row["house_no"],
            show_value(Kind.COUNT, row["members"]), row["wanted.name"] or "",
            show_value(Kind.MONEY, row["baseline_total"]),
            row["responsible.person.full_name"] or "", _in_place_of(row),
        )
        for row in rows if row["status"] == "chosen"
    ]  # fmt: skip
    waiting = [
        (row["representative.full_name"], row["house_no"], row["wanted.name"] or "", "")
        for row in rows
        if row["status"] == "reserve"
    ]
    return RegisterPart(title or _("Whole district"), places, waiting)


def _in_place_of(row: Row) -> str:
    gone = row["replaces.representative.full_name"]
    return _("in the place of {name}").format(name=gone) if gone else ""


def _application(office: "Office", scope: Scope, row: Row) -> "Application":
    from desktop.documents.households import Application

    profile = office.profile
    text = partial(_text, row)
    place = Place(*(row[path] for path in _PLACE)) if row else None
    born, signed = row.get("representative.birth_date"), row.get("applied_on")
    language = current_language()
    return Application(
        project=project_name(office.round(scope.round_id).settings) if scope.round_id else "",
        signed_on=format_date(signed, "long", language=language) if signed else "",
        name=text("representative.full_name"),
        national_id=text("representative.national_id", Kind.NATIONAL_ID),
        age=_("{years} years").format(years=age(born, signed or office.today())) if born else "",
        phone=text("representative.phone", Kind.PHONE),
        house_no=text("house_no"),
        village=place.label if place else "",
        tambon=place.tambon if place else "",
        amphoe=profile.amphoe,
        changwat=profile.changwat,
        head=text("head_name"),
        count=text("members", Kind.COUNT),
        wishes=[text(wish) for wish in _WISHES],
        intent=text("intent"),
        income=_money(row, _INCOME, [*(INCOME_LABELS[part] for part in PARTS)]),
        expenses=_money(row, _EXPENSES, [*EXPENSE_LABELS.values()]),
        members=_members(row.get("id")),
        living=[
            (_("Land (rai)"), text("land", Kind.QUANTITY)),
            (_("Debts (baht)"), text("debts", Kind.MONEY)),
            (_("Savings (baht)"), text("savings", Kind.MONEY)),
        ],
    )


def _text(row: Row, key: str, kind: Kind = Kind.TEXT) -> str:
    return show_value(kind, row.get(key))


def _money(row: Row, keys: Sequence[str], labels: Sequence[str]) -> list[tuple[str, str]]:
    """(label, baht) of each part, the sum last; what was not asked stays blank."""
    named = [*(_(label) for label in labels), _("Together")]
    return [(label, _text(row, key, Kind.MONEY)) for label, key in zip(named, keys, strict=True)]


def _members(household: int | None) -> list[tuple[str, str, str]]:
    if household is None:
        return []
    found = listing.select(
        "household_member", ["person.full_name", "relation", "trains"],
        [Condition("household", "=", household)],
    )  # fmt: skip
    return [(name, relation, "✓" if trains else "") for name, relation, trains in found]


def _named(place: Place) -> str:
    return _("{village}, Tambon {tambon}").format(village=place.label, tambon=place.tambon)


def _look(office: "Office", rows: Sequence[Row]) -> dict[str, Any]:
    """Language, digits, and the names that no line is broken in."""
    language = current_language()
    names = {str(row["representative.full_name"]) for row in rows}
    return {
        "language": language,
        "digits": "thai" if language == "th" else "arabic",
        "words": frozenset({office.profile.amphoe, *names}),
    }
