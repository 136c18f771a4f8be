"""How stages and records are named on screen, and in which tone a stage's state is told."""

from desktop.office import Office
from desktop.programme.gates import State
from desktop.programme.households import STANDING, STANDING_REASON
from desktop.programme.progress import stage_number
from desktop.programme.values import show_value
from desktop.programme.vocabulary import Kind, Register, Stage
from desktop.views import Entry
from desktop.words import _

TONES = {
    State.NOT_STARTED: "quiet",
    State.UNDER_WAY: "warn",
    State.ATTENTION: "bad",
    State.DONE: "good",
    State.OVERRIDDEN: "good",
}


def stage_title(stage: Stage) -> str:
    """Number and short name: "๑ ปราชญ์ชุมชน", "1 Sages"."""
    return f"{stage_number(stage)} {_(stage.tab)}".strip()


def record_title(office: Office, register: Register, entry: Entry) -> str:
    """How one record is named, a choice or a date as people read it."""
    field = next((one for one in register.fields if one.key == register.title), None)
    if field is not None and field.kind is not Kind.LINK:
        return show_value(field.kind, entry.values.get(field.key), field.choices)
    return office.title(register, entry.id)


def said_beside(office: Office, register: Register, record: int | None) -> dict[str, str]:
    """What columns of a stored record say beside a field, by its key; "" of a new one."""
    columns = [column for _field, column in register.beside]
    found = office.rows(register, [record], columns) if columns and record is not None else []
    values = found[0] if found else [None] * len(columns)
    return {
        key: f"{_(column.label)} {show_value(column.kind, value)}" if value is not None else ""
        for (key, column), value in zip(register.beside, values, strict=True)
    }


def record_kind(office: Office, register: Register, record: int | None) -> str:
    """What a record is, a household with where it stands: "ครัวเรือน · กำลังฝึก"; "" for a new one."""
    if record is None:
        return ""
    kind = _(register.one)
    if STANDING not in register.columns:
        return kind
    rows = office.rows(register, [record], (STANDING, STANDING_REASON))
    for standing, reason in rows:
        told = show_value(STANDING.kind, standing, STANDING.choices)
        return f"{kind} · {told}: {reason}" if reason else f"{kind} · {told}"
    return kind
