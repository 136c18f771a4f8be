"""What the data check has found, one line each, worst first."""

from desktop.data_check import Finding
from desktop.programme.cross_checks import KINDS
from desktop.programme.stages import register as register_called
from desktop.programme.vocabulary import Column, Severity
from desktop.thai.dates import format_date
from desktop.words import N_, _, current_language
from ui import theme
from ui.tables.lines_model import LinesModel

COLUMNS = (
    Column("kind", N_("Kind"), width=14),
    Column("sentence", N_("What was found"), width=52),
    Column("name", N_("Name"), width=22),
    Column("register", N_("Register"), width=18),
    Column("place", N_("Village"), width=28),
)
KIND, SENTENCE, NAME, REGISTER, PLACE = range(5)


class FindingsModel(LinesModel[Finding]):
    """One line a finding, in the order of the check."""

    def __init__(self) -> None:
        super().__init__([_(column.label) for column in COLUMNS])

    def text(self, line: Finding, column: int) -> str:
        """Kind, sentence, name, register, village."""
        return texts(line)[column]

    def colour(self, line: Finding, column: int) -> str | None:
        """The kind of what is wrong beyond doubt is red."""
        if column != KIND:
            return None
        look = theme.current()
        return look.bad if line.severity is Severity.ERROR and line.accepted is None else look.warn


def texts(one: Finding) -> tuple[str, ...]:
    """A finding as its line reads."""
    sentence = one.sentence
    if one.accepted is not None:
        who, on = one.accepted
        sentence = _("{sentence} (let stand by {who} on {day})").format(
            sentence=sentence,
            who=who or "–",
            day=format_date(on, "short", language=current_language()),
        )
    place = f"{one.place.label} {one.place.tambon}" if one.place else ""
    return (
        _(KINDS[one.kind]), sentence, one.name, _(register_called(one.register).label), place,
    )  # fmt: skip
