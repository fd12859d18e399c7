"""What administrators do with the locations and teams of an institution."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from administration.domain.wording import written
from administration.selectors.endings import undoing_of_team
from administration.selectors.institutions import memberships_in_team
from administration.services.checks import UNCHANGED, check_code, check_nobody_begins_after, check_not_the_own
from administration.services.institutions import undo
from administration.services.locking import end_rows, give_reason, locked
from exchange.services.teams import made_team
from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import Institution, Location, Membership, Team, User


def check_location(institution: Institution, name: str, location: Location | None = None) -> None:
    """Refuse a name that another location of the institution has."""
    if location is not None and location.name == name:
        raise ValidationError(UNCHANGED)
    others = Location.objects.filter(institution=institution, name__iexact=name)
    if others.exclude(pk=location.pk if location else None).exists():
        raise ValidationError({"name": "Deze instelling heeft al een locatie met deze naam. Kies een andere naam."})


def check_new_team(institution: Institution, *, code: str, name: str, active_from: date) -> None:
    """Refuse a code or name that another team of the institution has, and a day on which it does not take part."""
    check_code(Team.objects.filter(institution=institution), code)
    _check_team_name(institution, name)
    if not institution.takes_part_on(active_from):
        message = f"{institution.name} doet op {written(active_from)} niet mee. Kies een andere dag."
        raise ValidationError({"active_from": message})


def check_changed_team(team: Team, *, name: str, location: Location | None) -> None:
    """Refuse a name that another team has, and a form in which nothing changed."""
    if (name, location) == (team.name, team.location):
        raise ValidationError(UNCHANGED)
    _check_team_name(team.institution, name, team)


def check_team_end(team: Team, last_day: date, *, by: User) -> None:
    """Refuse a last day before the team or a role in it begins, and to end an own role along with it."""
    if team.active_until is not None:
        until = written(team.active_until)
        raise ValidationError(f"Dit team heeft al een laatste dag: {until}. Maak dat eerst ongedaan.")
    if last_day < team.active_from:
        start = written(team.active_from)
        raise ValidationError({"last_day": f"Dit team werkt vanaf {start}. Kies een latere datum."})
    check_not_the_own(memberships_in_team(team, last_day), by)
    check_nobody_begins_after(Membership.objects.filter(team=team), last_day, "last_day")


def check_team_reopening(team: Team, *, by: User) -> None:
    """Refuse to undo an end that is not there, at an institution that ended itself, or that took an own role away."""
    if team.active_until is None:
        raise ValidationError("Dit team heeft geen laatste dag. Er is niets om ongedaan te maken.")
    if team.institution.active_until is not None:
        raise ValidationError(f"{team.institution.name} is gestopt. Maak eerst het einde van de instelling ongedaan.")
    check_not_the_own(undoing_of_team(team).changed_memberships, by)


@transaction.atomic
def add_location(*, institution: Institution, name: str, reason: str, by: User) -> Location:
    """A new location of the institution."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    check_location(institution, name)
    give_reason(reason)
    try:
        with transaction.atomic():
            return Location.objects.create(institution=institution, name=name)
    except IntegrityError as error:  # somebody made it since it was checked
        raise ValidationError(
            {"name": "Deze instelling heeft al een locatie met deze naam. Kies een andere naam."}
        ) from error


@transaction.atomic
def rename_location(*, location: Location, name: str, reason: str, shown: str, by: User) -> Location:
    """The location with another name."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(location, shown)
    check_location(current.institution, name, current)
    give_reason(reason)
    current.name = name
    current.save(update_fields=["name"])
    return current


@transaction.atomic
def add_team(
    *,
    institution: Institution,
    code: str,
    name: str,
    location: Location | None,
    active_from: date,
    reason: str,
    by: User,
) -> Team:
    """A new team without people; its code never changes. Who asked for a team of this name, has it now."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    check_new_team(institution, code=code, name=name, active_from=active_from)
    give_reason(reason)
    try:
        with transaction.atomic():
            made = Team.objects.create(
                institution=institution, code=code, name=name, location=location, active_from=active_from
            )
    except IntegrityError as error:  # somebody took the code since it was checked
        raise ValidationError({"code": f"De code {code} is al in gebruik. Kies een andere code."}) from error
    made_team(team=made, by=by)
    return made


@transaction.atomic
def change_team(*, team: Team, name: str, location: Location | None, reason: str, shown: str, by: User) -> Team:
    """The team with another name or at another location. Who asked for a team of this name, has it now."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(team, shown)
    check_changed_team(current, name=name, location=location)
    give_reason(reason)
    current.name, current.location = name, location
    current.save(update_fields=["name", "location"])
    made_team(team=current, by=by)
    return current


@transaction.atomic
def end_team(*, team: Team, last_day: date, reason: str, shown: str, by: User) -> Team:
    """The team that works for the last time on this day; the roles in it end with it."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(team, shown)
    check_team_end(current, last_day, by=by)
    give_reason(reason)
    end_rows(memberships_in_team(current, last_day), last_day)
    current.active_until = last_day
    current.save(update_fields=["active_until"])
    return current


@transaction.atomic
def reopen_team(*, team: Team, reason: str, shown: str, by: User) -> Team:
    """The team without last day; the roles that ended with it go on as they were before."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(team, shown)
    check_team_reopening(current, by=by)
    undoing = undoing_of_team(current)
    give_reason(reason)
    current.active_until = None
    current.save(update_fields=["active_until"])
    undo(undoing)
    return current


def _check_team_name(institution: Institution, name: str, team: Team | None = None) -> None:
    others = Team.objects.filter(institution=institution, name__iexact=name)
    if others.exclude(pk=team.pk if team else None).exists():
        raise ValidationError({"name": "Deze instelling heeft al een team met deze naam. Kies een andere naam."})
