"""How stages and records are named on screen, and in which tone a stage's state is told."""

from desktop.office import Office
from desktop.programme.gates import State
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
