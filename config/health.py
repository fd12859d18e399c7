"""Whether the web process answers, for whoever watches it: without a host, a session or a database."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

ADDRESS: Final = "/healthz/"


class HealthMiddleware:
    """Answers that one address before anything that could fail for another reason gets to see the request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == ADDRESS:
            return HttpResponse("ok", content_type="text/plain")
        return self.get_response(request)
