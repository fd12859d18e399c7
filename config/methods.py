"""The ways in which this application can be asked something."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

METHODS: Final = ("GET", "HEAD", "POST")


class OnlyMethodsInUseMiddleware:
    """Answers 405 to every other method before anything looks at who asks, so that the answer tells nobody a thing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(METHODS)
