"""Tables of rules: what stands in a record, and which fields are pointed at."""

from dataclasses import replace
from datetime import date

from desktop.programme.rounds import preset
from desktop.programme.vocabulary import Context, Register, Severity, Value

TODAY = date(2026, 3, 2)
ERROR, WARNING = Severity.ERROR, Severity.WARNING


def told(
    register: Register, values: dict[str, Value], **round_: object
) -> list[tuple[str, Severity]]:
    """The fields that the rules of `register` point at, in a round with these numbers."""
    context = Context(replace(preset(2569), **round_), TODAY)  # type: ignore[arg-type]
    return [
        (problem.field, problem.severity)
        for rule in register.rules
        for problem in rule(values, context)
    ]
