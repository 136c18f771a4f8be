"""The pages that stages have beside their registers, for work that is unlike a list with a form."""

from ui.stage_page import SpecialPage

SPECIAL: tuple[SpecialPage, ...] = ()


def special_pages(stage: str) -> tuple[SpecialPage, ...]:
    """The pages of the stage called `stage`."""
    return tuple(page for page in SPECIAL if page.stage == stage)
