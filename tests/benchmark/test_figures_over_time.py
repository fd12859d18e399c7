"""The figures per quarter, and per institution and year."""

from collections.abc import Callable
from datetime import date

import pytest

from benchmark.models import MonthTally
from benchmark.selectors.trends import figures_by_institution_and_year, figures_by_quarter
from benchmark.services import counting
from institutions.models import Institution
from measurements.models import Measurement
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.mark.usefixtures("counted")
def test_months_add_up_to_quarters_in_order_in_one_statement(submitted: Callable[..., Measurement]) -> None:
    for day in (date(2024, 4, 1), date(2023, 12, 31), date(2024, 1, 2)):
        submitted(completed_on=day, referred_on=None, started_on=None, ended_on=None)
    counting.refresh_tallies()
    with at_most(1):
        found = figures_by_quarter(MonthTally.objects.using("owner").filter(institution__code="aa"))
    assert [(period.code, one.valid, one.entered) for period, one in found.items()] == [
        ("2023-K4", 1, 1),
        ("2024-K1", 13, 14),
        ("2024-K2", 1, 1),
    ]


@pytest.mark.usefixtures("counted")
def test_institutions_have_their_own_years(institution: Institution, other_institution: Institution) -> None:
    found = figures_by_institution_and_year(MonthTally.objects.using("owner").all())
    valid = {pk: {year: one.valid for year, one in years.items()} for pk, years in found.items()}
    assert valid == {institution.pk: {2024: 12}, other_institution.pk: {2024: 4}}
