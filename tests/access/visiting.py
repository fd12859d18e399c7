"""Asking the application something without leaving a trace, and comparing what it says."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client

from accounts.sessions import CONFIRMED_AT
from institutions.models import User
from tests.access.matrix import Row
from tests.access.visitors import ANONYMOUS

PLACE = re.compile(r"(?:\(\?P)?<(?:\w+:)?(\w+)>(?:[^)/]*\))?")
PASSING = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"|data-seconds-left="\d+"')
"""What differs between two answers to the same question: tokens, and how long the session still lasts."""

SEES, REFUSED, UNAWARE = "sees", "refused", "unaware"
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")


class Visitor:
    """A browser in which somebody signed in just now; what it asks is undone at once."""

    def __init__(self, name: str, *, confirmed: bool = True) -> None:
        self.name = name
        self.client = Client(raise_request_exception=False)
        if name != ANONYMOUS:
            self.client.force_login(User.objects.get(email=name))
            session = self.client.session
            session[CONFIRMED_AT] = time.time() if confirmed else 0
            session.save()
        self._cookies = dict(self.client.cookies)

    def ask(self, method: str, path: str, data: Any = None, **options: Any) -> Any:
        """The answer; the database and the cookies are again as they were."""
        with undone():
            answer = self.client.generic(method, path, data or "", self._content_type(method), **options)
        self.client.cookies.clear()
        self.client.cookies.update(self._cookies)
        return answer

    def _content_type(self, method: str) -> str:
        return "application/x-www-form-urlencoded" if method == "POST" else "application/octet-stream"


@contextmanager
def undone() -> Iterator[None]:
    """Take back what happens in the database and in the cache."""
    with transaction.atomic(), transaction.atomic(using="cache"):
        yield
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="cache")


def paths(address: str, row: Row, visitor: str) -> Iterator[tuple[str, str]]:
    """The paths to visit, each with what the visitor is to what is there: SEES, REFUSED or UNAWARE."""
    if row.about is None:
        yield f"/{address}", SEES
        return
    for name, seen_by in row.about.seen_by.items():
        refused = visitor in row.about.refused_to.get(name, ())
        values = row.about.values(name)
        path = PLACE.sub(lambda place: str(values[place[1]]), address.strip("^$"))  # noqa: B023 used at once
        yield f"/{path}", SEES if visitor in seen_by else REFUSED if refused else UNAWARE


def is_api(path: str) -> bool:
    return path.startswith("/api/")


def what_it_says(answer: Any, path: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body, without what differs with every answer, and without the path in a way back."""
    headers = {name: value.replace(path, "PATH") for name, value in answer.headers.items()}
    return answer.status_code, headers, PASSING.sub(b"", answer.content)
