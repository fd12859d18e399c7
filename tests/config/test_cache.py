"""The cache stands in PostgreSQL, on a connection of its own: what is counted there stays counted."""

import threading
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any

import pytest
from django.core.cache import cache
from django.core.cache.backends.db import DatabaseCache
from django.core.management import call_command
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from accounts.auth_backend import EmailBackend
from institutions.models import User
from institutions.row_middleware import RowContextMiddleware

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture(autouse=True)
def empty_cache(transactional_db: None) -> Iterator[None]:
    """The table is no model, so nothing else empties it between tests that commit."""
    cache.clear()
    yield
    cache.clear()


def test_the_cache_is_a_table_that_migrating_makes(settings: Any) -> None:
    assert isinstance(cache._connections[cache._alias], DatabaseCache)
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] == 100_000
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP TABLE django_cache")
    call_command("migrate", database="owner", verbosity=0)
    cache.set("a", 1)
    assert cache.get("a") == 1


def test_what_is_counted_in_a_request_that_fails_stays_counted(rf: RequestFactory, world: None) -> None:
    def count_and_fail(request: HttpRequest) -> HttpResponse:
        cache.set("attempts", 1)
        User.objects.update(name="changed")
        return HttpResponse(status=HTTPStatus.INTERNAL_SERVER_ERROR)

    request = rf.post("/")
    request.session, request.user = {}, User.objects.get(email="lead@aa.example")
    RowContextMiddleware(count_and_fail)(request)
    assert cache.get("attempts") == 1
    assert not User.objects.filter(name="changed").exists()


def test_what_is_counted_is_seen_before_the_request_ends(rf: RequestFactory, world: None) -> None:
    seen: list[Any] = []

    def count(request: HttpRequest) -> HttpResponse:
        cache.set("attempts", 1)
        other = threading.Thread(target=lambda: seen.append(in_another_thread()))
        other.start()
        other.join()
        return HttpResponse()

    request = rf.post("/")
    request.session, request.user = {}, User.objects.get(email="lead@aa.example")
    RowContextMiddleware(count)(request)
    assert seen == [1]


def in_another_thread() -> Any:
    try:
        return cache.get("attempts")
    finally:
        connections.close_all()


def at_once(number: int, work: Callable[[], int]) -> list[int]:
    """What each of so many threads gets that begin together."""
    found: list[int] = []
    gate = threading.Barrier(number)

    def run() -> None:
        try:
            gate.wait()
            found.append(work())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_of_twenty_wrong_passwords_at_once_no_more_are_tried_than_the_limit_allows(
    world: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def refuse(self: EmailBackend, request: HttpRequest, **credentials: Any) -> None:
        tried.append(credentials["password"])
        time.sleep(0.1)  # about as long as a password takes: time for the others to overtake the count

    monkeypatch.setattr(EmailBackend, "authenticate", refuse)
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"login_failed": "5/5m/key"}
    data = {"login": "lead@aa.example", "password": "dit is het niet"}
    answers = at_once(20, lambda: int(Client().post("/inloggen/", data).status_code))
    assert set(answers) <= {422, 429}
    assert 1 <= len(tried) <= 5
    assert Client().post("/inloggen/", data).status_code != 302
    assert len(tried) <= 5
