"""What each figure of the head's page counts, in the reader's words."""

from collections.abc import Mapping

from desktop.programme.best_practice import AT_LEAST_IN_VILLAGE, AT_LEAST_OF_TRAINER
from desktop.programme.income_figures import PRACTISING_GROWTH, PRACTISING_PERCENT
from desktop.programme.income_words import VILLAGES_REACHING
from desktop.words import N_, _

_DEFINITIONS: Mapping[str, str] = {
    "practising": PRACTISING_PERCENT.definition,
    "income_growth": PRACTISING_GROWTH.definition,
    "villages_growing": VILLAGES_REACHING,
    "groups": N_("Registered occupation groups ÷ target villages."),
    "same": N_(
        "Both rounds counted over the households whose representative is in both, so that other "
        "people do not make the difference."
    ),
    "visits": N_(
        "Villages with follow-ups whose day has come and that were not made; then those where no "
        "visit says whether some households practise although visits have begun; then those with "
        "visited households that were never asked for their income. The longest overdue first."
    ),
    "examples": N_(
        "Practising households with an income before above 0 and one after, that reach the "
        "round's growth. A village rests on at least {village} of them, a trainer on at least "
        "{trainer}, ordered by growth. Households are ordered by the baht gained, without those "
        "that say nothing came from the occupation trained."
    ),
    "cost": N_(
        "Sum of the costs of demonstration materials ÷ households of which every need has a price. "
        "Households with a need without a price are left out and told."
    ),
    "course": N_("Recorded costs of the round's trainer courses ÷ all target households."),
    "gained": N_(
        "(Sum of incomes after − sum of incomes before) ÷ households with both incomes, a year. "
        "Households that had no income before count too."
    ),
    "per_baht": N_(
        "Income gained a year ÷ cost of materials, over households that have both incomes and "
        "a cost. What else changed their incomes is not taken out."
    ),
}


def definition(key: str) -> str:
    """What the figure called `key` counts; KeyError where there is no such figure."""
    return _(_DEFINITIONS[key]).format(village=AT_LEAST_IN_VILLAGE, trainer=AT_LEAST_OF_TRAINER)
