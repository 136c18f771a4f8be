"""What the list of a register can show and be filtered by: its own columns, and its fields."""

from collections.abc import Iterable, Iterator
from functools import cache

from desktop.programme.gates import State
from desktop.programme.stages import REGISTERS, STAGES
from desktop.programme.stages import register as register_called
from desktop.programme.vocabulary import Choice, Column, Field, Kind, Register
from desktop.words import N_

STAGE_STATE = "stage_state"
"""The column that is computed: where the village of a record stands in the register's stage."""

STATES = (
    Choice(State.NOT_STARTED, N_("Not begun")),
    Choice(State.UNDER_WAY, N_("Under way")),
    Choice(State.ATTENTION, N_("Needs attention")),
    Choice(State.DONE, N_("Passed")),
    Choice(State.OVERRIDDEN, N_("Allowed to proceed")),
)

WIDEST = 24  # characters a field's column takes
TEXTS = (Kind.TEXT, Kind.LONG_TEXT, Kind.TITLE)


@cache
def offered_columns(register: Register) -> tuple[Column, ...]:
    """All that the list of `register` can show: what it shows at first, then its other fields."""
    shown = {one.key for one in register.columns}
    others = (_of_field(register, one) for one in register.fields if one.key not in shown)
    return (*register.columns, *(one for one in others if one and one.key not in shown))


@cache
def filter_columns(register: Register) -> tuple[Column, ...]:
    """All that the list of `register` can be filtered by.

    A village and its tambon are told by their ids, as names repeat.
    """
    places = tuple(_places(register))
    return (*places, *(one for one in offered_columns(register) if not _is_place(register, one)))


def chosen_columns(register: Register, keys: Iterable[str]) -> tuple[Column, ...]:
    """The offered columns called `keys`, in that order; the register's own where none is.

    A village's name brings its moo, which is told with it.
    """
    offered = {one.key: one for one in offered_columns(register)}
    chosen: dict[str, Column] = {}
    for key in keys:
        moo = f"{key.removesuffix('.name')}.moo" if key.endswith(".name") else ""
        chosen |= {one: offered[one] for one in (moo, key) if one in offered}
    return tuple(chosen.values()) or register.columns


def filter_key(register: Register, column: str) -> str:
    """The key of the filter that narrows the shown column called `column`."""
    if column == f"{register.village}.name":
        return register.village
    if column == f"{register.village}.tambon.name":
        return f"{register.village}.tambon"
    return column


def column_called(register: Register, key: str) -> Column | None:
    """The column of a list or a filter called `key`; None when there is none (any more)."""
    offered = (*offered_columns(register), *filter_columns(register))
    return next((one for one in offered if one.key == key), None)


def stage_of(register: Register) -> str:
    """The key of the stage that a register belongs to, "" for none."""
    return next((stage.key for stage in STAGES if register in stage.registers), "")


def is_sorted_by_reading(column: Column) -> bool:
    """Whether a list sorts by what stands in `column`, for want of a stored key in Thai order."""
    return column.kind in (*TEXTS, Kind.PHONE) and not column.sort


def _of_field(register: Register, field: Field) -> Column | None:
    """The column of a field, None where the list tells it already."""
    width = max(6, min(field.width, WIDEST))
    if field.kind is not Kind.LINK:
        given = field.key.endswith(".first_name")  # beside the whole name, which is the list's
        label = N_("Given name") if given else field.label
        return Column(field.key, label, field.kind, width=width, choices=field.choices)
    if any(one.key.startswith(f"{field.key}.") for one in register.columns):
        return None
    if field.target not in {one.key for one in REGISTERS}:
        return None
    title = f"{field.key}.{register_called(field.target).title}"
    key = f"{title.rpartition('.')[0]}.sort_key"
    return Column(title, field.label, sort=key, width=width)


def _places(register: Register) -> Iterator[Column]:
    if register.village:
        yield Column(f"{register.village}.tambon", N_("Tambon"), Kind.LINK)
        yield Column(register.village, N_("Village"), Kind.LINK)
        if stage_of(register):
            yield Column(STAGE_STATE, N_("Stage"), Kind.CHOICE, choices=STATES)


def _is_place(register: Register, column: Column) -> bool:
    return bool(register.village) and column.key.startswith(f"{register.village}.")
