"""The pages that stages have beside their registers, for work that is unlike a list with a form."""

from PySide6.QtWidgets import QWidget

from desktop.programme.team import SHARING_PAGE
from desktop.words import N_
from ui.session import Session
from ui.stage_page import SpecialPage


def _survey(session: Session) -> QWidget:
    from ui.pages.survey import SurveyPage

    return SurveyPage(session)


def _trainer_course(session: Session) -> QWidget:
    from ui.pages.trainer_course import TrainerCoursePage

    return TrainerCoursePage(session)


def _team(session: Session) -> QWidget:
    from ui.pages.team import TeamPage

    return TeamPage(session)


SPECIAL: tuple[SpecialPage, ...] = (
    SpecialPage("scoring", N_("Compare and select"), "survey", _survey),
    SpecialPage("attendance", N_("Attendance"), "trainer_course", _trainer_course),
    SpecialPage(SHARING_PAGE, N_("Who is responsible"), "team", _team),
)


def special_pages(stage: str) -> tuple[SpecialPage, ...]:
    """The pages of the stage called `stage`."""
    return tuple(page for page in SPECIAL if page.stage == stage)
