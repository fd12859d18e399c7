"""Words that the tests of the measurement pages share."""

from collections.abc import Callable
from html import unescape
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


def send(browser: Client, measurement: Measurement, action: str = "send", **changes: Any) -> HttpResponse:
    return browser.post(address(measurement), complete_input(action=action, **changes))
