"""Which number comes next: no gap, no number twice, whatever the pattern becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.problems import Refused
from desktop.programme.certificate_numbers import (
    DEFAULT_PATTERN,
    format_number,
    parse_number,
    year_of,
)
from desktop.programme.certificates import KindSettings
from desktop.words import _


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that come next in a year of the Buddhist era, from the serial `first` on."""

    pattern: str
    code: str
    year: int
    first: int

    def at(self, ahead: int = 0) -> str:
        """The number of the certificate that comes after so many others."""
        return format_number(self.pattern, self.first + ahead, self.year, self.code)

    def span(self, count: int) -> str:
        """The next `count` numbers in one text: 1–4/2569."""
        last = self.first + count - 1
        return format_number(self.pattern, self.first, self.year, self.code, last)


def numbers_from(settings: KindSettings, day: date) -> Numbers:
    """The numbers that certificates of a kind get on a day; `settings` are whole for the round."""
    year = year_of(day, settings.counts_by or "")
    first = last_serial(settings.kind, year) + 1
    if settings.first_year == year:
        first = max(first, settings.first_serial or 1)
    return Numbers(settings.pattern, settings.office_code, year, first)


def last_serial(kind: str, year: int) -> int:
    """The highest serial that a kind has given in a year, void ones among them; 0 for none."""
    within = [Condition("kind", "=", kind), Condition("year", "=", year)]
    newest = [Order("serial", descending=True)]
    last = listing.select("certificate", ["serial"], within, newest, limit=1)
    return last[0][0] if last else 0


def refuse_given(kind: str, numbers: Sequence[str]) -> None:
    """Refuse numbers that a certificate of the kind bears already, by whatever pattern."""
    wanted = set(numbers)
    within = [Condition("kind", "=", kind), Condition("number", "in", tuple(wanted))]
    for (number,) in listing.select("certificate", ["number"], within, limit=1):
        raise Refused(
            _("Number {number} was given already; change the pattern of the number.").format(
                number=number
            )
        )


def refuse_repetition(settings: KindSettings, before: KindSettings) -> None:
    """Refuse a first number or a pattern by which a number would be given again, or left out."""
    if _first(settings) != _first(before):
        _refuse_first(settings)
    if (settings.pattern, settings.office_code) != (before.pattern, before.office_code):
        _refuse_pattern(settings)


def _first(settings: KindSettings) -> tuple[int | None, int | None]:
    return settings.first_year, settings.first_serial


def _refuse_first(settings: KindSettings) -> None:
    year, serial = _first(settings)
    if year is None or serial is None:
        return
    within = [Condition("kind", "=", settings.kind), Condition("year", "=", year)]
    given = listing.select("certificate", ["serial", "digest"], within)
    last = max((one for one, _digest in given), default=0)
    if serial <= last:
        raise Refused(
            _("Number {last} of {year} was given already; the first number must be higher.").format(
                last=last, year=year
            )
        )
    if any(digest for _serial, digest in given):
        raise Refused(
            _(
                "Certificates of {year} were issued already; another first number leaves a gap."
            ).format(year=year)
        )


def _refuse_pattern(settings: KindSettings) -> None:
    """A number given by another pattern may read as one that is still to come by this."""
    pattern, code = settings.pattern or DEFAULT_PATTERN, settings.office_code
    within = [Condition("kind", "=", settings.kind)]
    given = listing.select("certificate", ["number", "serial", "year"], within)
    taken = {(serial, year) for _number, serial, year in given}
    for number, _serial, _year in given:
        read = parse_number(pattern, number, code)
        if read is None or read in taken or format_number(pattern, *read, code) != number:
            continue
        raise Refused(
            _("By this pattern number {number} would be given again; choose another.").format(
                number=number
            )
        )
