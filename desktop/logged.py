"""What of each stored table people know, and by which words: the history is read through this.

A *subject* is one kind of row. Its columns are shown by the fields of the registers that hold them;
what is derived, or only keeps the rows together, is shown nowhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from db.queries.history import columns_of, links_of
from desktop.programme.course import HALVES
from desktop.programme.round_register import ROUND, VARIANTS
from desktop.programme.stages import REGISTERS, STAGES
from desktop.programme.vocabulary import Choice, Field, Kind, Register
from desktop.words import N_

UNSEEN = frozenset(
    {
        *("id", "uid", "version", "sort_key", "search_text", "rules_version", "round_id"),
        *("full_name", "sound_key", "baseline_total", "income_total", "expense_total"),
        *("cost", "amount", "profit"),
        *("kind", "serial", "facts", "design", "digest", "bmn_class", "group_class"),
        *("register", "definition", "media", "picture_id"),
        *("layout_id", "proof", "content", "listed", "public_key", "sealed"),
        *("language", "digits", "counts_by"),
    }
)
"""Columns that nobody typed, where a subject does not show them all the same: keys, versions, what
is derived, what is frozen."""

SILENT = frozenset(("action", "change", "picture", "accepted_finding"))
"""Tables of which the history says nothing."""

_SIGNATURE = Field("picture", N_("Picture of the signature"), Kind.FLAG)
"""Told as there or not; the picture itself is looked at where it is chosen."""

_STATUS = (Choice("issued", N_("Issued")), Choice("void", N_("Void")))
_STAGES = tuple(Choice(stage.key, stage.tab) for stage in STAGES)


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of row: its name, its stored columns as fields, and how one row is named.

    `title` is a path of stored columns through links ("sage_id.person_id.full_name"); `registers`
    are those that list such rows.
    """

    table: str
    label: str
    fields: Mapping[str, Field]
    title: str
    registers: tuple[Register, ...] = ()


def subject(table: str) -> Subject | None:
    """What is known of a table; None for one of which the history says nothing."""
    return subjects().get(table)


@cache
def subjects() -> dict[str, Subject]:
    """Every kind of row that the history names, in the order of the programme."""
    found: dict[str, Subject] = {}
    for register in REGISTERS:
        table = register.table
        title = _stored_path(table, register.title)
        new = Subject(table, register.one, _fields(register), title, (register,))
        known = found.get(table, new)
        found[table] = replace(  # one table under two names: what either shows is shown
            known,
            fields={**new.fields, **known.fields},
            registers=tuple(dict.fromkeys((*known.registers, register))),
        )
    who_signs = found["signatory"]
    fields = {**who_signs.fields, "picture_id": _SIGNATURE}
    found["signatory"] = replace(who_signs, fields=fields)
    return found | {one.table: one for one in _by_hand()}


def _fields(register: Register) -> dict[str, Field]:
    columns = columns_of(register.table)
    fields: dict[str, Field] = {}
    for one in register.fields:
        name, dot, _column = one.key.partition(".")
        if not dot:
            fields[columns[name]] = one
        elif name == register.person_link:
            fields[columns[name]] = Field(name, N_("Person"), Kind.LINK)
        else:
            fields[columns[name]] = replace(one, kind=Kind.LINK)
    return fields


def _stored_path(table: str, path: str) -> str:
    """A register's path in the names of stored columns."""
    name, dot, rest = path.partition(".")
    column = columns_of(table)[name]
    return f"{column}.{_stored_path(links_of(table)[column], rest)}" if dot else column


def _person() -> Subject:
    """A person's own columns, in the words of the first register that shows each."""
    fields: dict[str, Field] = {}
    for register in REGISTERS:
        for one in register.fields:
            link, dot, column = one.key.partition(".")
            if dot and link == register.person_link:
                fields.setdefault(column, one)
    fields["village_id"] = Field("village", N_("Village"), Kind.LINK)
    return Subject("person", N_("Person"), fields, "full_name")


def _round() -> Subject:
    fields = {one.key: one for one in ROUND.fields}
    fields |= {
        "year": Field("year", N_("Fiscal year")),
        "variant": Field("variant", N_("Kind of round"), Kind.CHOICE, choices=VARIANTS),
        "stages": Field("stages", N_("Stages")),
        "certificate_wording": Field(
            "certificate_wording", N_("Wording of the certificate"), Kind.LONG_TEXT
        ),
    }
    return Subject("round", N_("Round"), fields, "name")


def _of_scoring() -> Iterator[Subject]:
    yield Subject(
        "criterion",
        N_("Scoring criterion"),
        {
            "position": Field("position", N_("No."), Kind.COUNT),
            "name": Field("name", N_("Name")),
            "maximum": Field("maximum", N_("Most points"), Kind.COUNT),
            "weight": Field("weight", N_("Weight"), Kind.COUNT),
        },
        "name",
    )
    yield Subject(
        "sage_score",
        N_("Score"),
        {
            "sage_id": Field("sage", N_("Sage"), Kind.LINK),
            "criterion_id": Field("criterion", N_("Scoring criterion"), Kind.LINK),
            "points": Field("points", N_("Points"), Kind.COUNT),
        },
        "sage_id.person_id.full_name",
    )


def _of_the_course() -> Iterator[Subject]:
    yield Subject(
        "course_session",
        N_("Half-day of a course"),
        {
            "course_id": Field("course", N_("Course"), Kind.LINK),
            "on_date": Field("on", N_("Day"), Kind.DATE),
            "half": Field("half", N_("Half-day"), Kind.CHOICE, choices=HALVES),
            "hours": Field("hours", N_("Hours"), Kind.QUANTITY),
        },
        "course_id.name",
    )
    yield Subject(
        "session_attendance",
        N_("Attendance of a half-day"),
        {
            "session_id": Field("session", N_("Half-day of a course"), Kind.LINK),
            "trainee_id": Field("trainee", N_("Course participant"), Kind.LINK),
            "present": Field("present", N_("Present"), Kind.FLAG),
        },
        "trainee_id.sage_id.person_id.full_name",
    )


