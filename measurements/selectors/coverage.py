"""Per month how many trajectories were closed, and how many valid measurements there are of them."""

from collections.abc import Mapping

from django.db.models import Count

from institutions.models import Institution
from measurements.domain.coverage import Coverage
from measurements.models import ClosedTrajectories, Measurement, State
from measurements.sql import kept_rules


def closed_trajectories(institution: Institution, year: int) -> dict[int, int]:
    """The number of closed trajectories by month (1 to 12); without the months that nobody filled in."""
    found = ClosedTrajectories.objects.filter(institution=institution, month__year=year)
    return {month.month: number for month, number in found.values_list("month", "number")}


def valid_measurements(institution: Institution, year: int) -> dict[int, int]:
    """The number of valid measurements by the month in which the help ended; without the months with none."""
    ended = Measurement.objects.filter(institution=institution, state=State.SUBMITTED, ended_on__year=year)
    counted = ended.filter(kept_rules()).order_by().values_list("ended_on__month").annotate(Count("pk"))
    return dict(counted)


def coverage_by_month(institution: Institution, year: int, closed: Mapping[int, int]) -> dict[int, Coverage]:
    """The coverage of each month of the year (1 to 12), against these numbers of closed trajectories."""
    valid = valid_measurements(institution, year)
    return {month: Coverage(valid.get(month, 0), closed.get(month)) for month in range(1, 13)}
