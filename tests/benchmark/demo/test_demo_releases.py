"""The demo's releases: final for the closed years, one of them revised, a concept of the open year, all sealed."""

from datetime import date

import pytest
from django.core.management import call_command

from benchmark.demo.fill import fill
from benchmark.models import OpenPoint, Release, StaleMonth
from benchmark.services.verifying import verify
from measurements.models import CorrectionRequest

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TODAY = date(2026, 11, 21)
AGREE = ("alfa", "bravo", "echo", "golf", "hotel", "lima", "mike", "papa")


def test_every_year_has_its_release_and_each_is_sealed_and_comes_out_again() -> None:
    call_command("flush", database="owner", interactive=False, verbosity=0)
    fill(today=TODAY, password="only-for-tests-10")
    releases = list(
        Release.objects.using("counter").select_related("evidence", "publication").order_by("year", "number")
    )
    found = [(release.version, str(release.kind)) for release in releases]
    assert found == [
        *((f"{year}.1", "final") for year in range(2018, 2024)),
        ("2023.2", "revision"),
        ("2024.1", "final"),
        ("2025.1", "final"),
        ("2026.1", "concept"),
    ]
    final = releases[0]
    assert (final.made_at.date(), final.publication.published_at.date()) == (date(2019, 3, 1), date(2019, 3, 15))
    assert all(release.made_at <= release.publication.published_at for release in releases)
    for release in releases:
        verification = verify(release)
        assert verification.is_sealed
        assert verification.otherwise == ()
        assert len(verification.changed) == (release.version == "2023.1")
    named = OpenPoint.objects.using("owner").values_list("release__year", "institution__code")
    assert [code for year, code in sorted(named) if year == TODAY.year - 1] == [*AGREE]
    assert max(year for year, _ in named) == TODAY.year - 1
    assert CorrectionRequest.objects.using("owner").filter(state="used").count() == 1
    assert not StaleMonth.objects.using("owner").exists()
