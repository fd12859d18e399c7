"""What administrators do with institutions; no verb moves a measurement to another one."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from administration.domain.effects import TakesOver
from administration.domain.reasons import agreement_reason
from administration.domain.wording import written
from administration.selectors.endings import Undoing, undoing_of_institution
from administration.selectors.institutions import (
    free_team_code,
    memberships_going_on,
    memberships_moving,
    teams_going_on,
)
from administration.services import checks
from administration.services.locking import end_rows, give_reason, locked
from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import Institution, Membership, Team, User


@transaction.atomic
def add_institution(*, code: str, name: str, active_from: date, reason: str, by: User) -> Institution:
    """A new institution without teams; its code never changes."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    checks.check_new_institution(code=code, name=name)
    give_reason(reason)
    try:
        with transaction.atomic():
            return Institution.objects.create(code=code, name=name, active_from=active_from)
    except IntegrityError as error:  # somebody took the code since it was checked
        raise ValidationError({"code": f"De code {code} is al in gebruik. Kies een andere code."}) from error


@transaction.atomic
def change_institution(
    *, institution: Institution, name: str, active_from: date, reason: str, shown: str, by: User
) -> Institution:
    """The institution with another name or first day."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(institution, shown)
    checks.check_changed_institution(current, name=name, active_from=active_from)
    give_reason(reason)
    current.name, current.active_from = name, active_from
    current.save(update_fields=["name", "active_from"])
    return current


@transaction.atomic
def change_contact(
    *, institution: Institution, contact_name: str, contact_email: str, reason: str, shown: str, by: User
) -> Institution:
    """The institution with another contact, or with none when both are empty."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(institution, shown)
    checks.check_contact(current, contact_name=contact_name, contact_email=contact_email)
    give_reason(reason)
    current.contact_name, current.contact_email = contact_name, contact_email
    current.save(update_fields=["contact_name", "contact_email"])
    return current


@transaction.atomic
def end_institution(*, institution: Institution, last_day: date, reason: str, shown: str, by: User) -> Institution:
    """The institution that takes part for the last time on this day; its teams and roles end with it."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(institution, shown)
    checks.check_end(current, last_day, by=by)
    give_reason(reason)
    return _closed(current, last_day)


@transaction.atomic
def merge_institution(
    *,
    institution: Institution,
    successor: Institution,
    merged_on: date,
    takes_over: TakesOver,
    reason: str,
    shown: str,
    by: User,
) -> Institution:
    """The institution that ended the day before and went into its successor, with what goes along."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    list(Institution.objects.select_for_update(no_key=True).order_by("pk"))  # one merger at a time, or two make a loop
    current = locked(institution, shown)
    successor = Institution.objects.get(pk=successor.pk)
    checks.check_merger(current, successor=successor, merged_on=merged_on, takes_over=takes_over, by=by)
    give_reason(reason)
    _take_over(current, successor, merged_on, takes_over)
    return _closed(current, merged_on - timedelta(days=1), successor)


@transaction.atomic
def reopen_institution(*, institution: Institution, reason: str, shown: str, by: User) -> Institution:
    """The institution without last day and successor; what ended with it goes on as it was before."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(institution, shown)
    checks.check_reopening(current, by=by)
    undoing = undoing_of_institution(current)
    give_reason(reason)
    current.active_until, current.successor = None, None
    current.save(update_fields=["active_until", "successor"])
    undo(undoing)
    return current


@transaction.atomic
def record_agreement(
    *, institution: Institution, agrees: bool, agreed_by: str, agreed_on: date, shown: str, by: User
) -> Institution:
    """The institution that agrees to open comparison, or no longer; who decided that and when is the reason."""
    check_permission(by, Permission.MANAGE_INSTITUTIONS)
    current = locked(institution, shown)
    checks.check_agreement(current, agrees=agrees, agreed_on=agreed_on)
    give_reason(agreement_reason(agrees, agreed_by, written(agreed_on)))
    current.agrees_to_open_comparison = agrees
    current.save(update_fields=["agrees_to_open_comparison"])
    return current


def undo(undoing: Undoing) -> None:
    """Give the rows the last day that they had before, and end what was made at that moment."""
    for row, active_until in (*undoing.teams, *undoing.memberships):
        row.active_until = active_until
        row.save(update_fields=["active_until"])
    for made in (*undoing.made_memberships, *undoing.made_teams):
        _end_yesterday(made)


def _end_yesterday(row: Team | Membership) -> None:
    """End the row before today; one that has not begun by then gets yesterday as its only day, so it never opens.

    Nothing may be deleted: the history tells how it came here and why it went.
    """
    yesterday = timezone.localdate() - timedelta(days=1)
    row.active_from, row.active_until = min(row.active_from, yesterday), yesterday
    row.save(update_fields=["active_from", "active_until"])


def _closed(institution: Institution, last_day: date, successor: Institution | None = None) -> Institution:
    end_rows(memberships_going_on(institution, last_day), last_day)
    end_rows(teams_going_on(institution, last_day), last_day)
    institution.active_until, institution.successor = last_day, successor
    institution.save(update_fields=["active_until", "successor"])
    return institution


def _take_over(institution: Institution, successor: Institution, merged_on: date, takes_over: TakesOver) -> None:
    if takes_over is TakesOver.NOTHING:
        return
    code = free_team_code(successor, institution.code)
    team = Team.objects.create(institution=successor, code=code, name=institution.name, active_from=merged_on)
    if takes_over is TakesOver.TEAM_AND_PEOPLE:
        for membership in memberships_moving(institution, successor, merged_on):
            _move(membership, successor, team if membership.team_id else None, merged_on)


def _move(membership: Membership, successor: Institution, team: Team | None, merged_on: date) -> None:
    """Give the person the same role at the successor, until the day on which it would have ended anyway."""
    Membership.objects.create(
        user_id=membership.user_id,
        role=membership.role,
        institution=successor,
        team=team,
        active_from=merged_on,
        active_until=membership.active_until,
    )
