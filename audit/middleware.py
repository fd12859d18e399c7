"""One line in the access log for each request on something accountable, also when it was refused or failed."""

from collections.abc import Callable, Container
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from audit.access_log import NotLogged, write
from audit.models import Action, Outcome

Answer = Callable[[HttpRequest], HttpResponse]

REFUSALS: Final = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.TOO_MANY_REQUESTS,
    }
)
"""Answers in which nothing was shown; somebody else's object is one that is not found."""

NOTHING_CHANGED: Final = frozenset({HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})
"""Answers that send somebody back to the own input: the object was seen, and stayed as it was."""


CONCEALED: Final = "..."


class AccessLogMiddleware:
    """Writes the line of each view that is marked by audit.declare.logs; without its line no answer goes out.

    Stands inside RowContextMiddleware, which undoes the work of an answer that is replaced by 503 here, and above
    everything that refuses, so that refusals are lines too.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user  # who asked: after signing out it would be nobody
        response = self.get_response(request)
        line = line_of(request, response)
        if line is None:
            return response
        try:
            write(request, user=user, **line)
        except NotLogged:
            return unavailable(request)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A view that writes a line itself and cannot, is undone as well."""
        return unavailable(request) if isinstance(exception, NotLogged) else None


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page that says that nothing was shown or saved, and to try again."""
    return import_string(settings.UNAVAILABLE_VIEW)(request)


def logged_view(request: HttpRequest) -> Any:
    """The view, or the class of the endpoint, that answers this address, if it is marked; else None."""
    match = request.resolver_match
    view = getattr(match.func, "cls", match.func) if match else None
    return view if getattr(view, "logs", "") else None


def line_of(request: HttpRequest, response: HttpResponse) -> dict[str, Any] | None:
    """The fields that follow from request and answer, with what the view noted in their place; None for no line."""
    view = logged_view(request)
    if view is None:
        return None
    outcome = outcome_of(request, response)
    noted = {"action": action_of(request), **getattr(request, "access_notes", {})}
    if noted["action"] is None and outcome == Outcome.GRANTED:
        return None
    if response.status_code in NOTHING_CHANGED or noted["action"] is None:
        noted["action"] = Action.READ
    return known_of(request, view) | {"outcome": outcome} | noted


def known_of(request: HttpRequest, view: Any) -> dict[str, Any]:
    """What address and declaration of the view say."""
    return {
        "object_type": view.logs,
        "object_code": request.resolver_match.kwargs.get(getattr(view, "logs_code", "code"), ""),
        "permission": getattr(view, "permission", None),
        "filters": filters_of(request, getattr(view, "logs_conceals", ())),
    }


def filters_of(request: HttpRequest, conceals: Container[str]) -> str:
    """What stands in the address behind the question mark, readable; "..." for what the view conceals."""
    given = ((name, value) for name, values in request.GET.lists() for value in values)
    return "&".join(f"{name}={CONCEALED if value and name in conceals else value}" for name, value in given)


def action_of(request: HttpRequest) -> Action:
    """What a request of this method does, where the view notes nothing else."""
    return Action.CHANGE if request.method in ("POST", "PUT", "PATCH", "DELETE") else Action.READ


def outcome_of(request: HttpRequest, response: HttpResponse) -> Outcome:
    """How it ended: a way on to the login page is a refusal, an answer after which all is undone a failure."""
    if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return Outcome.FAILED
    is_let_through = getattr(request, "is_let_through", False)
    return Outcome.REFUSED if response.status_code in REFUSALS or not is_let_through else Outcome.GRANTED
