"""What ended together with an institution or team, from the history, so that undoing brings back exactly that.

Everything that is done in one transaction has the same moment in the history. Somebody who happened to leave on the
same day as the institution ended did so in another transaction, and does not come back.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model

from institutions.models import (
    Institution,
    InstitutionEvent,
    Membership,
    MembershipEvent,
    Team,
    TeamEvent,
)


@dataclass(frozen=True, slots=True)
class Undoing:
    """What undoing does: rows with the last day that each had before, and rows that were made at that moment."""

    teams: tuple[tuple[Team, date | None], ...] = ()
    memberships: tuple[tuple[Membership, date | None], ...] = ()
    made_teams: tuple[Team, ...] = ()
    made_memberships: tuple[Membership, ...] = ()

    @property
    def changed_memberships(self) -> tuple[Membership, ...]:
        """Every role that gets another last day."""
        return (*(membership for membership, _ in self.memberships), *self.made_memberships)


def undoing_of_institution(institution: Institution) -> Undoing:
    """What comes back, and what the merger made at the successor that is still open."""
    moment = _moment_of_ending(InstitutionEvent, institution)
    if moment is None:
        return Undoing()
    made = _made_at(MembershipEvent, Membership, moment, institution.successor_id)
    teams = _made_at(TeamEvent, Team, moment, institution.successor_id)
    return Undoing(
        teams=_ended_at(TeamEvent, Team, moment, institution_id=institution.pk),
        memberships=_ended_at(MembershipEvent, Membership, moment, institution_id=institution.pk),
        made_teams=tuple(team for team in teams if not _is_in_use(team, made)),
        made_memberships=made,
    )


def undoing_of_team(team: Team) -> Undoing:
    """The roles that come back with the team."""
    moment = _moment_of_ending(TeamEvent, team)
    if moment is None:
        return Undoing()
    return Undoing(memberships=_ended_at(MembershipEvent, Membership, moment, team_id=team.pk))


def _moment_of_ending(events: type[Model], row: Institution | Team) -> datetime | None:
    """When the row got the last day that it has now; None when it had it from the start of its history."""
    moment = None
    for event in events._default_manager.filter(pgh_obj_id=row.pk).order_by("-pgh_id"):
        if event.active_until != row.active_until:
            return moment
        moment = event.pgh_created_at if event.pgh_label == "update" else None
    return None


def _is_in_use(team: Team, made: tuple[Membership, ...]) -> bool:
    """Whether people were given a role in the team apart from the merger: then it has become one like any other."""
    others = Membership.objects.filter(team=team).exclude(pk__in=[membership.pk for membership in made])
    return others.exists()


def _ended_at(
    events: type[Model], model: type[Model], moment: datetime, **which: int
) -> tuple[tuple[Model, date | None], ...]:
    """The rows that got a last day at this moment and still have it, each with the one it had before."""
    found = []
    for event in events._default_manager.filter(pgh_created_at=moment, pgh_label="update", **which):
        earlier = events._default_manager.filter(pgh_obj_id=event.pgh_obj_id, pgh_id__lt=event.pgh_id)
        before = earlier.order_by("-pgh_id").first()
        row = model._default_manager.filter(pk=event.pgh_obj_id, active_until=event.active_until).first()
        if row is not None and before is not None:
            found.append((row, before.active_until))
    return tuple(found)


def _made_at(
    events: type[Model], model: type[Model], moment: datetime, institution_id: int | None
) -> tuple[Model, ...]:
    """The rows of this institution that were made at this moment, and whose last day nobody changed since."""
    if institution_id is None:
        return ()
    made = events._default_manager.filter(pgh_created_at=moment, pgh_label="insert", institution_id=institution_id)
    rows = (model._default_manager.filter(pk=row.pgh_obj_id, active_until=row.active_until).first() for row in made)
    return tuple(row for row in rows if row is not None)
