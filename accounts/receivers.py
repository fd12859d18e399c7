"""What follows when somebody signs in or confirms."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from accounts import sessions


def begin_session(request: HttpRequest, **others: Any) -> None:
    """The session counts from the moment of signing in."""
    sessions.begin(request.session)


def confirm_session(request: HttpRequest, **others: Any) -> None:
    """Whoever is signed in and gives the password or a code again has confirmed who it is."""
    if request.user.is_authenticated:
        sessions.confirm(request.session)


def connect() -> None:
    """Listen; called once the apps are loaded."""
    user_logged_in.connect(begin_session, dispatch_uid="accounts.begin_session")
    authentication_step_completed.connect(confirm_session, dispatch_uid="accounts.confirm_session")
