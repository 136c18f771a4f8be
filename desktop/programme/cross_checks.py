"""What no record shows by itself: gaps and contradictions between the records of an office.

Each rule goes once over all records and tells what it finds, beside the record where it is put
right. Registers check their own records; these rules look at several.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.programme.selection import votes_beyond
from desktop.programme.vocabulary import Severity, Value, Values
from desktop.thai.dates import age, format_date
from desktop.thai.names import name_key, parse_name, same_name
from desktop.words import N_, _, current_language

YOUNGEST_TRAINER = 15
"""Years: who is younger and teaches was given a wrong year of birth."""


class FindingKind(StrEnum):
    """What is wrong: a slip, two things against each other, one thing twice, something missing."""

    MISTAKE = "mistake"
    CONTRADICTION = "contradiction"
    DUPLICATE = "duplicate"
    GAP = "gap"


KINDS = {
    FindingKind.MISTAKE: N_("Mistakes"),
    FindingKind.CONTRADICTION: N_("Contradictions"),
    FindingKind.DUPLICATE: N_("Duplicates"),
    FindingKind.GAP: N_("Gaps"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One stored record as the rules see it; `values` hold its fields and what is behind links."""

    register: str
    id: int
    round: int | None
    village: int | None
    name: str
    values: Values


@dataclass(frozen=True, slots=True)
class Found:
    """One finding: what rule found it, in which record and field, in one sentence.

    `other` is the record of the same register that the finding is about as well.
    """

    kind: FindingKind
    rule: str
    row: Row
    field: str
    sentence: str
    severity: Severity = Severity.WARNING
    other: int | None = None


type Recorded = Mapping[str, Sequence[Row]]
"""Every record by its register's key."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules may know beside the records; `targets` are of the village rounds."""

    today: date
    targets: Mapping[int | None, frozenset[int]] = field(default_factory=dict)


type CrossRule = Callable[[Recorded, Known], Iterable[Found]]


def _households(recorded: Recorded) -> Iterator[Row]:
    yield from recorded.get("households", ())
    yield from recorded.get("participants", ())


# Gaps


@dataclass(frozen=True, slots=True)
class Blank:
    """A rule: a field that the stages need is blank in a record of a register."""

    register: str
    field: str
    sentence: str

    def __call__(self, recorded: Recorded, _known: Known) -> Iterable[Found]:
        """One finding for each record in which the field is blank."""
        for row in recorded.get(self.register, ()):
            if row.values.get(self.field) in (None, ""):
                sentence = _(self.sentence)
                yield Found(FindingKind.GAP, f"blank:{self.field}", row, self.field, sentence)


_NO_BASELINE = N_("The income before the training is missing.")
_NO_WISH = N_("The occupation wanted is missing.")

BLANKS = (
    Blank("sages", "craft.name", N_("The craft is missing.")),
    Blank("sages", "years", N_("The years of experience are missing.")),
    Blank("households", "wanted.name", _NO_WISH),
    Blank("participants", "wanted.name", _NO_WISH),
    Blank("households", "responsible", N_("No trainer is responsible for this household.")),
    Blank("groups", "members", N_("The number of members is missing.")),
    Blank("groups", "chair", N_("The chair of the group is missing.")),
)


def _without_baseline(recorded: Recorded, _known: Known) -> Iterable[Found]:
    for row in _households(recorded):
        if row.values.get("baseline_total") is None:
            sentence = _(_NO_BASELINE)
            yield Found(FindingKind.GAP, "blank:baseline", row, "baseline_main", sentence)


def _baseline_of_nothing(recorded: Recorded, _known: Known) -> Iterable[Found]:
    for row in _households(recorded):
        if row.values.get("baseline_total") == 0:
            sentence = _("An income of 0 baht: none indeed, or not surveyed yet?")
            yield Found(FindingKind.GAP, "no_income", row, "baseline_main", sentence)


def _selected_without_forum(recorded: Recorded, _known: Known) -> Iterable[Found]:
    forums = {(row.round, row.village): row.values for row in recorded.get("forums", ())}
    for row in recorded.get("sages", ()):
        forum = forums.get((row.round, row.village))
        if not row.values.get("selected"):
            continue
        if forum is None:
            sentence = _("Selected as lead trainer, but no village forum is recorded.")
            yield Found(FindingKind.GAP, "no_forum", row, "selected", sentence)
        elif not forum.get("accepted"):
            sentence = _("Selected as lead trainer, but the forum's acceptance is not recorded.")
            yield Found(FindingKind.GAP, "not_accepted", row, "selected", sentence)


