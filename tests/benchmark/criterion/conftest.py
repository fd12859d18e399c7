"""Scores of criterion 3d at two institutions, and what was released of them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from benchmark.models import ReleaseKind
from benchmark.services import counting
from benchmark.services.making import write_publication, write_release
from institutions.models import User
from measurements.models import Measurement
from tests.benchmark.counts_to_release import counts_of_sizes
from tests.measurement_data import scores_from_row

Store = Callable[..., Measurement]


@pytest.fixture
def answered(submitted: Store, colleague: User, foreign_worker: User) -> None:
    """Of 3d in 2024 at aa: 14 Ja, 6 Nee, 3 not scored, one Nee that does not count; 4 Ja at bb; two of 2023."""
    south = {"author": colleague, "team": colleague.memberships.get().team}
    for number in range(14):
        submitted(family_type="TG02" if number < 4 else "TG01")
    for _ in range(4):
        submitted(safety_form_discussed=False)
    for _ in range(2):
        submitted(safety_form_discussed=False, **south)
    for _ in range(3):
        submitted(safety_form_discussed=None, family_type="TG09")
    submitted(**scores_from_row("-----0-----|---"))
    elsewhere = foreign_worker.memberships.get()
    for _ in range(4):
        submitted(author=foreign_worker, team=elsewhere.team, institution=elsewhere.institution)
    for _ in range(2):
        submitted(completed_on=date(2023, 5, 1), referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()


@pytest.fixture
def released(answered: None) -> None:
    """Published of 2023 one that tells nothing and then one that does; of 2024 the other way round, the last unseen."""
    told = counts_of_sizes()
    for year, counts, is_published in ((2023, {}, True), (2023, told, True), (2024, told, True), (2024, {}, False)):
        release = write_release(year, ReleaseKind.CONCEPT, counts, by=None, at=timezone.now())
        if is_published:
            write_publication(release, by=None, at=timezone.now())
