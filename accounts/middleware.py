"""A session that ends in time, and a second factor before anything else."""

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from accounts import sessions
from audit import access_log
from audit.models import Action, Outcome
from institutions.row_middleware import change_context_to_user

View = Callable[..., Any]


class SessionLimits:
    """Ends a session in which nobody did anything for too long, or that has lasted too long.

    Stands below RowContextMiddleware, which knows the roles, and above everything that looks at who is signed in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            times, audience = sessions.times_of(request.session), sessions.audience_of(request.user)
            if ending := times.ending(time.time(), audience):
                self._end(request, ending.value)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, *args: Any) -> None:
        extends = request.user.is_authenticated and not getattr(view, "does_not_extend", False)
        if extends and sessions.times_of(request.session).is_worth_noting(time.time()):
            sessions.note_seen(request.session, access_log.address_of(request))

    def _end(self, request: HttpRequest, ending: str) -> None:
        """Sign out; the login page says why, and the row context becomes that of nobody."""
        fields = {"action": Action.SIGN_OUT, "object_type": "account", "outcome": Outcome.GRANTED}
        access_log.write(request, rule=ending, **fields)
        logout(request)
        request.session[sessions.ENDED_BY] = ending
        change_context_to_user(request)


class SecondFactorRequired:
    """Sends whoever has no second factor to the page that sets one up; an endpoint of the API answers 403.

    Stands below LoginRequiredMiddleware, so that it sees only people who are signed in and pages for everybody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, *args: Any) -> HttpResponse | None:
        if is_free(view) or not lacks_second_factor(request):
            return None
        if hasattr(view, "cls"):
            return JsonResponse({"detail": "Set up a second factor first."}, status=HTTPStatus.FORBIDDEN)
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def is_free(view: View) -> bool:
    """Whether one may use the view without a second factor: it is for everybody, or leads to having one."""
    return any(getattr(view, name, False) for name in ("is_public", "is_without_second_factor"))


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether somebody signed in without a second factor where one is required."""
    if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
        return False
    return not is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