def _of_certificates() -> Iterator[Subject]:
    yield Subject(
        "certificate",
        N_("Certificate"),
        {
            "number": Field("number", N_("Number")),
            "year": Field("year", N_("Year")),
            "issued_on": Field("issued_on", N_("Date of issue"), Kind.DATE),
            "recipient": Field("recipient", N_("Recipient")),
            "status": Field("status", N_("Status"), Kind.CHOICE, choices=_STATUS),
            "void_reason": Field("void_reason", N_("Reason")),
            "trainee_id": Field("trainee", N_("Course participant"), Kind.LINK),
            "sage_id": Field("sage", N_("Sage"), Kind.LINK),
            "team_member_id": Field("team_member", N_("Team member"), Kind.LINK),
            "household_id": Field("household", N_("Household"), Kind.LINK),
            "edition": Field("edition", N_("Edition"), Kind.COUNT),
            "printed_on": Field("printed_on", N_("Printed on"), Kind.DATE),
            "prints": Field("prints", N_("Times printed"), Kind.COUNT),
            "handed_on": Field("handed_on", N_("Handed over on"), Kind.DATE),
            "handed_to": Field("handed_to", N_("Received by")),
        },
        "recipient",
    )
    yield Subject(
        "certificate_print",
        N_("Reprint of a certificate"),
        {
            "certificate_id": Field("certificate", N_("Certificate"), Kind.LINK),
            "on_date": Field("on", N_("Printed on"), Kind.DATE),
            "reason": Field("reason", N_("Reason"), Kind.LONG_TEXT),
            "substitute": Field("substitute", N_("Marked as a substitute"), Kind.FLAG),
        },
        "certificate_id.number",
    )
    name = {"name": Field("name", N_("Name"))}
    yield Subject("certificate_design", N_("Design of a certificate"), name, "name")
    yield Subject(
        "certificate_kind",
        N_("Kind of certificate"),
        {
            "kind": Field("kind", N_("Kind of certificate")),
            "title": Field("title", N_("Title of the certificate")),
            "wording": Field("wording", N_("Wording of the certificate"), Kind.LONG_TEXT),
            "layout_id": Field("layout", N_("Design of a certificate"), Kind.LINK),
            "pattern": Field("pattern", N_("Pattern of the number")),
            "office_code": Field("office_code", N_("Code of the office")),
            "first_year": Field("first_year", N_("Year of the first number"), Kind.COUNT),
            "first_serial": Field("first_serial", N_("First number"), Kind.COUNT),
            "has_proof": Field("has_proof", N_("Carries a QR code"), Kind.FLAG),
        },
        "kind",
    )
    yield Subject(
        "signing_key",
        N_("Key that signs certificates"),
        {
            "key_id": Field("key_id", N_("Key")),
            "holder": Field("holder", N_("Holder")),
            "since": Field("since", N_("Since"), Kind.DATE),
            "until": Field("until", N_("Until"), Kind.DATE),
        },
        "key_id",
    )


def _by_hand() -> Iterator[Subject]:
    village = Field("village", N_("Village"), Kind.LINK)
    yield _person()
    yield _round()
    yield Subject(
        "target_village", N_("Target village"), {"village_id": village}, "village_id.name"
    )
    yield Subject(
        "override",
        N_("Leave to go on"),
        {
            "village_id": village,
            "stage": Field("stage", N_("Stage"), Kind.CHOICE, choices=_STAGES),
            "reason": Field("reason", N_("Reason"), Kind.LONG_TEXT),
            "officer": Field("officer", N_("Officer")),
            "on_date": Field("on", N_("Date"), Kind.DATE),
        },
        "village_id.name",
    )
    yield from _of_certificates()
    yield from _of_scoring()
    yield from _of_the_course()
    yield Subject(
        "attachment",
        N_("Attached paper"),
        {
            "name": Field("name", N_("Name")),
            "sage_id": Field("sage", N_("Sage"), Kind.LINK),
            "forum_id": Field("forum", N_("Village forum"), Kind.LINK),
            "course_id": Field("course", N_("Course"), Kind.LINK),
            "team_member_id": Field("team_member", N_("Team member"), Kind.LINK),
            "household_id": Field("household", N_("Household"), Kind.LINK),
        },
        "name",
    )
    yield Subject(
        "office",
        N_("Office"),
        {
            "name": Field("name", N_("Name of the office")),
            "amphoe": Field("amphoe", N_("District")),
            "amphoe_code": Field("amphoe_code", N_("District code")),
            "changwat": Field("changwat", N_("Province")),
            "emblem": Field("emblem", N_("Emblem")),
        },
        "name",
    )
    occupation = N_("Occupation")
    yield Subject("occupation_kind", occupation, {"name": Field("name", occupation)}, "name")
    named = {
        "code": Field("code", N_("Code")),
        "name": Field("name", N_("Name")),
        "name_en": Field("name_en", N_("Name in English")),
    }
    yield Subject("saved_list", N_("Saved list"), {"name": Field("name", N_("Name"))}, "name")
    yield Subject("tambon", N_("Tambon"), named, "name")
    yield Subject(
        "village",
        N_("Village"),
        {
            "moo": Field("moo", N_("Moo"), Kind.COUNT),
            **named,
            "tambon_id": Field("tambon", N_("Tambon"), Kind.LINK),
        },
        "name",
    )
