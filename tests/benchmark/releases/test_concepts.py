"""The concepts of the night: of open years, and only when enough is new for nobody to learn of one trajectory."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from benchmark.models import Release, ReleaseKind
from benchmark.selectors.releases import figures_in
from benchmark.services.releases import make_concepts
from benchmark.services.verifying import verify
from benchmark.tasks import make_concept_releases
from institutions.models import User
from measurements.models import ClosedYear, Measurement
from tests.benchmark.releases.conftest import add_measurements

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

THIS_YEAR = timezone.localdate().year


@pytest.fixture
def published(nation: Callable[..., None]) -> Release:
    """The first concept of this year."""
    nation(THIS_YEAR)
    (release,) = make_concepts()
    return release


def test_the_first_concept_is_published_at_once_and_made_by_nobody(published: Release) -> None:
    assert (published.version, published.kind) == (f"{THIS_YEAR}.1", ReleaseKind.CONCEPT)
    assert published.made_by is None
    assert published.publication.published_at == published.made_at


def test_a_concept_tells_no_figures_within_groups_of_families_and_says_so(
    published: Release, signed_in: Callable[[User], Client], worker: User
) -> None:
    figures = figures_in(published)
    assert figures.figures.criteria["5a"].text == "71%"
    assert (figures.goal_attainment_by_family_class, figures.resolved_by_not_met) == ({}, ())
    text = signed_in(worker).get(f"/uitgaven/{THIS_YEAR}/1/").content.decode()
    assert "Cijfers binnen een groep gezinnen staan alleen in een definitieve uitgave" in text
    assert "Type gezin" in text
    assert "Doelbereiking per type gezin" not in text
    stored = Release.objects.using("counter").select_related("evidence").get()
    assert verify(stored).otherwise == ()


@pytest.mark.usefixtures("published")
def test_a_night_without_anything_new_makes_no_concept() -> None:
    assert make_concepts() == []


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("new", "is_made"),
    [
        ({"aa": 3, "bb": 3, "cc": 3}, False),  # 9 is less than 10
        ({"aa": 20, "bb": 20}, False),  # two institutions
        ({"aa": 20, "bb": 1, "cc": 1}, False),  # aa takes its own away and is left with 2
        ({"aa": 5, "bb": 5, "cc": 5}, True),
    ],
)
def test_a_next_concept_asks_ten_new_measurements_of_three_institutions_also_for_who_subtracts_the_own(
    worker: User, new: dict[str, int], is_made: bool
) -> None:
    add_measurements(worker, THIS_YEAR, new)
    assert [release.number for release in make_concepts()] == ([2] if is_made else [])


@pytest.mark.usefixtures("published")
def test_corrections_alone_make_no_concept(worker: User) -> None:
    Measurement.objects.using("owner").update(crisis_resolved=True)
    assert make_concepts() == []


def test_what_waits_to_be_counted_is_counted_first(nation: Callable[..., None]) -> None:
    nation(THIS_YEAR)
    first = Measurement.objects.using("owner").filter(institution__code="aa").order_by("pk")[:1].get()
    Measurement.objects.using("owner").filter(pk=first.pk).update(state="withdrawn")
    planned = settings.CELERY_BEAT_SCHEDULE["make-concept-releases"]
    assert planned["task"] == make_concept_releases.name
    make_concept_releases()
    evidence = Release.objects.using("counter").select_related("evidence").get().evidence
    assert evidence.parameters["valid"] == 83


def test_the_year_before_gets_a_concept_until_it_is_closed_and_older_years_none(nation: Callable[..., None]) -> None:
    nation(THIS_YEAR - 1)
    nation(THIS_YEAR - 2)
    assert [release.version for release in make_concepts()] == [f"{THIS_YEAR - 1}.1"]
    add_measurements(User.objects.using("owner").first(), THIS_YEAR - 1, {"aa": 9, "bb": 9, "cc": 9})
    ClosedYear.objects.using("owner").create(year=THIS_YEAR - 1, closed_on=date(THIS_YEAR, 1, 1))
    assert make_concepts() == []
