"""Default closed: a view that does not say who may see it is shown to nobody."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from institutions.access import check_permission


class DeclaredPermissionMiddleware:
    """Checks what the decorators of institutions.declare say before any view runs.

    DRF views answer for themselves through institutions.api_permissions, because they sign in on their own. A request
    that may go on is marked `is_let_through`: what is answered in the place of a view, the access log calls refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"  # shared laptops: nothing to find with the Back button
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *args: Any) -> None:
        if not is_open(view):
            if not hasattr(view, "permission"):
                raise PermissionDenied(f"{view.__module__}.{view.__name__} declares no permission")
            check_permission(request.user, view.permission)
        request.is_let_through = True  # type: ignore[attr-defined]


def is_open(view: Callable[..., Any]) -> bool:
    """Whether the view asks for no permission, or asks for it itself."""
    marks = ("is_public", "is_for_everybody_signed_in")
    return hasattr(view, "cls") or any(getattr(view, mark, False) for mark in marks)
