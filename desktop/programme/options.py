"""The occupations a village might live by: what it wants against what it has, and if they pay."""

from collections.abc import Iterable

from desktop.programme.people import village_columns, village_field
from desktop.programme.vocabulary import (
    Choice,
    Column,
    Context,
    Field,
    Kind,
    Problem,
    Register,
    Severity,
    Values,
)
from desktop.thai.numerals import format_baht
from desktop.words import N_, _

_WISH = N_("Occupation")
_HAS = N_("What the village has")
_PAYS = N_("Cost and market")

ENOUGH = (Choice("enough", N_("Enough")), Choice("some", N_("Some")), Choice("none", N_("None")))

RESOURCES = {
    "people": N_("People who can do it"),
    "land": N_("Land"),
    "water": N_("Water"),
    "raw_material": N_("Raw material"),
    "market": N_("Market"),
    "fund": N_("Fund"),
}


def profit(values: Values) -> int | None:
    """What one cycle leaves, in satang: sales less cost; None while one of them is not known."""
    sales, cost = values.get("sales"), values.get("cost")
    return sales - cost if isinstance(sales, int) and isinstance(cost, int) else None


def _profit_in_words(values: Values) -> str:
    left = profit(values)
    if left is None:
        return ""
    words = _("leaves {amount} baht") if left >= 0 else _("loses {amount} baht")
    return words.format(amount=format_baht(abs(left)))


def _chosen_can_live(values: Values, _context: Context) -> Iterable[Problem]:
    if not values.get("chosen"):
        return
    left = profit(values)
    if left is not None and left <= 0:
        yield Problem(
            "chosen",
            _("A cycle leaves no profit; check cost and sales, or choose another occupation."),
            Severity.WARNING,
        )
    lacking = [_(label) for key, label in RESOURCES.items() if values.get(key) == "none"]
    if lacking:
        yield Problem(
            "chosen",
            _("The village has none of: {things}.").format(things=", ".join(lacking)),
            Severity.WARNING,
        )


OPTIONS = Register(
    key="occupation_options",
    label=N_("Analysis of occupations"),
    one=N_("Occupation analysed"),
    table="occupation_option",
    title="occupation.name",
    order=("village.code", "occupation.sort_key"),
    search=("village.search_text", "occupation.search_text"),
    hint=N_("Record the occupations the trainer weighed with the village; mark the chosen."),
    fields=(
        village_field(_WISH),
        Field("occupation.name", N_("Occupation"), section=_WISH, required=True,
              suggest="occupation_kind.name", width=24),
        Field("brought_by", N_("Brought home by"), Kind.LINK, _WISH, target="sages", sticky=True,
              width=36),
        Field("wanted_by", N_("Wanted by"), Kind.COUNT, _WISH, width=8, maximum=9999,
              unit=N_("households")),
        Field("chosen", N_("Chosen"), Kind.FLAG, _WISH),
        Field("note", N_("Note"), Kind.LONG_TEXT, _WISH, width=48),
        *(
            Field(key, label, Kind.CHOICE, _HAS, choices=ENOUGH, width=12)
            for key, label in RESOURCES.items()
        ),
        Field("cycle_months", N_("One cycle takes"), Kind.COUNT, _PAYS, width=6, minimum=1,
              maximum=120, unit=N_("months")),
        Field("cost", N_("Cost of a cycle"), Kind.MONEY, _PAYS, width=12, unit=N_("baht")),
        Field("sales", N_("Sales of a cycle"), Kind.MONEY, _PAYS, width=12, unit=N_("baht")),
        Field("market_inside", N_("Market in the village"), section=_PAYS, width=36),
        Field("market_outside", N_("Market outside"), section=_PAYS, width=36),
    ),
    columns=(
        *village_columns(),
        Column("occupation.name", N_("Occupation"), sort="occupation.sort_key", width=18),
        Column("wanted_by", N_("Wanted by"), Kind.COUNT, width=8),
        Column("cost", N_("Cost of a cycle"), Kind.MONEY, width=11),
        Column("sales", N_("Sales of a cycle"), Kind.MONEY, width=11),
        Column("profit", N_("Profit"), Kind.MONEY, width=10),
        Column("chosen", N_("Chosen"), Kind.FLAG, width=7),
    ),
    rules=(_chosen_can_live,),
    follows=(("sales", _profit_in_words),),
)  # fmt: skip
