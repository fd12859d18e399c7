"""Closed years and numbers of closed trajectories in the demo."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.core.management import call_command

from benchmark.demo.fill import fill
from benchmark.demo.records import DemoData, DemoMeasurement
from institutions.domain.roles import Role
from measurements.domain.coverage import Coverage, together
from measurements.models import ClosedTrajectories, ClosedYear

MOST = 0.95
"""Which part of the months has a number at the least and at the most: some are missing, as they will be."""


@pytest.fixture
def ended(valid: list[DemoMeasurement]) -> Counter[tuple[str, date]]:
    """The valid measurements by institution and month in which the help ended."""
    return Counter((one.institution, one.dates.ended_on.replace(day=1)) for one in valid)


def test_2018_to_2025_are_closed(demo: DemoData) -> None:
    assert [day.year - 1 for day in demo.closed_years] == list(range(2018, 2026))


def test_a_year_is_closed_in_march_of_the_next(demo_on: Callable[[date], DemoData]) -> None:
    assert demo_on(date(2019, 2, 28)).closed_years == ()
    assert demo_on(date(2019, 3, 1)).closed_years == (date(2019, 3, 1),)


def test_team_leads_filled_in_most_months_that_are_over(demo: DemoData) -> None:
    rows = demo.closed_trajectories
    assert len({(row.institution, row.month) for row in rows}) == len(rows)
    assert (min(row.month for row in rows).year, max(row.month for row in rows)) == (2018, date(2026, 10, 1))
    months = 17 * 7 * 12 + 16 * (12 + 10)
    assert 0.8 < len(rows) / months < MOST


def test_who_filled_in_led_the_institution_then(demo: DemoData) -> None:
    leads = [membership for membership in demo.memberships if membership.role is Role.TEAM_LEAD]
    for row in demo.closed_trajectories:
        assert any(
            (lead.email, lead.institution) == (row.entered_by, row.institution) and lead.holds_on(row.month)
            for lead in leads
        )


def test_coverage_differs_between_institutions_and_some_numbers_cannot_be_right(
    demo: DemoData, ended: Counter[tuple[str, date]]
) -> None:
    by_institution: dict[str, list[Coverage]] = {}
    for row in demo.closed_trajectories:
        if row.month < date(2026, 1, 1):
            one = Coverage(ended[row.institution, row.month], row.number)
            by_institution.setdefault(row.institution, []).append(one)
    remarks = {together(months).remark for months in by_institution.values()}
    assert remarks >= {"", "ruim"}
    unlikely = sum(one.has_more_valid for months in by_institution.values() for one in months)
    assert 0 < unlikely < 60


def test_the_past_does_not_depend_on_the_day(demo: DemoData, demo_on: Callable[[date], DemoData]) -> None:
    earlier = demo_on(date(2020, 6, 15)).closed_trajectories
    assert earlier == tuple(row for row in demo.closed_trajectories if row.month <= date(2020, 5, 1))


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_both_are_written() -> None:
    call_command("flush", database="owner", interactive=False, verbosity=0)
    data = fill(today=date(2019, 3, 31), password="only-for-tests-10")
    assert data is not None
    assert [year.year for year in ClosedYear.objects.using("owner").all()] == [2018]
    stored = ClosedTrajectories.objects.using("owner").values_list("institution__code", "month", "number")
    assert sorted(stored) == sorted((row.institution, row.month, row.number) for row in data.closed_trajectories)
