"""Two entries of one person, or two records of one register, are made one, as one logged action.

What pointed at the one that goes points at the one that stays. Where both already have the same
thing (both a household of one round), the two are made one as well if they say nothing against each
other; else the merge is refused and says which two records have to be merged first, by choice.
Certificates keep the facts they were issued with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from db.queries import listing, references
from db.queries.conditions import Condition
from db.queries.dependents import is_referred_to
from db.queries.history import columns_of
from db.queries.references import Reference
from db.transaction import Transaction
from desktop import records
from desktop.derived import derive
from desktop.duplicates import alike, person_of, role_register, understood
from desktop.logged import subject
from desktop.problems import Refused
from desktop.programme.people import PERSON, person_fields
from desktop.programme.stages import REGISTERS
from desktop.programme.stages import register as register_called
from desktop.programme.vocabulary import Field, Kind, Register, Value
from desktop.views import ActionEntry
from desktop.withdrawal import HOLDERS
from desktop.words import N_, _

if TYPE_CHECKING:
    from desktop.office import Office

MERGE = "merge"
"""The kind of action that merges."""

PERSON_FIELDS: tuple[Field, ...] = (
    *(
        Field(one.key.removeprefix("person."), one.label, one.kind, past=one.past)
        for one in person_fields("person")
    ),
    Field("house_no", N_("House number")),
    Field("village", N_("Village"), Kind.LINK, PERSON, target="village"),
)

_BOOKKEEPING = ("id", "uid", "version")


@dataclass(frozen=True, slots=True)
class MergeField:
    """One field of both: `kept` is the value of the entry that stays, `gone` of the other."""

    field: Field
    kept: Value
    gone: Value

    @property
    def differs(self) -> bool:
        """Whether somebody has to choose, or one side fills the other's blank."""
        return not (is_blank(self.kept) and is_blank(self.gone)) and self.kept != self.gone

    @property
    def suggested(self) -> Value:
        """What stays unless something else is chosen: the kept value, or what fills its blank."""
        return self.gone if is_blank(self.kept) else self.kept


@dataclass(frozen=True, slots=True)
class Clash:
    """Two records that contradict each other and have to be merged by choice before."""

    register: str
    kept: int
    gone: int
    sentence: str


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merge would do: `moved` is how many records of which register will point elsewhere.

    `register` is None for two entries of a person. `versions` are those of the two rows that were
    read; a merge that finds others is refused. `same_person` says whether the people of two records
    become one as well; else one of them is chosen.
    """

    register: Register | None
    kept: int
    gone: int
    names: tuple[str, str]
    fields: tuple[MergeField, ...]
    moved: tuple[tuple[str, int], ...]
    clashes: tuple[Clash, ...]
    versions: tuple[int, ...]
    same_person: bool = True


@dataclass(slots=True)
class _Steps:
    """What a merge writes, in order: links to move, then rows to fill and rows to delete."""

    moves: list[tuple[Reference, int]] = field(default_factory=list)
    folds: list[tuple[str, int, int]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    def gone(self, table: str) -> set[int]:
        """The rows of a table that will be gone."""
        return {gone for name, _kept, gone in self.folds if name == table}


def compared(
    office: "Office", register: Register, raw: Mapping[str, object], person: int
) -> tuple[MergeField, ...]:
    """What is typed into a form of `register` beside a stored person; () when they are gone."""
    stored = listing.rows("person", [one.key for one in PERSON_FIELDS], [person])
    if not stored:
        return ()
    typed = understood(register, raw, office.today())
    keys = (form_key(register, one.key) for one in PERSON_FIELDS)
    return tuple(map(MergeField, PERSON_FIELDS, (typed.get(key) for key in keys), stored[0]))


def form_key(register: Register, column: str) -> str:
    """The field of a register that holds `column` of its person."""
    behind = f"{register.person_link}.{column}"
    return behind if any(one.key == behind for one in register.fields) else column


def plan_people(kept: int, gone: int) -> MergePlan:
    """What merging person `gone` into person `kept` would do; Refused when one is gone already."""
    return _plan(None, PERSON_FIELDS, kept, gone)


def plan_records(
    register: Register, kept: int, gone: int, *, same_person: bool | None = None
) -> MergePlan:
    """What merging record `gone` into `kept` would do.

    Their people become one too if they are the `same_person` (None: if they are alike); else the
    plan asks which of the two the record is about. Refused when one record is gone already, or when
    they are of different rounds.
    """
    one, other = person_of(register, kept), person_of(register, gone)
    if one is None or other is None or one == other:
        same_person = True
    elif same_person is None:
        same_person = alike(one, other)
    fields = register.fields if same_person else _with_one_person(register)
    plan = _plan(register, fields, kept, gone, same_person=same_person)
    if register.round:
        rounds = listing.rows(register.table, [register.round], [kept, gone])
        if rounds[0] != rounds[1]:
            raise Refused(_("Records of different rounds stay two records."))
    return plan


def _with_one_person(register: Register) -> tuple[Field, ...]:
    """The register's fields with the person as one choice."""
    link = register.person_link
    whole = Field(link, N_("Name"), Kind.LINK, target="people")
    return (whole, *(one for one in register.fields if not one.key.startswith(f"{link}.")))


