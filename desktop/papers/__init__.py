"""The papers that are printed from the records of a register: what each is called, how it is made.

A new one is a function in the module of its stage here, which gathers the facts, a function in
`desktop/documents` that sets them, and one line in PAPERS.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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


PAPERS: tuple[Paper, ...] = ()


def papers_of(register: str) -> tuple[Paper, ...]:
    """The papers that are printed from the register called `register`."""
    return tuple(paper for paper in PAPERS if paper.register == register)
