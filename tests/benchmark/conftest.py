"""Browsers of people who look at figures, and measurements to look at."""

from collections.abc import Callable

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
