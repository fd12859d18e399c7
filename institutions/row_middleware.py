"""One transaction for each request, in which PostgreSQL knows for whom it works."""

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from institutions.access import context_of
from institutions.row_context import RowContext, Scope, change_context, current_context, row_context

logger = logging.getLogger(__name__)


class RowContextMiddleware:
    """Opens the transaction and the row context of the user of this request; what fails is rolled back whole.

    Stands below AuthenticationMiddleware and above everything that asks the database for more than the session.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            with row_context(RowContext(user_id=user_id_of(request))):  # enough to read who that is
                change_context_to_user(request)
                return self._answer(request)
        except OperationalError:
            logger.exception("the database cannot be used")
            return import_string(settings.UNAVAILABLE_VIEW)(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR or getattr(request, "was_cut_short", False):
            transaction.set_rollback(True)  # an error page is a response too: without this half the work would stay
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A view that ends in any exception has not done its work, also when that becomes a 403 or 404."""
        request.was_cut_short = True  # type: ignore[attr-defined]

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *args: Any) -> None:
        if getattr(view, "opens_accounts", False):
            change_context(scopes=current_context().scopes | {Scope.SIGNING_IN})


def user_id_of(request: HttpRequest) -> int | None:
    """The id in the session; whether it is still good for anything, request.user says."""
    found = request.session.get(SESSION_KEY)
    return None if found is None else int(found)


def change_context_to_user(request: HttpRequest) -> None:
    """The whole context of who is signed in; nobody's when the session holds no valid user any more."""
    context = context_of(request.user)
    if context != current_context():
        change_context(
            user_id=context.user_id, institutions=context.institutions, leads=context.leads, scopes=context.scopes
        )
