"""Default closed: a view that does not say who may see it is shown to nobody."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from institutions.access import check_permission


class DeclaredPermissionMiddleware:
    """Checks what the decorators of institutions.declare say before any view runs.

    DRF views answer for themselves through institutions.api_permissions, because they sign in on their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"  # shared laptops: nothing to find with the Back button
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *args: Any) -> None:
        if hasattr(view, "cls") or getattr(view, "is_public", False):
            return
        if getattr(view, "is_for_everybody_signed_in", False):
            return
        if not hasattr(view, "permission"):
            raise PermissionDenied(f"{view.__module__}.{view.__name__} declares no permission")
        check_permission(request.user, view.permission)
