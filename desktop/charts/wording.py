"""What a chart says: words, sums and percentages in its own language and digits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from desktop import counting
from desktop.programme import income_words
from desktop.programme.income_table import USUAL, Pair
from desktop.programme.incomes import Measures
from desktop.thai.numerals import format_baht, to_thai_digits
from desktop.words import N_, _

Digits = Literal["arabic", "thai"]

NEW_INCOME = N_("No income before {count} (new income, in no percentage)")
WITHOUT_BEFORE = N_("Income before not recorded {count}")
WITHOUT_AFTER = N_("No income after yet {count}")

_AT_VISIT = {
    NEW_INCOME: N_("No income at {before}: {count} (new income, in no percentage)"),
    WITHOUT_BEFORE: N_("No income recorded at {before}: {count}"),
}
_LATER = {WITHOUT_AFTER: N_("No income recorded at {after}: {count}")}
"""What is left out, by its usual words: where before or after is a visit."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The language ("th" or "en") and the digits of one chart."""

    language: str
    digits: Digits = "arabic"

    def say(self, message: str, **values: object) -> str:
        """The message in the chart's language, its {values} filled in."""
        return self.number(_(message, self.language).format(**values))

    def number(self, text: str) -> str:
        """`text` in the chart's digits."""
        return to_thai_digits(text) if self.digits == "thai" else text

    def households(self, count: int) -> str:
        """In words: "149 households"."""
        return self.number(counting.households(count, self.language))

    def baht(self, satang: int) -> str:
        """A sum in whole baht, rounded half up: "40,000"."""
        return self.number(format_baht((satang + 50) // 100 * 100))

    def percent(self, value: float) -> str:
        """A change to one decimal, with its sign: "+16.8%", "−2.4%", "0.0%"."""
        rounded = round(value, 1)
        sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
        return self.number(f"{sign}{abs(rounded):.1f}%")

    def moments(self, pair: Pair) -> tuple[str, str]:
        """What the two incomes are called: before and after, or the visits they are of."""
        before, after = income_words.moments(pair, self.language)
        return self.number(before), self.number(after)

    def titled(self, title: str, pair: Pair) -> str:
        """The title (a message id) of a chart, with the incomes compared if they are not usual."""
        return self.number(income_words.of_pair(self.say(title), pair, self.language))

    def at_moment(self, key: str, label: str, pair: Pair) -> str:
        """The label (a message id) of what tells of one moment, by `key` in `income_words`."""
        return self.number(income_words.at_moment(key, label, pair, self.language))

    def between(self, pair: Pair) -> list[str]:
        """That other incomes than usual are compared, if they are."""
        said = income_words.between(pair, self.language)
        return [self.number(said)] if said else []

    def left_out(self, left_out: Iterable[tuple[int, str]], pair: Pair) -> list[str]:
        """A sentence for each count that is not 0, with its message: of a visit where it is one."""
        before, after = self.moments(pair)
        at_visits = (_AT_VISIT if pair.before else {}) | ({} if pair.after is None else _LATER)
        return [
            self.say(
                at_visits.get(message, message), count=f"{count:,}", before=before, after=after
            )
            for count, message in left_out
            if count
        ]

    def some(self, names: Sequence[str], most: int = 8) -> str:
        """The names in a row, of many the first ones and how many more there are."""
        listed = self.number(", ".join(names[:most]))
        more = len(names) - most
        return (
            listed
            if more <= 0
            else self.say(N_("{names} and {count} more"), names=listed, count=f"{more:,}")
        )

    def rests_on(self, measures: Measures, pair: Pair = USUAL, *, people: bool = True) -> list[str]:
        """What a chart counts and what it leaves out, a sentence each; nothing that is 0.

        `people`: its bars are incomes a person, which need the number of members.
        """
        without_members = measures.change.households - measures.compared_per_person.households
        left_out = (
            (measures.new_income, NEW_INCOME),
            (measures.without_after, WITHOUT_AFTER),
            (measures.without_before, WITHOUT_BEFORE),
            (without_members if people else 0,
             N_("Members not recorded {count} (in the percentage, not in bars)")),
        )  # fmt: skip
        counted = N_("Counted from {count} households with an income before and after")
        if pair != USUAL:
            counted = N_("Counted from {count} households with both of these incomes")
        return [
            *self.between(pair),
            self.say(counted, count=f"{measures.change.households:,}"),
            *self.left_out(left_out, pair),
        ]
