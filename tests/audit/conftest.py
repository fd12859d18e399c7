"""A log that cannot be written, and somebody whose requests are lines of one that can."""

from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.test import Client

from audit import access_log
from audit.models import AccessLogEntry
from institutions.models import User


@pytest.fixture
def broken_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection of the log over which nothing can be written."""

    def refuse(entry: AccessLogEntry) -> None:
        raise OperationalError(f"server closed the connection while writing {entry.user_name}")

    monkeypatch.setattr(access_log, "add", refuse)


@pytest.fixture
def browser(signed_in: Callable[[User], Client], worker: User) -> Client:
    return signed_in(worker)
