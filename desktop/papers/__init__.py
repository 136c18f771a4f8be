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


def _survey_form(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import survey

    return survey.survey_form(office, scope, ids)


def _scoring_sheet(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import survey

    return survey.scoring_sheet(office, scope, ids)


def _of_forum(title: str) -> Make:
    def make(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
        from desktop.papers import forum

        return forum.forum_paper(title, office, scope, ids)

    return make


_INVITED = N_("List of those invited to the village forum")
_SIGN_IN = N_("Sign-in sheet of the village forum")
_TALLY = N_("Tally of the votes for community sages")
_MINUTES = N_("Minutes of the village forum")


def _sign_in_sheets(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import trainer_course

    return trainer_course.sign_in_sheets(office, scope, ids)


def _roster(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import trainer_course

    return trainer_course.roster(office, scope, ids)


def _results(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import trainer_course

    return trainer_course.results(office, scope, ids)


def _curriculum(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import trainer_course

    return trainer_course.curriculum(office, scope, ids)


def _costs(office: "Office", scope: "Scope", ids: Sequence[int]) -> bytes:
    from desktop.papers import trainer_course

    return trainer_course.costs(office, scope, ids)


PAPERS: tuple[Paper, ...] = (
    Paper("survey_form", N_("Survey form of community sages"), "sages", _survey_form, blank=True),
    Paper("scoring_sheet", N_("Scoring sheet of community sages"), "sages", _scoring_sheet),
    Paper("forum_invited", _INVITED, "forums", _of_forum(_INVITED), blank=True),
    Paper("forum_sign_in", _SIGN_IN, "forums", _of_forum(_SIGN_IN), blank=True),
    Paper("forum_tally", _TALLY, "forums", _of_forum(_TALLY), blank=True),
    Paper("forum_minutes", _MINUTES, "forums", _of_forum(_MINUTES), blank=True),
    Paper("sign_in", N_("Sign-in sheet of participants"), "courses", _sign_in_sheets, blank=True),
    Paper("roster", N_("List of participants"), "courses", _roster),
    Paper("results", N_("Results of the training"), "courses", _results),
    Paper("curriculum", N_("Timetable of the course"), "courses", _curriculum),
    Paper("costs", N_("Summary of the course's costs"), "courses", _costs),
)


def papers_of(register: str) -> tuple[Paper, ...]:
    """The papers that are printed from the register called `register`."""
    return tuple(paper for paper in PAPERS if paper.register == register)
