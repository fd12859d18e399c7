"""The lines of the access log as they are written, and a log that cannot be written."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from audit.models import AccessLogEntry
from institutions.models import User


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[AccessLogEntry]:
    """Every line that this test writes; really written too, over the connection of the log."""
    written: list[AccessLogEntry] = []
    save = AccessLogEntry.save

    def save_and_keep(entry: AccessLogEntry, *args: Any, **options: Any) -> None:
        save(entry, *args, **options)
        written.append(entry)

    monkeypatch.setattr(AccessLogEntry, "save", save_and_keep)
    return written


@pytest.fixture
def broken_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection of the log over which nothing can be written."""

    def refuse(entry: AccessLogEntry, *args: Any, **options: Any) -> None:
        raise OperationalError(f"server closed the connection while writing {entry.user_name}")

    monkeypatch.setattr(AccessLogEntry, "save", refuse)


@pytest.fixture
def browser(signed_in: Callable[[User], Client], worker: User) -> Client:
    return signed_in(worker)
