"""The fields every register of people shares, drawn and checked alike."""

from collections.abc import Iterable
from datetime import date

from desktop.programme.vocabulary import Choice, Column, Context, Field, Kind, Problem, Values
from desktop.thai.names import same_name
from desktop.words import N_, _

PERSON = N_("Person")

GROUP_CLASSES = (
    Choice("agriculture", N_("Agriculture")),
    Choice("processing", N_("Processing")),
    Choice("tourism", N_("Community tourism")),
    Choice("other", N_("Other")),
)

"""The classes in which the register of occupation groups keeps them."""

BMN_CLASSES = (
    Choice("rice", N_("Rice farming")),
    Choice("field_crops", N_("Field crops")),
    Choice("orchard", N_("Orchards and gardens")),
    Choice("fishery", N_("Fishery")),
    Choice("livestock", N_("Livestock")),
    Choice("trade", N_("Trade")),
    Choice("labour", N_("Hired labour")),
    Choice("service", N_("Services")),
    Choice("own_business", N_("Own business")),
    Choice("other", N_("Other")),
)
"""The occupations that จปฐ asks for (question 33)."""


def person_fields(link: str, section: str = PERSON) -> tuple[Field, ...]:
    """Title, names, ID, birth date and telephone of the person that `link` points at."""
    return (
        Field(f"{link}.title", N_("Title"), Kind.TITLE, section, width=14),
        Field(f"{link}.first_name", N_("First name"), section=section, required=True, width=18),
        Field(f"{link}.last_name", N_("Surname"), section=section, required=True, width=18),
        Field(f"{link}.national_id", N_("National ID"), Kind.NATIONAL_ID, section, width=20),
        Field(f"{link}.birth_date", N_("Date of birth"), Kind.DATE, section, width=16, past=True),
        Field(f"{link}.phone", N_("Telephone"), Kind.PHONE, section, width=14),
    )


def may_be_renamed(known: tuple[str, str], told: tuple[str, str]) -> bool:
    """Whether `told` may be a new name of the person `known`: first name or surname agrees.

    Both are (first name, surname). Where neither agrees, it is somebody else.
    """
    return any(same_name(one, other) for one, other in zip(known, told, strict=True))


def name_column(link: str) -> Column:
    """The full name of the person that `link` points at, in Thai dictionary order."""
    return Column(f"{link}.full_name", N_("Name"), sort=f"{link}.sort_key", width=24)


def village_field(section: str = PERSON, *, sticky: bool = True) -> Field:
    """The village a record belongs to, kept from one new record to the next where many share it."""
    return Field(
        "village",
        N_("Village"),
        Kind.LINK,
        section,
        required=True,
        target="village",
        sticky=sticky,
        width=28,
    )


def village_columns(link: str = "village") -> tuple[Column, ...]:
    """Moo, village and tambon, as every list of the programme shows them."""
    return (
        Column(f"{link}.moo", N_("Moo"), Kind.COUNT, width=5),
        Column(f"{link}.name", N_("Village"), sort=f"{link}.sort_key", width=18),
        Column(f"{link}.tambon.name", N_("Tambon"), sort=f"{link}.tambon.sort_key", width=12),
    )


def born_in_the_past(link: str) -> "BirthRule":
    """A rule: the birth date of `link` is neither in the future nor over 120 years ago."""
    return BirthRule(f"{link}.birth_date")


class BirthRule:
    """Checks a birth date against today."""

    def __init__(self, key: str) -> None:
        self.key = key

    def __call__(self, values: Values, context: Context) -> Iterable[Problem]:
        """A problem when the date cannot be a living person's birth date."""
        born = values.get(self.key)
        if not isinstance(born, date):
            return
        if born > context.today:
            yield Problem(self.key, _("The date of birth is in the future; check the year."))
        elif context.today.year - born.year > 120:
            yield Problem(self.key, _("Over 120 years old; check the year of birth."))
