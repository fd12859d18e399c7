"""What can be done with the roles of people; every verb finishes or raises, and leaves nothing half done."""

from datetime import date, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from accounts import second_factor, sessions
from administration.domain.wording import written
from administration.selectors.people import administrators_from, may_change
from administration.services.locking import give_reason, locked
from institutions.access import check_permission
from institutions.domain.roles import NATIONAL_ROLES, Permission, Role
from institutions.models import Institution, Membership, Team, User

LOOK_AHEAD: Final = timedelta(days=366)
HAS_ENDED: Final = "Deze rol is al gestopt. Er is niets meer te wijzigen."
NOT_IN_THE_PAST: Final = "Kies vandaag of een latere dag. Wat al is gebeurd, blijft staan zoals het was."
TOO_FAR: Final = "Kies een dag binnen een jaar."
SAME_TEAM: Final = "In dit team werkt deze persoon al. Kies een ander team."
ENDED_TEAM: Final = "Dit team werkt op die dag niet. Kies een ander team of een andere dag."
ENDED_INSTITUTION: Final = "Deze instelling doet op die dag niet mee. Kies een andere instelling of een andere dag."
SAME_INSTITUTION: Final = "Bij deze instelling werkt deze persoon al. Kies een andere."
LAST_ADMINISTRATOR: Final = "Dit is de laatste beheerder. Nodig eerst iemand anders uit als beheerder."
HAS_ROLE_THERE: Final = "Deze persoon heeft deze rol daar al."


def check_end(membership: Membership, *, ends_on: date) -> None:
    """Raise ValidationError when the role cannot end before this day, or nobody would administer for good from then."""
    check_day(membership, ends_on, "ends_on")
    check_goes_on(membership)
    if membership.role == Role.ADMINISTRATOR and not administrators_from(ends_on).exclude(pk=membership.pk).exists():
        raise ValidationError(LAST_ADMINISTRATOR)


def check_team(membership: Membership, *, team: Team, starts_on: date) -> None:
    """Raise ValidationError when the person cannot work in this team from this day."""
    check_goes_on(membership)
    check_day(membership, starts_on, "starts_on")
    if team.institution_id != membership.institution_id:
        raise PermissionDenied("a team of another institution")
    if team.pk == membership.team_id:
        raise ValidationError({"team": SAME_TEAM})
    _check_team_works(team, starts_on, "team")


def check_move(membership: Membership, *, institution: Institution, team: Team | None, starts_on: date) -> None:
    """Raise ValidationError when the person cannot go on in the same role at this institution from this day."""
    check_goes_on(membership)
    check_day(membership, starts_on, "starts_on")
    if membership.role in NATIONAL_ROLES or (team and team.institution_id != institution.pk):
        raise PermissionDenied("no role at an institution")
    if institution.pk == membership.institution_id:
        raise ValidationError({"place": SAME_INSTITUTION})
    if not institution.takes_part_on(starts_on):
        raise ValidationError({"place": ENDED_INSTITUTION})
    if team:
        _check_team_works(team, starts_on, "place")
    same = Membership.objects.filter(user=membership.user_id, role=membership.role, institution=institution)
    if any(other.active_until is None or other.active_until >= starts_on for other in same):
        raise ValidationError(HAS_ROLE_THERE)


@transaction.atomic
def end_role(*, membership: Membership, ends_on: date, reason: str, shown: str, by: User) -> None:
    """The role holds for the last time on the day before; an end today also ends every session of the person."""
    if membership.role == Role.ADMINISTRATOR:
        _one_at_a_time(by)
    current = _changeable(membership, shown, by)
    check_end(current, ends_on=ends_on)
    give_reason(reason)
    if ends_on <= timezone.localdate():
        sessions.end_all(current.user)  # before the role goes: without one in sight so are the sessions
    _end_before(current, ends_on)


