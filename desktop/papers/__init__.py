"""The papers that are printed from the records of a register: what each is called, how it is made.

A new one is a function in the module of its stage here, which gathers the facts, a function in
`desktop/documents` that sets them, and one line in PAPERS.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.words import N_

if TYPE_CHECKING:
    from desktop.office import Office
    from desktop.views import Scope

type Make = Callable[["Office", "Scope", Sequence[int]], bytes]
"""The PDF for some records of the register by their ids; Refused where it cannot be made."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of one register. `label` is a message id.

    `make` is given the chosen records. Without any it makes a blank form where the paper may be
    `blank`, else the paper of all records in the scope. It imports the typesetting by itself.
    """

    key: str
    label: str
    register: str
    make: Make
    blank: bool = False


def _appointment(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import team

    return team.appointment(office, scope, ids)


def _application(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import households

    return households.application(office, scope, ids)


def _household_register(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import households

    return households.household_register(office, scope, ids)


_APPLICATION, _REGISTER = N_("Application of a household"), N_("Register of target households")

PAPERS: tuple[Paper, ...] = (
    Paper("application", _APPLICATION, "households", _application, blank=True),
    Paper("household_register", _REGISTER, "households", _household_register),
    Paper("application", _APPLICATION, "participants", _application, blank=True),
    Paper("household_register", _REGISTER, "participants", _household_register),
    Paper("appointment", N_("Order appointing the team"), "team_members", _appointment),
)


def papers_of(register: str) -> tuple[Paper, ...]:
    """The papers that are printed from the register called `register`."""
    return tuple(paper for paper in PAPERS if paper.register == register)
