"""The pages on which one sees who has which role, and what one person has and had."""

from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.invitation_selectors import invitations_of
from accounts.second_factor import can_reset
from administration.forms.people import PeopleFilter
from administration.selectors.people import (
    Showing,
    filtered,
    memberships_in_sight,
    people_in_sight,
    person_or_404,
    shown,
    visible_institutions,
)
from administration.selectors.people_lines import person_lines
from administration.views.people_steps import history_of, under_people
from audit.declare import logs, note
from audit.models import Action
from institutions.access import can
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.models import User

PAGE_SIZE: Final = 25


@needs(Permission.READ_PEOPLE)
@logs("people")
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """The people in sight, 25 a page; filters and page stand in the address."""
    filters = PeopleFilter(request.GET, institutions=visible_institutions(request.user))
    everybody, roles = people_in_sight(request.user), memberships_in_sight(request.user)
    found = filtered(everybody, roles, filters.cleaned_data) if filters.is_valid() else everybody.none()
    page = Paginator(found.order_by("name", "pk"), PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, action=Action.LIST, count=page.paginator.count)
    context = {
        "filters": filters,
        "page": page,
        "lines": person_lines(page, request.user),
        "unused": shown(everybody, roles, Showing.UNUSED).count(),
        "open_invitations": _open_invitations(request.user),
        "is_saved": "bewaard" in request.GET,
    }
    return render(request, "administration/people/list.html", context)


@needs(Permission.READ_PEOPLE)
@logs("person", code="number")
@require_safe
def person(request: HttpRequest, number: int) -> HttpResponse:
    """One person: the roles, with what can be done about each, and who changed them when and why."""
    found = person_or_404(request.user, number)
    (line,) = person_lines([found], request.user, all_roles=True)
    context = {
        "line": line,
        "can_move": can(request.user, Permission.MANAGE_PEOPLE),
        "can_reset": line.has_second_factor and can_reset(user=found, by=request.user),
        "is_oneself": found.pk == request.user.pk,
        "is_saved": "bewaard" in request.GET,
        "changes": history_of(found),
        "crumbs": under_people(),
    }
    return render(request, "administration/people/person.html", context)


def _open_invitations(user: User) -> int:
    rows = invitations_of(user).filter(accepted_at__isnull=True, withdrawn_at__isnull=True)
    return rows.filter(expires_at__gt=timezone.now()).count()
