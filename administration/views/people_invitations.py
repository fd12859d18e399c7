"""The pages on which people are invited, and on which one sees what came of it."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts import invitations
from accounts.declare import reauthenticates
from accounts.invitation_forms import InvitationForm
from accounts.invitation_selectors import invitation_lines, invitations_of
from accounts.links import absolute
from accounts.models import Invitation
from administration.views.people_changes import METHODS
from administration.views.people_steps import under_people
from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission

PAGE_SIZE: Final = 25
SENT, SENT_AGAIN, WITHDRAWN = "verstuurd", "opnieuw", "ingetrokken"


@needs(Permission.READ_PEOPLE)
@logs("invitation", code="number")
@require_http_methods(METHODS)
@reauthenticates
def invite(request: HttpRequest) -> HttpResponse:
    """The form with which somebody is invited."""
    form = InvitationForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = invitations.invite(by=request.user, address_of=_address_in, **_place(form.cleaned_data))
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            note(request, action=Action.CREATE, object_code=str(made.pk), institution_id=made.institution_id)
            return _to_list(SENT)
    context = {"form": form, "crumbs": under_people()}
    return render(request, "administration/people/invite.html", context, status=422 if form.is_bound else 200)


@needs(Permission.READ_PEOPLE)
@logs("invitation", code="number")
@require_safe
def invitation_list(request: HttpRequest) -> HttpResponse:
    """The invitations that the user may act upon, the newest first, each with its state."""
    page = Paginator(invitations_of(request.user), PAGE_SIZE).get_page(request.GET.get("pagina"))
    note(request, action=Action.LIST, count=page.paginator.count)
    context = {
        "page": page,
        "lines": invitation_lines(list(page), timezone.now()),
        "done": request.GET.get("gedaan", ""),
        "is_demo": settings.DEMO,
        "crumbs": under_people(),
    }
    return render(request, "administration/people/invitations.html", context)


@needs(Permission.READ_PEOPLE)
@logs("invitation", code="number")
@require_http_methods(METHODS)
@reauthenticates
def send_again(request: HttpRequest, number: int) -> HttpResponse:
    """Asks once, then mails a new link; the old one is dead from then on."""

    def act(found: Invitation) -> None:
        invitations.send_again(invitation=found, by=request.user, address_of=_address_in)

    return _asked(request, number, act, SENT_AGAIN)


@needs(Permission.READ_PEOPLE)
@logs("invitation", code="number")
@require_http_methods(METHODS)
@reauthenticates
def withdraw(request: HttpRequest, number: int) -> HttpResponse:
    """Asks once, then closes the invitation."""

    def act(found: Invitation) -> None:
        invitations.withdraw(invitation=found, by=request.user)

    return _asked(request, number, act, WITHDRAWN)


def _asked(request: HttpRequest, number: int, act: Callable[[Invitation], None], done: str) -> HttpResponse:
    found = invitations_of(request.user).filter(pk=number).first()
    if found is None:
        raise Http404("Deze uitnodiging bestaat niet.")
    note(request, institution_id=found.institution_id)
    error = ""
    if request.method == "POST":
        try:
            act(found)
        except ValidationError as refusal:  # used or withdrawn since the page was opened, or the place has ended
            error = " ".join(refusal.messages)
        else:
            return _to_list(done)
    crumbs = (*under_people(), ("Uitnodigingen", reverse("administration:invitations")))
    context = {"invitation": found, "withdraws": done == WITHDRAWN, "error": error, "crumbs": crumbs}
    return render(request, "administration/people/invitation_ask.html", context, status=422 if error else 200)


def _place(values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in ("email", "role", "institution", "team")}


def _address_in(token: str) -> str:
    return absolute(reverse("invitation", args=[token]))


def _to_list(done: str) -> HttpResponse:
    return redirect(f"{reverse('administration:invitations')}?gedaan={done}")
