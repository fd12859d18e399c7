"""Browsers of people who look at figures, and measurements to look at."""

from collections.abc import Callable

import pytest
from django.test import Client

from benchmark.services import counting
from institutions.models import User
from measurements.models import Measurement
from tests.measurement_data import scores_from_row

Store = Callable[..., Measurement]


@pytest.fixture
def as_lead(signed_in: Callable[[User], Client], lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def as_analyst(signed_in: Callable[[User], Client], analyst: User) -> Client:
    return signed_in(analyst)


@pytest.fixture
def counted(submitted: Store, foreign_worker: User) -> None:
    """12 valid measurements and an empty one of institution aa, 4 of bb, all of March 2024, counted."""
    for _ in range(12):
        submitted(crisis_resolved=False)
    submitted(**scores_from_row("-----------|---"))
    membership = foreign_worker.memberships.get()
    people = {"author": foreign_worker, "team": membership.team, "institution": membership.institution}
    for _ in range(4):
        submitted(**people)
    counting.refresh_tallies()