def _more_votes_than_came(recorded: Recorded, _known: Known) -> Iterable[Found]:
    cast: dict[tuple[int | None, int | None], int] = defaultdict(int)
    places: dict[tuple[int | None, int | None], int] = defaultdict(int)
    for row in recorded.get("sages", ()):
        votes = row.values.get("votes")
        cast[row.round, row.village] += votes if isinstance(votes, int) else 0
        places[row.round, row.village] += bool(row.values.get("selected"))
    for row in recorded.get("forums", ()):
        unit, present = (row.round, row.village), row.values.get("households_present")
        most = present * max(places[unit], 1) if isinstance(present, int) else None
        if most is not None and cast[unit] > most:
            yield _against("votes", row, "households_present", votes_beyond(cast[unit], most))


def _course_without_result(recorded: Recorded, known: Known) -> Iterable[Found]:
    for row in recorded.get("trainees", ()):
        ended = row.values.get("course.ends_on")
        if row.values.get("result") is None and isinstance(ended, date) and ended < known.today:
            sentence = _("The course is over, but its result is missing.")
            yield Found(FindingKind.GAP, "no_result", row, "result", sentence)


# Contradictions


def _against(rule: str, row: Row, field: str, sentence: str) -> Found:
    return Found(FindingKind.CONTRADICTION, rule, row, field, sentence, Severity.ERROR)


def _lives_in_two_villages(recorded: Recorded, _known: Known) -> Iterable[Found]:
    sages = {(row.round, row.values.get("person")): row for row in recorded.get("sages", ())}
    for row in _households(recorded):
        sage = sages.get((row.round, row.values.get("representative")))
        if sage is not None and sage.village != row.village:
            sentence = _("The same person is a sage of another village in this round.")
            yield _against("two_villages", row, "village", sentence)


def _too_young_to_teach(recorded: Recorded, known: Known) -> Iterable[Found]:
    told: set[tuple[int | None, Value]] = set()
    for register, told_in in (("sages", "person.birth_date"), ("team_members", "person")):
        for row in recorded.get(register, ()):
            born, who = row.values.get("person.birth_date"), (row.round, row.values.get("person"))
            if not isinstance(born, date) or born > known.today or who in told:
                continue
            if (years := age(born, known.today)) < YOUNGEST_TRAINER:
                told.add(who)
                sentence = _("A trainer of {years} years; check the date of birth.")
                yield _against("too_young", row, told_in, sentence.format(years=years))


def _trained_without_selection(recorded: Recorded, _known: Known) -> Iterable[Found]:
    for row in recorded.get("trainees", ()):
        replaced = row.values.get("result") == "failed"
        if row.values.get("sage.selected") is False and not replaced:
            sentence = _("On the trainer course, but not selected by the village forum.")
            yield _against("not_selected", row, "sage", sentence)


def _of_another_round(recorded: Recorded, _known: Known) -> Iterable[Found]:
    for row in recorded.get("trainees", ()):
        if row.values.get("sage.round") not in (None, row.round):
            sentence = _("The sage and the course belong to different rounds.")
            yield _against("other_round", row, "sage", sentence)


def _baseline_after_visit(recorded: Recorded, _known: Known) -> Iterable[Found]:
    first = _first_day(recorded.get("visits", ()), "visited_on")
    for row in _households(recorded):
        asked, visited = row.values.get("baseline_on"), first.get(row.id)
        if isinstance(asked, date) and visited and asked > visited:
            sentence = _("The income before was asked after the first follow-up of {day}.").format(
                day=_day(visited)
            )
            yield _against("baseline_late", row, "baseline_on", sentence)


def _two_visits_on_a_day(recorded: Recorded, _known: Known) -> Iterable[Found]:
    seen: set[tuple[Value, Value]] = set()
    for row in recorded.get("visits", ()):
        of_day = row.values.get("household"), row.values.get("visited_on")
        if of_day in seen:
            sentence = _("Visited twice on this day; the incomes of the last number count.")
            yield _against("one_day", row, "visited_on", sentence)
        seen.add(of_day)


def _visit_before_training(recorded: Recorded, _known: Known) -> Iterable[Found]:
    began: dict[Value, date] = {}
    for row in recorded.get("attendances", ()):
        start = row.values.get("training.starts_on")
        if isinstance(start, date):
            house = row.values.get("household")
            began[house] = min(start, began.get(house, start))
    for row in recorded.get("visits", ()):
        visited, start = row.values.get("visited_on"), began.get(row.values.get("household"))
        if isinstance(visited, date) and start and visited < start:
            sentence = _("Followed up before its training began on {day}.").format(day=_day(start))
            yield _against("visit_early", row, "visited_on", sentence)


