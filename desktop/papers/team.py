"""The order that appoints a village's team, from what is recorded of its members."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from db.queries import listing
from db.queries.conditions import Condition, Order
from desktop.papers.project import project_name
from desktop.problems import Refused
from desktop.programme.team import ROLES
from desktop.team_shares import VillageTeam, village_teams
from desktop.thai.calendar import format_date
from desktop.views import Scope
from desktop.words import _, current_language

if TYPE_CHECKING:
    from desktop.documents.team import Appointment
    from desktop.office import Office


def appointment(office: "Office", scope: Scope, ids: Sequence[int]) -> bytes:
    """The order of the villages of the chosen members, or of all teams in scope."""
    from desktop.documents.team import appointments_pdf

    villages = {row[0] for row in listing.rows("team_member", ["village"], ids)}
    teams = [
        team
        for team in village_teams(office, scope)
        if team.members and (not villages or team.place.id in villages)
    ]
    if not teams:
        raise Refused(_("No team is recorded here yet."))
    language = current_language()
    return appointments_pdf(
        [_order(office, scope, team) for team in teams],
        language=language,
        digits="thai" if language == "th" else "arabic",
        words=frozenset({office.profile.amphoe, *(m.name for team in teams for m in team.members)}),
    )


def _order(office: "Office", scope: Scope, team: VillageTeam) -> "Appointment":
    from desktop.documents.team import Appointment, default_duties

    columns = ["order_no", "order_on", "duties"]
    told = listing.rows("team_member", columns, [one.id for one in team.members])
    numbers, dates, duties = (list(filter(None, column)) for column in zip(*told, strict=True))
    signatory, position = _head()
    roles = {role.key: _(role.label) for role in ROLES}
    return Appointment(
        amphoe=office.profile.amphoe,
        number=numbers[0] if numbers else "",
        on=format_date(dates[0], "long", language=current_language()) if dates else "",
        village=_("{village}, Tambon {tambon}").format(
            village=team.place.label, tambon=team.place.tambon
        ),
        project=project_name(office.round(scope.round_id or 0).settings),
        members=[(one.name, roles[one.role], one.craft) for one in team.members],
        duties=tuple(dict.fromkeys(duties)) or default_duties(),
        signatory=signatory,
        position=position,
    )


def _head() -> tuple[Any, Any]:
    """Name and position of who signs first for the district."""
    signs = [Condition("signs", "=", value=True)]
    found = listing.select("signatory", ["name", "position"], signs, [Order("rank")], limit=1)
    return found[0] if found else ("", "")
