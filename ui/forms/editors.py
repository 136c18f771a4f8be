"""One editor for each kind of field. All of them speak alike: `raw`, `put`, `settle`, `edited`.

`raw()` is what `Office.check` reads: the typed text, a key, an id or a bool. `put` shows a raw or a
stored value without counting as an edit. `settle` tidies what was typed once the field is left.
`problem()` is a sentence of the editor's own when what was typed can mean nothing.
"""

from collections.abc import Callable

from desktop.programme.vocabulary import Field, Kind
from ui.forms.choices import ChoiceEditor, FlagEditor
from ui.forms.dates import DateEditor
from ui.forms.digits import DigitsEditor, NationalIdEditor
from ui.forms.lines import LineEditor, SuggestingEditor, TitleEditor, Today
from ui.forms.links import LinkEditor
from ui.forms.long_text import LongTextEditor
from ui.session import Session

__all__ = [
    "ChoiceEditor",
    "DateEditor",
    "DigitsEditor",
    "Editor",
    "FlagEditor",
    "LineEditor",
    "LinkEditor",
    "LongTextEditor",
    "NationalIdEditor",
    "SuggestingEditor",
    "TitleEditor",
    "line_editor",
    "make_editor",
]

type Editor = LineEditor | LinkEditor | LongTextEditor | FlagEditor | ChoiceEditor


def make_editor(
    field: Field, session: Session, village: Callable[[], int | None] = lambda: None
) -> Editor:
    """The editor for `field`'s kind; a link offers first what is of the record's own `village`."""
    office = session.office
    match field.kind:
        case Kind.FLAG:
            return FlagEditor(field)
        case Kind.CHOICE:
            return ChoiceEditor(field)
        case Kind.LONG_TEXT:
            return LongTextEditor(field)
        case Kind.LINK:
            return LinkEditor(
                field,
                lambda text, limit: office.options(field, session.scope, text, limit, village()),
                lambda id_: office.option(field, id_),
            )
        case Kind.TITLE:
            return TitleEditor(field, office.today)
        case Kind.TEXT if field.suggest:
            return SuggestingEditor(
                field, office.today, lambda text: office.suggestions(field, text)
            )
        case _:
            return line_editor(field, office.today)


def line_editor(field: Field, today: Today) -> LineEditor:
    """The editor of one line for `field`'s kind: a date, a number, any other text."""
    match field.kind:
        case Kind.DATE:
            return DateEditor(field, today)
        case Kind.NATIONAL_ID:
            return NationalIdEditor(field, today)
        case Kind.COUNT | Kind.QUANTITY | Kind.MONEY | Kind.PHONE:
            return DigitsEditor(field, today)
        case _:
            return LineEditor(field, today)
