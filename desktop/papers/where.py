"""The project, the place and the look that every paper of a village shares."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from desktop.papers.project import project_name
from desktop.views import Place, Scope
from desktop.words import current_language

if TYPE_CHECKING:
    from desktop.documents.survey import Where
    from desktop.office import Office


def where(office: "Office", round_id: int | None, place: Place | None) -> "Where":
    """The head of a paper; a village that is not known is left to be written."""
    from desktop.documents.survey import Where

    profile = office.profile
    project = project_name(office.round(round_id).settings) if round_id is not None else ""
    village, tambon = (place.label, place.tambon) if place is not None else ("", "")
    return Where(project, village, tambon, profile.amphoe, profile.changwat, profile.name)


def place_of(office: "Office", village: int | None) -> Place | None:
    """The village with this id."""
    return next((one for one in office.villages() if one.id == village), None)


def villages_of(office: "Office", scope: Scope, chosen: Iterable[int]) -> list[Place]:
    """The villages with the ids `chosen`, by code; the target villages in scope for none."""
    wanted = set(chosen)
    if wanted:
        return [one for one in office.villages() if one.id in wanted]
    targets = office.targets(scope.round_id) if scope.round_id is not None else ()
    return [
        one
        for one in targets
        if scope.village_id in (None, one.id) and scope.tambon_id in (None, one.tambon_id)
    ]


def look(office: "Office", names: Iterable[object] = ()) -> dict[str, Any]:
    """Language, digits, and the names that no line is broken in."""
    language = current_language()
    return {
        "language": language,
        "digits": "thai" if language == "th" else "arabic",
        "words": frozenset({office.profile.amphoe, *(str(one) for one in names if one)}),
    }
