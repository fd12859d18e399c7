"""What separation and logging cost together: the same pages with and without them, in one run.

Without means: no row-level security, no row context, no access log and no history; everything else stands.
`make speed` prints the medians; among all tests it runs a few times, to stay in order.
"""

import itertools
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import copy_context
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, override_settings
from django.utils import timezone

from config.call_stack import with_room_for_frames
from institutions import row_context
from institutions.models import User
from institutions.row_policies import guarded_tables
from measurements.models import Measurement, State
from tests.measurements.entry_data import complete_input

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

ROUNDS, REQUESTS = (15, 20) if "ROWS" in os.environ else (2, 2)
SEPARATION = ("institutions.row_middleware.RowContextMiddleware", "audit.middleware.AccessLogMiddleware")
HISTORY = "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger%'"


@contextmanager
def without_separation() -> Iterator[None]:
    """The application as it would be without what is measured here."""
    middleware = [name for name in settings.MIDDLEWARE if name not in SEPARATION]
    _switch("DISABLE")
    try:
        with override_settings(MIDDLEWARE=middleware):
            yield
    finally:
        _switch("ENABLE")


def _switch(switch: str) -> None:
    with connections["owner"].cursor() as cursor:
        for table in guarded_tables():
            cursor.execute(f"ALTER TABLE {table} {switch} ROW LEVEL SECURITY")
        cursor.execute(HISTORY)
        for table, trigger in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} {switch} TRIGGER "{trigger}"')


def durations(client: Client, ask: Callable[[Client], Any]) -> list[float]:
    """The seconds of each of a round of requests; the first, which loads the middleware, is not among them."""
    ask(client)
    found = []
    for _ in range(REQUESTS):
        started = time.perf_counter()
        ask(client)
        found.append(time.perf_counter() - started)
    return found


def in_no_row_context(work: Callable[..., list[float]]) -> Callable[..., list[float]]:
    """The work as a request in production begins it, without the context of the test."""

    def run(*arguments: Any) -> list[float]:
        row_context._current.set(None)
        return work(*arguments)

    return run


def test_what_separation_and_logging_cost(
    submitted: Callable[..., Measurement], worker: User, capsys: pytest.CaptureFixture[str]
) -> None:
    read = f"/metingen/{submitted().code}/"
    for _ in range(30):
        submitted()
    draft = f"/metingen/{submitted(state=State.DRAFT, completed_on=None).code}/"
    typed = itertools.cycle([complete_input(), complete_input(started_within_24h="no")])
    questions: dict[str, Callable[[Client], Any]] = {
        "one measurement": lambda client: client.get(read),
        "list of measurements": lambda client: client.get("/metingen/"),
        "results of the institution": lambda client: client.get("/instellingen/aa/"),
        "save of a draft": lambda client: client.post(draft, next(typed)),
    }
    found: dict[tuple[str, bool], list[float]] = {}
    for _ in range(ROUNDS):
        for name, ask in questions.items():
            for is_separated in (True, False):
                with nullcontext() if is_separated else without_separation():
                    client = Client()
                    client.force_login(worker)
                    measure = in_no_row_context(durations) if is_separated else durations
                    measured = copy_context().run(with_room_for_frames(measure), client, ask)
                    found.setdefault((name, is_separated), []).extend(measured)
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        _print(questions, found)
    assert all(found.values())


def _print(questions: Any, found: dict[tuple[str, bool], list[float]]) -> None:
    print(f"\n{timezone.localdate()}, {os.cpu_count()} cores; median ms of {ROUNDS * REQUESTS} requests each")  # noqa: T201
    for name in questions:
        with_all, without = (1000 * statistics.median(found[name, is_separated]) for is_separated in (True, False))
        ratio = f"{with_all - without:+.1f} ms, {100 * (with_all / without - 1):+.0f}%"
        print(f"{name:<28} {with_all:6.1f} with {without:6.1f} without  {ratio}")  # noqa: T201
