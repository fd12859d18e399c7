"""Refusing who tries too often, and saying so in the log."""

from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from accounts.adapters import RATE_LIMIT
from audit import access_log
from audit.models import Action, ObjectType, Outcome


class LogsLimit:
    """A view that answers 429 to who tries too often: each such answer is a line of the log."""

    tried: tuple[Action, ObjectType] = (Action.SIGN_IN, ObjectType.ACCOUNT)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        if response.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            action, object_type = self.tried
            typed = request.POST.get("login") or request.POST.get("email") or ""
            access_log.write(
                request,
                action=action,
                object_type=object_type,
                outcome=Outcome.REFUSED,
                object_code=typed,
                rule=RATE_LIMIT,
            )
        return response
