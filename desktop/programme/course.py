"""What belongs to a trainer course of stage ๒: its topics, what it cost, how it was liked."""

from collections.abc import Iterable, Sequence
from datetime import date

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

_TOPIC = N_("Topic")
_COST = N_("Cost")
_QUESTION = N_("Satisfaction")

HALVES = (Choice("morning", N_("Morning")), Choice("afternoon", N_("Afternoon")))

COST_KINDS = (
    Choice("speaker_state", N_("Speaker of the state")),
    Choice("speaker_private", N_("Speaker from outside the state")),
    Choice("snack_state", N_("Refreshments, state place")),
    Choice("snack_private", N_("Refreshments, private place")),
    Choice("meals_all", N_("All meals of a day")),
    Choice("meals_part", N_("Some meals of a day")),
    Choice("lodging", N_("Lodging")),
    Choice("travel", N_("Travel")),
    Choice("materials", N_("Materials and papers")),
    Choice("other", N_("Other")),
)
CEILINGS = ("speaker_state", "speaker_private", "snack_state", "snack_private", "meals_all",
            "meals_part")  # fmt: skip
"""The kinds of cost for which a round has a ceiling under the same name."""

SCORES = {"fives": 5, "fours": 4, "threes": 3, "twos": 2, "ones": 1}
"""How much each answer counts, by the column that counts who gave it."""


def course_field(section: str) -> Field:
    """The course that a record belongs to, kept from one new record to the next."""
    return Field(
        "course", N_("Course"), Kind.LINK, section, required=True, target="courses", sticky=True,
        width=36,
    )  # fmt: skip


def _within_the_course(values: Values, _context: Context) -> Iterable[Problem]:
    day, start, end = (values.get(key) for key in ("on", "course.starts_on", "course.ends_on"))
    dates = isinstance(day, date) and isinstance(start, date) and isinstance(end, date)
    if dates and not start <= day <= end:  # type: ignore[operator]
        yield Problem("on", _("The course was not held on this day; check the day."))


TOPICS = Register(
    key="course_topics",
    label=N_("Topics of the course"),
    one=N_("Topic"),
    table="course_topic",
    title="topic",
    order=("course.starts_on", "course.sort_key", "on", "id"),
    search=("course.search_text",),
    round="course.round",
    village="",
    hint=N_("Record the topics of a course, each with its hours and its speaker."),
    fields=(
        course_field(_TOPIC),
        Field("on", N_("Day"), Kind.DATE, _TOPIC, sticky=True),
        Field("topic", N_("Topic"), section=_TOPIC, required=True, suggest="course_topic.topic",
              width=48),
        Field("hours", N_("Hours"), Kind.QUANTITY, _TOPIC, width=8, maximum=24_000),
        Field("speaker", N_("Speaker"), section=_TOPIC, suggest="course_topic.speaker", width=36),
        Field("place", N_("Place"), section=_TOPIC, suggest="course_topic.place", sticky=True,
              width=36),
    ),
    columns=(
        Column("course.name", N_("Course"), sort="course.sort_key", width=20),
        Column("on", N_("Day"), Kind.DATE, width=12),
        Column("topic", N_("Topic"), width=30),
        Column("hours", N_("Hours"), Kind.QUANTITY, width=8, total=True, unit=N_("hours")),
        Column("speaker", N_("Speaker"), width=20),
    ),
    rules=(_within_the_course,),
    lookups=("course.starts_on", "course.ends_on"),
)  # fmt: skip


def cost(values: Values) -> int | None:
    """A cost in satang: rate times quantity (thousandths) times how often; None without a rate."""
    rate, quantity, times = (values.get(key) for key in ("rate", "quantity", "times"))
    if not isinstance(rate, int) or not isinstance(quantity, int):
        return None
    return round(rate * quantity * (times if isinstance(times, int) else 1) / 1000)


