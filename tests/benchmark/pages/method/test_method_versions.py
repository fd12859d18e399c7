"""Versions on the method page: of the definition with their periods, and of the releases in force."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from benchmark.models import Publication, Release
from benchmark.pages.method.versions import NO_PERIOD, definitions_table
from benchmark.selectors.release_lists import releases_in_force
from institutions.models import User
from measurements.domain.definitions import COMPLETE_ONLY, FIRST

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def release(year: int, number: int, *, published: bool, kind: str = "final") -> Release:
    made_at = datetime(year + 1, 2, number, 12, tzinfo=UTC)
    versions = {"method_version": f"m{year}", "definition_version": "2.0", "codebook_version": "abc"}
    made = Release.objects.using("owner").create(
        year=year, number=number, kind=kind, made_at=made_at, contents={}, sha256="0" * 64, **versions
    )
    if published:
        Publication.objects.using("owner").create(release=made, published_at=made_at)
    return made


def test_a_version_holds_up_to_the_day_before_the_next() -> None:
    later = replace(FIRST, version="3.0", applies_from=date(2027, 1, 1))
    periods = [row[2] for row in definitions_table([FIRST, later, COMPLETE_ONLY]).texts]
    assert periods == ["vanaf 1-1-2000 tot en met 31-12-2026", "vanaf 1-1-2027", NO_PERIOD]


@pytest.fixture
def releases(world: None) -> None:
    release(2023, 1, published=True)
    release(2023, 2, published=True, kind="revision")
    release(2024, 1, published=True, kind="concept")
    release(2024, 2, published=False)


def test_in_force_is_the_last_published_release_of_each_year(releases: None) -> None:
    assert [one.version for one in releases_in_force()] == ["2024.1", "2023.2"]


def test_everybody_sees_the_same_releases_and_never_one_that_is_not_published(
    releases: None, client: Client, as_lead: Client, as_analyst: Client
) -> None:
    for visitor in (client, as_lead, as_analyst):
        page = visitor.get("/methode/").content.decode()
        assert "2024.1" in page
        assert "2023.2" in page
        assert "herziening" in page
        assert "2024.2" not in page
        assert "2-2-2024" in page


def test_who_published_a_release_does_not_stand_there(releases: None, client: Client, analyst: User) -> None:
    assert analyst.name not in client.get("/methode/").content.decode()
