"""Decorators with which a view says what it asks of the session."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from accounts.sessions import is_confirmed
from audit.declare import note

View = Callable[..., Any]


def reauthenticates(view: View) -> View:
    """For views that change people or take data out: only after the password or a code of the last five minutes.

    Goes under the decorators that say who may see the view. Whoever has to confirm goes on to the page that was
    asked for; what a form held is asked again, because nothing typed is kept meanwhile.
    """

    @wraps(view)
    def confirmed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_confirmed(request.session):
            return view(request, *args, **kwargs)
        note(request, action=None)  # let through to nothing yet
        way_back = urlencode({"next": page_of(request)})
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{way_back}")

    return confirmed


def without_second_factor(view: View) -> View:
    """Also for somebody who has no second factor yet: setting it up, confirming and signing out."""
    view.is_without_second_factor = True  # type: ignore[attr-defined]
    return view


def does_not_extend(view: View) -> View:
    """Using this view is not a sign that somebody is there, so the session goes on ending."""
    view.does_not_extend = True  # type: ignore[attr-defined]
    return view


def page_of(request: HttpRequest) -> str:
    """The address of the page in hand: the one that was asked for, or the one whose button was pressed."""
    pressed_on = urlsplit(request.headers.get("referer", ""))
    if request.method == "POST" and pressed_on.netloc == request.get_host():
        return urlunsplit(pressed_on._replace(scheme="", netloc="", fragment=""))
    return request.get_full_path()
