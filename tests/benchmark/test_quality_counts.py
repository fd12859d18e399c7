"""The counts behind the pages on data quality, beside a second count over the rows."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from benchmark.models import MonthSplit, MonthTally
from benchmark.selectors.quality import counters_by_month, recording_by_institution, summed
from benchmark.services import counting
from institutions.models import Institution
from measurements.domain.period import Period
from measurements.models import Measurement
from tests import oracles
from tests.measurement_data import scores_from_row

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def test_days_batches_and_missing_are_those_of_a_second_count(
    submitted: Callable[..., Measurement], institution: Institution
) -> None:
    rng = Random(5)
    for _ in range(40):
        filled_in = date(2024, rng.choice((3, 4)), rng.randint(1, 6))
        ended_on = rng.choice((None, filled_in - timedelta(days=rng.randint(-2, 30))))
        marks = "".join(rng.choice("1111110-") for _ in range(14))
        days = {"referred_on": None, "started_on": None, "ended_on": ended_on, "completed_on": filled_in}
        submitted(**scores_from_row(f"{marks[:11]}|{marks[11:]}"), **days)
    counting.refresh_tallies()
    rows = list(Measurement.objects.values())
    expected = oracles.recording(rows)
    found = recording_by_institution(MonthSplit.objects.all(), Period(2024))[institution.pk]
    assert found.by_days == expected["by_days"]
    assert (found.in_batches.valid, found.in_batches.everything_met) == expected["in_batches"]
    assert (found.apart.valid, found.apart.everything_met) == expected["apart"]
    months = counters_by_month(MonthTally.objects.all(), Period(2024))[institution.pk]
    assert {month: one["entered"] for month, one in months.items()} == Counter(
        row["completed_on"].replace(day=1) for row in rows
    )
    together = summed(months.values())
    for field in (*oracles.PROCESS.values(), *oracles.OUTCOME.values()):
        assert together[f"{field}_scored_entered"] == sum(row[field] is not None for row in rows)
