"""The SQL that finds the months of institutions in which there is anything to count, or to count away."""

from typing import Any, Final

from measurements.domain.period import Period

MONTHS_WITH_ANYTHING: Final = """
    SELECT institution_id, date_trunc('month', completed_on)::date AS month
    FROM measurements_measurement
    WHERE state = 'submitted' AND completed_on >= %(first_day)s::date AND completed_on < %(day_after)s::date
    UNION
    SELECT institution_id, month FROM benchmark_monthtally
    WHERE month >= %(first_day)s::date AND month < %(day_after)s::date
    UNION
    SELECT institution_id, month FROM benchmark_monthsplit
    WHERE month >= %(first_day)s::date AND month < %(day_after)s::date
    UNION
    SELECT institution_id, month FROM benchmark_stalemonth
    WHERE month >= %(first_day)s::date AND month < %(day_after)s::date
"""
"""Institution and month of measurements, tallies, splits and marks; tallies may be there without any measurement."""


def between(period: Period | None) -> dict[str, Any]:
    """The parameters of a period; without one those of all time."""
    if period is None:
        return {"first_day": "-infinity", "day_after": "infinity"}
    return {"first_day": period.first_day, "day_after": period.day_after}
