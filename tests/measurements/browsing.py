"""Words that the tests of the measurement pages share."""

from collections.abc import Callable
from html import unescape
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.test import Client

from institutions.models import User
from measurements.models import Measurement
from tests.measurements.entry_data import complete_input

SignIn = Callable[[User], Client]
Submitted = Callable[..., Measurement]

SENT_ALREADY = "Deze meting is al verstuurd. Controleer uw invoer en verstuur die als wijziging."


def page(answer: HttpResponse) -> str:
    """The page as one line of readable text, tags included."""
    return unescape(" ".join(answer.content.decode().split()))


def address(measurement: Measurement, rest: str = "") -> str:
    return f"/metingen/{measurement.code}/{rest}"


def send(browser: Client, measurement: Measurement, **changes: Any) -> HttpResponse:
    """The answer to filling in, checking and sending; that of the form when it does not let the check page come."""
    answer = browser.post(address(measurement), complete_input(action="check", **changes))
    if answer.status_code != HTTPStatus.FOUND:
        return answer
    return send_checked(browser, measurement)


def send_checked(browser: Client, measurement: Measurement) -> HttpResponse:
    """The answer to sending what the check page shows now."""
    version = Measurement.objects.get(pk=measurement.pk).version
    return browser.post(address(measurement, "controle/"), {"version": version})
