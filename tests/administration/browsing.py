"""Going through the two steps of a change as a browser does."""

import re
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client


def text_of(answer: HttpResponse) -> str:
    """The page as one line of readable text, without tags."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def hidden(answer: HttpResponse, name: str) -> str:
    """The value of a hidden input of the page; empty without one."""
    found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', answer.content.decode())
    return unescape(found[1]) if found else ""


def fill_in(browser: Client, address: str, **values: Any) -> HttpResponse:
    """Open the form, fill it in and go on: the page with the effects, or the form with what is wrong."""
    shown = hidden(browser.get(address), "shown")
    return browser.post(address, {"shown": shown, "action": "check", **values})


def confirm(browser: Client, page: HttpResponse, address: str, **values: Any) -> HttpResponse:
    """Confirm what this page with effects says."""
    marks = {name: hidden(page, name) for name in ("shown", "effects")}
    return browser.post(address, {**marks, "action": "confirm", **values})


def go_through(browser: Client, address: str, **values: Any) -> HttpResponse:
    """Both steps; the answer to the confirmation."""
    return confirm(browser, fill_in(browser, address, **values), address, **values)
