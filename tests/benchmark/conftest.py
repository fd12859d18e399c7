"""Browsers of people who look at figures, and measurements to look at."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from benchmark.domain.releases.contents import released_figures
from benchmark.models import Publication, Release, ReleaseKind
from benchmark.services import counting
from institutions.models import User
from measurements.models import Measurement
from tests.benchmark.counts_to_release import CODES, counts_of_sizes
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


@pytest.fixture
def release_of_2024() -> Release:
    """A published release of 2024, made of other institutions than those of the tests."""
    release = Release.objects.using("owner").create(
        year=2024,
        number=2,
        kind=ReleaseKind.FINAL,
        made_at=timezone.now(),
        method_version="2026.1",
        definition_version="2.0",
        codebook_version="x",
        contents=released_figures(counts_of_sizes(), CODES).as_json(),
        sha256="0" * 64,
    )
    Publication.objects.using("owner").create(release=release, published_at=timezone.now())
    return release


@pytest.fixture
def three_years(submitted: Store, foreign_worker: User, release_of_2024: Release) -> None:
    """Of 2022 to 2024, per institution and year 22 to 28 measurements with answers that differ, and a release."""
    membership = foreign_worker.memberships.get()
    elsewhere = {"author": foreign_worker, "team": membership.team, "institution": membership.institution}
    for place, people in enumerate(({}, elsewhere)):
        for year in (2022, 2023, 2024):
            for number in range(22 + year - 2022 + 4 * place):
                submitted(**answers(number, year), **people)
    counting.refresh_tallies()


def answers(number: int, year: int) -> dict[str, Any]:
    """Half in the first quarter and half in the second; scores, family types and problems in several shares."""
    process = "11111011111" if number % 5 < 2 else "11111111111"
    outcome = f"{int(number % (year - 2018) > 0)}{int(number % 7 > 0)}1"
    return {
        **scores_from_row(f"{process}|{outcome}"),
        "completed_on": date(year, 2 + 3 * (number % 2), 5),
        "referred_on": None,
        "started_on": None,
        "ended_on": None,
        "family_type": "TG01" if number % 2 else "TG02",
        "problems": ["PO01", "PJ01"] if number % 3 else ["PO01"],
    }
