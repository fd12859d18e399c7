"""How long an answer takes must not tell whether a record or an account exists.

`make speed` measures it, asking for both in turn so that whatever else the machine does slows both; among all tests it
runs a few times, to stay in order. The medians may differ by TOLERANCE: what remains drowns in the noise of a network.
"""

import os
import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from institutions.models import User
from measurements.models import Measurement

MEASURES = "ROWS" in os.environ
RUNS = 100 if MEASURES else 3
TOLERANCE = 0.10
"""Of the longer of both medians."""

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]

PASSWORD = "een lang wachtwoord"


@pytest.fixture
def compare(capsys: pytest.CaptureFixture[str]) -> Callable[[str, Callable[[], Any], Callable[[], Any]], None]:
    """A function that asks for both in turn; fails when their medians differ by more than the tolerance."""

    def measure(what: str, one: Callable[[], Any], other: Callable[[], Any]) -> None:
        seconds: tuple[list[float], list[float]] = ([], [])
        for _ in range(RUNS):
            for ask, found in zip((one, other), seconds, strict=True):
                cache.clear()  # else the limit answers instead
                start = time.perf_counter()
                ask()
                found.append(time.perf_counter() - start)
        first, second = (1000 * statistics.median(found) for found in seconds)
        if MEASURES:
            with capsys.disabled():
                print(f"\n{what}: {first:.2f} ms and {second:.2f} ms (medians of {RUNS})")  # noqa: T201
            assert abs(first - second) <= TOLERANCE * max(first, second)

    return measure


@pytest.fixture
def account(worker: User) -> User:
    worker.set_password(PASSWORD)
    worker.save(using="owner", update_fields=["password"])
    return worker


def test_a_foreign_measurement_takes_as_long_as_none(
    signed_in: Any, submitted: Callable[..., Measurement], foreign_worker: User, compare: Any
) -> None:
    submitted(code="ELDERS")
    browser = signed_in(foreign_worker)
    for address in ("/metingen/%s/", "/metingen/%s/wijzigen/", "/metingen/%s/geschiedenis/"):
        answers = [browser.get(address % code).status_code for code in ("ELDERS", "ABSENT")]
        assert answers == [404, 404]
        compare(address, lambda: browser.get(address % "ELDERS"), lambda: browser.get(address % "ABSENT"))  # noqa: B023


def test_a_foreign_institution_takes_as_long_as_none(signed_in: Any, worker: User, compare: Any) -> None:
    browser = signed_in(worker)
    for address in ("/instellingen/%s/", "/api/v1/institutions/%s/figures/"):
        compare(address, lambda: browser.get(address % "bb"), lambda: browser.get(address % "zz"))  # noqa: B023


@pytest.mark.parametrize("address", ["/inloggen/", "/wachtwoord-vergeten/"])
def test_an_address_with_an_account_takes_as_long_as_one_without(account: User, address: str, compare: Any) -> None:
    def ask(e_mail: str) -> Callable[[], Any]:
        return lambda: Client().post(address, {"login": e_mail, "email": e_mail, "password": "dit is het niet"})

    known, unknown = ask(account.email), ask("worker.noorx@aa.example")
    assert known().status_code == unknown().status_code
    compare(address, known, unknown)
