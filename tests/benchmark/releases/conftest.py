"""A small nation: six institutions with enough valid measurements for a release, and the analyst who makes it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from benchmark.models import Release
from benchmark.services import counting
from benchmark.services.releases import make_final, make_revision, publish
from institutions.access import context_of
from institutions.models import Institution, Team, User
from institutions.row_context import row_context
from measurements.models import ClosedYear, Measurement
from tests.measurement_data import complete_measurement
from tests.world import START

YEAR = 2024
CODES = ("aa", "bb", "cc", "dd", "ee", "ff")
VALID_EACH = 14

Acting = Callable[[User], Any]


@pytest.fixture
def nation(worker: User) -> Callable[..., None]:
    """A function that stores 14 valid measurements of each of six institutions in a year, and counts them."""
    for code in CODES[2:]:
        one = Institution.objects.using("owner").create(code=code, name=f"Instelling {code.upper()}", active_from=START)
        Team.objects.using("owner").create(institution=one, code="noord", name="Team noord", active_from=START)

    def store(year: int = YEAR, each: int = VALID_EACH) -> None:
        add_measurements(worker, year, dict.fromkeys(CODES, each))

    return store


def add_measurements(author: User, year: int, numbers: dict[str, int]) -> None:
    """Store so many valid measurements of the institutions with these codes, and count them."""
    teams = {team.institution.code: team for team in Team.objects.using("owner").select_related("institution")}
    days = {"referred_on": None, "started_on": None, "ended_on": None}
    months = (1,) if year == timezone.localdate().year else (1, 2)  # nothing is filled in tomorrow
    Measurement.objects.using("owner").bulk_create(
        complete_measurement(
            author=author,
            team=teams[code],
            institution=teams[code].institution,
            completed_on=date(year, months[number % len(months)], 1),
            crisis_resolved=number % 4 > 0,
            safety_form_discussed=number % 3 > 0,
            family_type="TG01" if number % 2 else "TG02",
            **days,
        )
        for code, each in numbers.items()
        for number in range(each)
    )
    counting.refresh_tallies()


def correct(code: str, year: int = YEAR) -> None:
    """Change an answer of one measurement of this institution behind everybody's back, and count it."""
    sent = Measurement.objects.using("owner").filter(institution__code=code, completed_on__year=year)
    first = sent.filter(crisis_resolved=True).order_by("pk")[:1].get()
    Measurement.objects.using("owner").filter(pk=first.pk).update(crisis_resolved=False)
    counting.refresh_tallies()


@pytest.fixture
def acting() -> Acting:
    """A function that gives a context in which PostgreSQL works for this user."""

    @contextmanager
    def act(user: User) -> Iterator[None]:
        with row_context(context_of(user)):
            yield

    return act


@pytest.fixture
def closed(nation: Callable[..., None]) -> None:
    """The nation in 2024, a year that is closed."""
    nation()
    ClosedYear.objects.using("owner").create(year=YEAR, closed_on=date(2025, 3, 1))


@pytest.fixture
def final(closed: None, analyst: User, acting: Acting) -> Release:
    """The final release of 2024, published."""
    with acting(analyst):
        release = make_final(year=YEAR, by=analyst)
        publish(release=release, by=analyst)
        return Release.objects.select_related("publication").get()


@pytest.fixture
def revised(final: Release, analyst: User, acting: Acting) -> Release:
    """The revision of 2024 after corrections at bb, published."""
    for _ in range(5):
        correct("bb")
    with acting(analyst):
        revision = make_revision(year=YEAR, by=analyst)
        publish(release=revision, by=analyst)
    return revision


def apart(html: str) -> str:
    """The page with a space after each cell, so that its text does not run together."""
    return re.sub(r"(</(?:t[dh]|d[td]|p|li|h\d)>)", r"\1 ", html)