@transaction.atomic
def change_team(*, membership: Membership, team: Team, starts_on: date, reason: str, shown: str, by: User) -> None:
    """The person works in the other team from this day, and in the present one until the day before."""
    current = _changeable(membership, shown, by)
    check_team(current, team=team, starts_on=starts_on)
    give_reason(reason)
    _go_on_elsewhere(current, starts_on, institution_id=current.institution_id, team=team)


@transaction.atomic
def move(
    *,
    membership: Membership,
    institution: Institution,
    team: Team | None,
    starts_on: date,
    reason: str,
    shown: str,
    by: User,
) -> None:
    """The person goes on in the same role at another institution from this day; for administrators."""
    check_permission(by, Permission.MANAGE_PEOPLE)
    current = _changeable(membership, shown, by)
    check_move(current, institution=institution, team=team, starts_on=starts_on)
    give_reason(reason)
    _go_on_elsewhere(current, starts_on, institution_id=institution.pk, team=team)


@transaction.atomic
def reset_second_factor(*, user: User, reason: str, by: User) -> None:
    """The person sets up a new second step at the next visit; raises PermissionDenied for oneself."""
    give_reason(reason)
    second_factor.reset(user=user, by=by)


def check_day(membership: Membership, day: date, field: str) -> None:
    """Raise ValidationError for a day that has been, or that is so far away that it must be a slip."""
    today = timezone.localdate()
    if day < today:
        raise ValidationError({field: NOT_IN_THE_PAST})
    if day > max(today, membership.active_from) + LOOK_AHEAD:
        raise ValidationError({field: TOO_FAR})


def check_goes_on(membership: Membership) -> None:
    """Raise ValidationError when the role has ended already."""
    if membership.active_until is not None and membership.active_until < timezone.localdate():
        raise ValidationError(HAS_ENDED)


def _one_at_a_time(by: User) -> None:
    """Wait for whoever else ends the role of an administrator; raise PermissionDenied when that was the own one.

    The accounts are locked and not the roles: the own role is one that PostgreSQL lets nobody lock.
    """
    roles = Membership.objects.filter(role=Role.ADMINISTRATOR.value)
    accounts = User.objects.filter(pk__in=roles.values("user_id")).order_by("pk")
    list(accounts.select_for_update(no_key=True))
    check_permission(User.objects.get(pk=by.pk), Permission.MANAGE_PEOPLE)  # afresh: `by` remembers the own roles


def _changeable(membership: Membership, shown: str, by: User) -> Membership:
    current = locked(membership, shown)
    if not may_change(by, current):
        raise PermissionDenied("change_role")
    return current


def _end_before(membership: Membership, day: date) -> None:
    """Let the role end the day before; one that has yet to begin and then never would goes, but for its history.

    One that began today and ends today gets yesterday as its only day: by its row the institution still sees who
    entered the measurements of today.
    """
    if membership.active_from > timezone.localdate() and day <= membership.active_from:
        membership.delete()
        return
    last_day = day - timedelta(days=1)
    membership.active_from, membership.active_until = min(membership.active_from, last_day), last_day
    membership.save(update_fields=["active_from", "active_until"])


def _go_on_elsewhere(membership: Membership, day: date, *, institution_id: int | None, team: Team | None) -> None:
    """The same role from this day at another place, for as long as it would have lasted here."""
    until = membership.active_until
    if until is not None and until < day:
        raise ValidationError({"starts_on": f"Deze rol stopt al na {written(until)}. Kies die dag of een eerdere."})
    user, role = membership.user, membership.role
    starts_on = max(day, membership.active_from)
    _end_before(membership, starts_on)
    Membership.objects.create(
        user=user, role=role, institution_id=institution_id, team=team, active_from=starts_on, active_until=until
    )


def _check_team_works(team: Team, day: date, field: str) -> None:
    if team.active_from > day or (team.active_until is not None and team.active_until < day):
        raise ValidationError({field: ENDED_TEAM})
