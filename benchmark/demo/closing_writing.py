"""The demo's closed years and numbers of trajectories as rows of the database."""

from collections.abc import Iterable, Mapping
from datetime import date

from benchmark.demo.measurement_writing import OWNER, Users
from benchmark.demo.records import DemoClosedTrajectories
from institutions.models import Institution
from measurements.models import ClosedTrajectories, ClosedYear


def write_closed_years(closed_on: Iterable[date]) -> None:
    """Store the years that ended before these days as closed."""
    ClosedYear.objects.using(OWNER).bulk_create(ClosedYear(year=day.year - 1, closed_on=day) for day in closed_on)


def write_closed_trajectories(
    rows: Iterable[DemoClosedTrajectories], institutions: Mapping[str, Institution], users: Users
) -> None:
    """Store how many trajectories were closed in each month."""
    ClosedTrajectories.objects.using(OWNER).bulk_create(
        ClosedTrajectories(
            institution=institutions[row.institution],
            month=row.month,
            number=row.number,
            entered_by=users[row.entered_by],
        )
        for row in rows
    )