def merge(office: "Office", plan: MergePlan, chosen: Mapping[str, Value]) -> ActionEntry:
    """Do what `plan` says, as one action that can be undone.

    `chosen` holds the values to keep by field key; what it leaves out is as the plan suggests.
    Refused where the plan has clashes, or when somebody changed one of the two meanwhile.
    """
    values = {one.field.key: chosen.get(one.field.key, one.suggested) for one in plan.fields}

    def work(tx: Transaction) -> int:
        if _versions(plan.register, plan.kept, plan.gone) != plan.versions:
            raise Refused(_("Somebody changed one of the two meanwhile; look at them again."))
        steps = _steps(plan.register, plan.kept, plan.gone, same_person=plan.same_person)
        if steps.clashes:
            raise Refused(steps.clashes[0].sentence)
        let_go = person_of(plan.register, plan.gone) if plan.register else None
        _take(tx, steps)
        _fill(tx, plan, values)
        if let_go is not None and tx.row("person", let_go) and not is_referred_to("person", let_go):
            tx.delete("person", let_go)
        return tx.action_id

    title = _("Merge {name} with {other}").format(name=plan.names[0], other=plan.names[1])
    action = office.write(title, work, kind=MERGE)
    return next(one for one in office.history() if one.id == action)


def _plan(
    register: Register | None,
    fields: tuple[Field, ...],
    kept: int,
    gone: int,
    *,
    same_person: bool = True,
) -> MergePlan:
    table, title = (register.table, register.title) if register else ("person", "full_name")
    keys = [one.key for one in fields]
    found = listing.rows(table, [title, *keys], [kept, gone])
    if len(found) < 2 or kept == gone:
        raise Refused(_("This record is gone."))
    (kept_name, *kept_values), (gone_name, *gone_values) = found
    steps = _steps(register, kept, gone, same_person=same_person)
    return MergePlan(
        register=register,
        kept=kept,
        gone=gone,
        names=(str(kept_name), str(gone_name)),
        fields=tuple(map(MergeField, fields, kept_values, gone_values)),
        moved=_counted(steps),
        clashes=tuple(steps.clashes),
        versions=_versions(register, kept, gone),
        same_person=same_person,
    )


def _versions(register: Register | None, *ids: int) -> tuple[int, ...]:
    """The versions of the rows that are there, of the people that records show too."""
    if register is not None:
        return tuple(entry.version for entry in records.read_many(register, ids))
    return tuple(version for (version,) in listing.rows("person", ["version"], ids))


# What has to be written


def _steps(register: Register | None, kept: int, gone: int, *, same_person: bool) -> _Steps:
    steps = _Steps()
    _fold(steps, register.table if register else "person", kept, gone)
    link = register.person_link if register else ""
    if register and link and same_person:
        (one,), (other,) = listing.rows(register.table, [link], [kept, gone])
        if one != other and None not in (one, other):
            _fold(steps, "person", one, other)
    return steps


