"""What a refused (400), a failed (500) and an unanswerable (503) request get: a page that asks no database."""

import sys
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from config.context_processors import Site

GONE: Final = (OperationalError, InterfaceError)
"""What Django raises when PostgreSQL cannot be reached, or is no longer there for a connection that was open."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that is refused before a view sees it; the same request would be refused again."""
    return HttpResponse(error_page("400.html"), status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a failure; the same page once more is offered only to who asked for a page.

    A database that went away while somebody was served is no failure of the page: that gets the page for it.
    """
    if isinstance(sys.exc_info()[1], GONE):
        return unavailable(request)
    retry_url = request.get_full_path() if request.method == "GET" else ""
    return HttpResponse(error_page("500.html", retry_url), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def unavailable(request: HttpRequest) -> HttpResponse:
    """The page for the minutes in which the database cannot be used; nothing was saved."""
    retry_url = request.get_full_path() if request.method == "GET" else ""
    return HttpResponse(error_page("503.html", retry_url), status=HTTPStatus.SERVICE_UNAVAILABLE)


def error_page(template: str, retry_url: str = "") -> str:
    """The page in the frame of somebody unknown: who it is, the database would have to say."""
    return render_to_string(template, {"frame": Site(is_demo=settings.DEMO), "retry_url": retry_url})
