"""A worker with a browser and a draft, and a way to be overtaken."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from institutions.models import User
from measurements.models import Measurement
from measurements.selectors.finding import measurement_or_404
from measurements.views import opening
from tests.measurements.browsing import SignIn
from tests.measurements.closed_years import Close, close_for_all, reopen_all


@pytest.fixture
def browser(signed_in: SignIn, worker: User) -> Client:
    return signed_in(worker)


@pytest.fixture
def draft(browser: Client) -> Measurement:
    browser.post("/metingen/nieuw/")
    return Measurement.objects.get()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function after which every measurement changes like this just after a page has read it."""

    def plan(*, using: str = "default", **changes: Any) -> None:
        def read_and_be_overtaken(user: User, code: str) -> Measurement:
            found = measurement_or_404(user, code)
            Measurement.objects.using(using).filter(pk=found.pk).update(**changes)
            return found

        monkeypatch.setattr(opening, "measurement_or_404", read_and_be_overtaken)

    return plan


@pytest.fixture
def close(world: None) -> Iterator[Close]:
    """A function that closes a year; after the test all are open again."""
    yield close_for_all
    reopen_all()