def _cost_in_words(values: Values) -> str:
    amount = cost(values)
    return "" if amount is None else _("{amount} baht").format(amount=format_baht(amount))


def _within_the_ceiling(values: Values, context: Context) -> Iterable[Problem]:
    kind, rate = values.get("kind"), values.get("rate")
    ceiling = getattr(context.round, str(kind)) if kind in CEILINGS else None
    if isinstance(rate, int) and isinstance(ceiling, int) and rate > ceiling:
        yield Problem(
            "rate",
            _("Over the ceiling of {most} baht; check the rate, or the round's ceiling.").format(
                most=format_baht(ceiling)
            ),
            Severity.WARNING,
        )


COSTS = Register(
    key="course_costs",
    label=N_("Costs"),
    one=N_("Course cost"),
    table="course_cost",
    title="course.name",
    order=("course.starts_on", "course.sort_key", "kind", "id"),
    search=("course.search_text",),
    round="course.round",
    village="",
    hint=N_("Record what the course cost; a rate above its ceiling is pointed out."),
    fields=(
        course_field(_COST),
        Field("kind", N_("Kind of cost"), Kind.CHOICE, _COST, required=True, choices=COST_KINDS,
              width=28),
        Field("payee", N_("Paid to"), section=_COST, suggest="course_cost.payee", width=36),
        Field("rate", N_("Rate"), Kind.MONEY, _COST, required=True, width=12, unit=N_("baht")),
        Field("quantity", N_("Hours or persons"), Kind.QUANTITY, _COST, required=True, width=10),
        Field("times", N_("Times or days"), Kind.COUNT, _COST, required=True, width=8, minimum=1,
              maximum=99, default=1),
        Field("note", N_("Note"), Kind.LONG_TEXT, _COST, width=48),
    ),
    columns=(
        Column("course.name", N_("Course"), sort="course.sort_key", width=20),
        Column("kind", N_("Kind of cost"), Kind.CHOICE, width=20, choices=COST_KINDS),
        Column("payee", N_("Paid to"), width=20),
        Column("rate", N_("Rate"), Kind.MONEY, width=10),
        Column("quantity", N_("Quantity"), Kind.QUANTITY, width=8),
        Column("times", N_("Times"), Kind.COUNT, width=6),
        Column("amount", N_("Amount"), Kind.MONEY, width=12, total=True, unit=N_("baht")),
    ),
    rules=(_within_the_ceiling,),
    follows=(("times", _cost_in_words),),
)  # fmt: skip


def mean_score(answers: Sequence[int]) -> float | None:
    """The mean of answers counted from 5 down to 1, as (fives, fours, …); None without any."""
    given = sum(answers)
    points = sum(worth * count for worth, count in zip(SCORES.values(), answers, strict=True))
    return points / given if given else None


QUESTIONS = Register(
    key="course_questions",
    label=N_("Satisfaction"),
    one=N_("Question"),
    table="course_question",
    title="question",
    order=("course.starts_on", "course.sort_key", "id"),
    search=("course.search_text",),
    round="course.round",
    village="",
    hint=N_("Record each question of the evaluation, and how many gave each answer."),
    fields=(
        course_field(_QUESTION),
        Field("question", N_("Question"), section=_QUESTION, required=True,
              suggest="course_question.question", width=48),
        *(
            Field(key, label, Kind.COUNT, _QUESTION, width=6, maximum=9999, default=0,
                  unit=N_("persons"))
            for key, label in zip(
                SCORES,
                (N_("5 very satisfied"), N_("4 satisfied"), N_("3 fair"), N_("2 little"),
                 N_("1 least")),
                strict=True,
            )
        ),
    ),
    columns=(
        Column("course.name", N_("Course"), sort="course.sort_key", width=20),
        Column("question", N_("Question"), width=30),
        *(Column(key, str(worth), Kind.COUNT, width=5) for key, worth in SCORES.items()),
    ),
)  # fmt: skip