def _material_after_stop(recorded: Recorded, _known: Known) -> Iterable[Found]:
    seen: dict[Value, list[tuple[date, int, bool]]] = defaultdict(list)
    for row in recorded.get("visits", ()):
        visited, practising = row.values.get("visited_on"), row.values.get("practising")
        if isinstance(visited, date) and practising:
            found = (visited, row.id, practising == "stopped")
            seen[row.values.get("household")].append(found)
    for row in recorded.get("materials", ()):
        given = row.values.get("received_on")
        if not isinstance(given, date):
            continue
        visits = seen.get(row.values.get("household"), ())
        before = [visit for visit in visits if visit[0] <= given]
        last, _id, stopped = max(before, default=(given, 0, False))
        if stopped:
            sentence = _("Handed over although the household had stopped on {day}.")
            yield _against("given_late", row, "received_on", sentence.format(day=_day(last)))


def _trained_elsewhere(recorded: Recorded, _known: Known) -> Iterable[Found]:
    for row in recorded.get("attendances", ()):
        taught = row.values.get("training.village")
        if None not in (taught, row.village) and taught != row.village:
            sentence = _("The training was held for another village than the household's.")
            yield _against("trained_elsewhere", row, "training", sentence)


def _officer_of_another_village(recorded: Recorded, _known: Known) -> Iterable[Found]:
    recorded_as: dict[tuple[int | None, str], list[Row]] = defaultdict(list)
    for row in (*recorded.get("sages", ()), *_households(recorded)):
        recorded_as[row.round, name_key(parse_name(row.name))].append(row)
    for row in recorded.get("groups", ()):
        for office in ("chair", "secretary", "treasurer"):
            name = str(row.values.get(office) or "")
            named = recorded_as.get((row.round, name_key(parse_name(name))), ()) if name else ()
            alike = [one for one in named if same_name(one.name, name)]
            if alike and row.village not in {one.village for one in alike}:
                sentence = _("Perhaps {name}, who is recorded in another village than the group.")
                yield Found(
                    FindingKind.CONTRADICTION, "officer_elsewhere", row, office,
                    sentence.format(name=alike[0].name),
                )  # fmt: skip


def _group_of_nobody(recorded: Recorded, _known: Known) -> Iterable[Found]:
    for row in recorded.get("groups", ()):
        if row.values.get("members") == 0:
            yield _against("no_members", row, "members", _("A group has at least one member."))


def _two_leads(recorded: Recorded, _known: Known) -> Iterable[Found]:
    leads: dict[tuple[int | None, int | None], Row] = {}
    for row in recorded.get("team_members", ()):
        if row.values.get("role") != "lead":
            continue
        first = leads.setdefault((row.round, row.village), row)
        if first is not row:
            sentence = _("{name} leads this village's team.").format(name=first.name)
            yield _against("two_leads", row, "role", sentence)


def _outside_the_targets(recorded: Recorded, known: Known) -> Iterable[Found]:
    for row in (*recorded.get("sages", ()), *recorded.get("households", ())):
        targets = known.targets.get(row.round)
        if targets is not None and row.village is not None and row.village not in targets:
            sentence = _("The village is no target village of this round.")
            yield _against("no_target", row, "village", sentence)


def _same_house(recorded: Recorded, _known: Known) -> Iterable[Found]:
    houses: dict[tuple[object, ...], Row] = {}
    for row in _households(recorded):
        if number := row.values.get("house_no"):
            first = houses.setdefault((row.round, row.village, number), row)
            if first is not row:
                sentence = _("House {number} is recorded already with {name}.").format(
                    number=number, name=first.name
                )
                kind = FindingKind.DUPLICATE
                yield Found(kind, "house", row, "house_no", sentence, other=first.id)


CROSS_RULES: tuple[CrossRule, ...] = (
    *BLANKS,
    _without_baseline,
    _baseline_of_nothing,
    _selected_without_forum,
    _more_votes_than_came,
    _course_without_result,
    _lives_in_two_villages,
    _too_young_to_teach,
    _trained_without_selection,
    _of_another_round,
    _baseline_after_visit,
    _two_visits_on_a_day,
    _visit_before_training,
    _material_after_stop,
    _trained_elsewhere,
    _officer_of_another_village,
    _group_of_nobody,
    _two_leads,
    _outside_the_targets,
    _same_house,
)

BEHIND_LINKS: Mapping[str, tuple[str, ...]] = {
    "sages": ("person",),
    "trainees": ("course.ends_on", "sage.selected", "sage.round"),
    "team_members": ("person.birth_date",),
    "households": ("representative", "baseline_total"),
    "participants": ("representative", "baseline_total"),
    "attendances": ("training.starts_on", "training.village"),
}
"""What the rules look at beside a register's own fields and lookups, as paths from its records."""


def _first_day(rows: Iterable[Row], key: str) -> dict[Value, date]:
    """The earliest day under `key`, by household."""
    first: dict[Value, date] = {}
    for row in rows:
        day, house = row.values.get(key), row.values.get("household")
        if isinstance(day, date):
            first[house] = min(day, first.get(house, day))
    return first


def _day(day: date) -> str:
    return format_date(day, "short", language=current_language())