def _fold(steps: _Steps, table: str, kept: int, gone: int) -> None:
    """Let everything that points at row `gone` point at `kept`, and let `gone` go."""
    steps.folds.append((table, kept, gone))
    for reference in references.references_to(table, gone):
        if reference.id in steps.gone(reference.table):
            continue
        taken = references.clash(reference, kept, steps.gone(reference.table))
        if taken is None:
            steps.moves.append((reference, kept))
        elif sentence := _contradiction(reference, taken):
            steps.clashes.append(Clash(_register_of(reference), taken, reference.id, sentence))
        else:
            _fold(steps, reference.table, taken, reference.id)


def _contradiction(reference: Reference, taken: int) -> str:
    """Why the row that `reference` names cannot simply become one with `taken`; "" if it can."""
    table = reference.table
    one, other = references.row(table, taken) or {}, references.row(table, reference.id) or {}
    derived = derive(table, one).keys()
    differing = [
        column
        for column in one
        if column not in (*_BOOKKEEPING, reference.link, *derived)
        and not is_blank(one[column])
        and not is_blank(other[column])
        and one[column] != other[column]
    ]
    if table in HOLDERS and all(_has_certificate(table, one) for one in (taken, reference.id)):
        return _("Both have a certificate of the same kind; make one of them void first.")
    if not differing:
        return ""
    sentence = _(
        "Both are recorded under {register} and differ in {fields}; merge these two first."
    )
    return sentence.format(
        register=_(register_called(_register_of(reference)).label),
        fields=", ".join(dict.fromkeys(_column_label(table, column) for column in differing)),
    )


def _column_label(table: str, column: str) -> str:
    """What people call a column of `table`, by the field that shows it."""
    known = subject(table)
    shown = known.fields.get(columns_of(table)[column]) if known else None
    return _(shown.label) if shown else _("Other details")


def _has_certificate(table: str, holder: int) -> bool:
    standing = [Condition(table, "=", holder), Condition("status", "=", "issued")]
    return bool(listing.select("certificate", ["id"], standing, limit=1))


def _register_of(reference: Reference) -> str:
    if reference.table == "household":
        variant = listing.rows("household", ["round.variant"], [reference.id])
        return role_register("household", str(variant[0][0]))
    return next(one.key for one in REGISTERS if one.table == reference.table)


def _counted(steps: _Steps) -> tuple[tuple[str, int], ...]:
    """How many records of each register change, by the register's label."""
    counts: dict[str, int] = {}
    touched = dict.fromkeys((one.table, one.id) for one, _to in steps.moves)
    for table, row_id in touched:
        label = _label_of(table, row_id)
        counts[label] = counts.get(label, 0) + 1
    return tuple(counts.items())


def _label_of(table: str, id: int) -> str:  # noqa: A002  the column's name
    if table == "certificate":
        return _("Certificates")
    return _(register_called(_register_of(Reference(table, id, ""))).label)


# Writing it


def _take(tx: Transaction, steps: _Steps) -> None:
    """Move the links, delete the rows that go, and let the others fill their blanks from them."""
    _chosen, *inner = steps.folds
    filled = [(table, kept, _fillings(table, kept, gone)) for table, kept, gone in inner]
    going = {(table, gone) for table, _kept, gone in steps.folds}
    for reference, to in steps.moves:
        if (reference.table, reference.id) not in going:
            tx.save(reference.table, {reference.link: to}, id=reference.id)
    deepest_first = sorted(steps.folds, key=lambda fold: references.depth(fold[0]), reverse=True)
    for table, _kept, gone in deepest_first:
        tx.delete(table, gone)
    for table, kept, values in filled:
        records.change(tx, table, kept, values)


def _fillings(table: str, kept: int, gone: int) -> dict[str, Any]:
    """What row `gone` knows and row `kept` does not."""
    one, other = references.row(table, kept) or {}, references.row(table, gone) or {}
    return {
        column: other[column]
        for column in one
        if column not in _BOOKKEEPING and is_blank(one[column]) and not is_blank(other[column])
    }


def _fill(tx: Transaction, plan: MergePlan, values: Mapping[str, Value]) -> None:
    """Give the entry that stays the chosen values."""
    if plan.register is None:
        blank_id = {"national_id": values.get("national_id") or None}
        records.change(tx, "person", plan.kept, {**values, **blank_id})
    else:
        records.store(tx, plan.register, values, None, id=plan.kept)


def is_blank(value: object) -> bool:
    """Whether nothing is known: an income of 0 was asked and is known."""
    return value is None or value == "" or value is False
