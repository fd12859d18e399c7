"""What somebody may know and change of the own account."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

NOTICES = {"wachtwoord": "Uw wachtwoord is gewijzigd. U bent op andere apparaten uitgelogd."}
"""What to say after a change, by the word in the address."""


@require_safe
def my_account(request: HttpRequest) -> HttpResponse:
    """Name, address, roles, and the way to password, second factor and sessions."""
    context = {
        "memberships": request.user.active_memberships,
        "has_second_factor": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "session_count": len(UserSession.objects.purge_and_list(request.user)),
        "notice": NOTICES.get(request.GET.get("gewijzigd", "")),
    }
    return render(request, "account/my_account.html", context)
