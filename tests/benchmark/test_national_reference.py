"""The day of the national figures and the release of their year stand under the conclusion."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from benchmark.models import Publication, Release, ReleaseKind
from measurements.domain.typed_dates import written_date
from tests.benchmark.reading import text_of

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def stand_of(as_analyst: Client, period: str) -> str:
    """What stands between the conclusion and the next line."""
    text = text_of(as_analyst.get("/landelijk/", {"periode": period}))
    return text[text.index("Stand van") :].partition(" Metingen importeren")[0]


def another_of_2024(release: Release, number: int, *, is_published: bool) -> None:
    seen = Release.objects.using("owner").get(pk=release.pk)
    seen.pk, seen.number, seen.kind, seen.made_at = None, number, ReleaseKind.REVISION, timezone.now()
    seen.save(using="owner", force_insert=True)
    if is_published:
        at = timezone.now() - timedelta(days=400)
        Publication.objects.using("owner").create(release=seen, published_at=at)


def test_a_year_names_its_newest_published_release_with_the_way_to_it(
    as_analyst: Client, release_of_2024: Release
) -> None:
    today = written_date(timezone.localdate())
    assert stand_of(as_analyst, "2024") == f"Stand van {today}; laatste uitgave 2024.2 (definitief)."
    another_of_2024(release_of_2024, 3, is_published=True)
    another_of_2024(release_of_2024, 4, is_published=False)
    assert stand_of(as_analyst, "2024") == f"Stand van {today}; laatste uitgave 2024.3 (herziening)."
    assert '<a href="/uitgaven/2024/3/">2024.3</a>' in as_analyst.get("/landelijk/?periode=2024").content.decode()


@pytest.mark.usefixtures("release_of_2024")
def test_a_year_without_a_release_says_so_and_another_period_has_its_day_alone(as_analyst: Client) -> None:
    today = written_date(timezone.localdate())
    assert stand_of(as_analyst, "2025") == f"Stand van {today}; nog geen uitgave van 2025."
    for period in ("2024-K1", "2022-2024"):
        assert stand_of(as_analyst, period) == f"Stand van {today}."
