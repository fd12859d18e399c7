"""The page behind the link in an invitation. Looking changes nothing: mail scanners follow links."""

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts import acceptance
from accounts.acceptance import HasAccount, NotUsable
from accounts.invitation_forms import AcceptForm
from accounts.invitation_selectors import invitation_with
from accounts.models import Invitation
from audit.declare import logs, note
from institutions.declare import opens_accounts
from institutions.models import User


@opens_accounts
@logs("invitation")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what somebody is invited to, and gives it on POST; links that open nothing all give the same page."""
    user = request.user if request.user.is_authenticated else None
    found = invitation_with(token, user, timezone.now())
    if found is None:
        return not_usable(request)
    note(request, object_code=str(found.pk), institution_id=found.institution_id)
    try:
        return _as_new(request, found) if user is None else _as_account(request, found, user)
    except NotUsable:
        return not_usable(request)


def not_usable(request: HttpRequest) -> HttpResponse:
    """The same page and status for a link that was used, withdrawn, sent again, is too old or never was."""
    return render(request, "accounts/invitation_not_usable.html", status=404)


def _as_account(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    """Somebody is signed in: the one who is invited accepts, another is told to sign out first."""
    if user.email.lower() != found.email:
        return render(request, "accounts/invitation_for_another.html", status=403)
    if request.method != "POST":
        return render(request, "accounts/invitation_accept.html", {"invitation": found})
    acceptance.accept_as(invitation=found, user=user)
    return redirect("home")


def _as_new(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Nobody is signed in: whoever has an account signs in first, anybody else makes one and is in."""
    if User.objects.filter(email__iexact=found.email).exists():
        return _sign_in_first(request, found)
    form = AcceptForm(request.POST or None, email=found.email)
    if request.method != "POST" or not form.is_valid():
        context = {"invitation": found, "form": form}
        return render(request, "accounts/invitation_new.html", context, status=422 if form.is_bound else 200)
    name, password = form.cleaned_data["name"], form.cleaned_data["password1"]
    try:
        user = acceptance.accept_as_new(invitation=found, name=name, password=password)
    except HasAccount:
        return _sign_in_first(request, found)
    return perform_login(request, user, email_verification="none", redirect_url=reverse("home"))


def _sign_in_first(request: HttpRequest, found: Invitation) -> HttpResponse:
    return render(request, "accounts/invitation_sign_in.html", {"invitation": found})
