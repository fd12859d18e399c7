"""The same default for the API: an endpoint that declares no permission is closed."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from institutions.access import can


class DeclaredPermission(BasePermission):
    """Lets through who has `view.permission`; a view class without that attribute lets nobody through."""

    def has_permission(self, request: Request, view: Any) -> bool:
        permission = getattr(view, "permission", None)
        return permission is not None and can(request.user, permission)
