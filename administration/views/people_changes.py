"""The pages on which somebody's role ends or changes, each in two steps: fill in, read what it will do, confirm."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.declare import reauthenticates
from accounts.second_factor import can_reset
from administration.selectors.people import (
    membership_or_404,
    person_or_404,
)
from administration.views.people_steps import cancelling, ending, moving_on, other_team, resetting
from administration.views.steps import two_steps
from audit.declare import logs, note
from institutions.declare import needs
from institutions.domain.roles import NATIONAL_ROLES, Permission, Role
from institutions.models import Membership

METHODS: Final = ["GET", "HEAD", "POST"]


@needs(Permission.READ_PEOPLE)
@logs("person", code="number")
@require_http_methods(METHODS)
@reauthenticates
def end_role(request: HttpRequest, number: int, role: int) -> HttpResponse:
    """The end of a role, or the cancelling of one that has not begun yet."""
    membership = _membership(request, number, role)
    is_future = membership.active_from > timezone.localdate()
    return two_steps(request, cancelling(membership, request.user) if is_future else ending(membership, request.user))


@needs(Permission.READ_PEOPLE)
@logs("person", code="number")
@require_http_methods(METHODS)
@reauthenticates
def change_team(request: HttpRequest, number: int, role: int) -> HttpResponse:
    """Another team of the same institution; for workers, who are in one."""
    membership = _membership(request, number, role)
    if membership.role != Role.WORKER:
        raise Http404("Deze rol heeft geen team.")
    return two_steps(request, other_team(membership, request.user))


@needs(Permission.MANAGE_PEOPLE)
@logs("person", code="number")
@require_http_methods(METHODS)
@reauthenticates
def move(request: HttpRequest, number: int, role: int) -> HttpResponse:
    """Another institution; for roles that have one."""
    membership = _membership(request, number, role)
    if membership.role in NATIONAL_ROLES:
        raise Http404("Deze rol hoort niet bij een instelling.")
    return two_steps(request, moving_on(membership, request.user))


@needs(Permission.READ_PEOPLE)
@logs("person", code="number")
@require_http_methods(METHODS)
@reauthenticates
def reset_second_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Help for who lost the second step; never for oneself."""
    found = person_or_404(request.user, number)
    if not can_reset(user=found, by=request.user):
        raise PermissionDenied("reset_second_factor")
    return two_steps(request, resetting(found, request.user))


def _membership(request: HttpRequest, number: int, role: int) -> Membership:
    membership = membership_or_404(request.user, person_or_404(request.user, number), role)
    note(request, institution_id=membership.institution_id)
    return membership
