"""What SEJN looks at before a year is closed. National counts and numbers per institution, never a row of a family."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from benchmark.domain.figures import Figures
from benchmark.models import MonthTally
from benchmark.selectors.figures import figures_by_institution, institutions_in
from benchmark.selectors.releases import is_lagging
from institutions.models import Institution
from measurements.domain.coverage import Coverage, together
from measurements.domain.period import Period
from measurements.models import ClosedTrajectories, ClosedYear
from measurements.selectors.closing import drafts_of

InstitutionMonth = tuple[int, date]
"""The id of an institution and the first day of a month."""


@dataclass(frozen=True, slots=True)
class InstitutionCheck:
    """One institution: its unfinished drafts, what it entered (None: nothing), and the coverage.

    The coverage is over the months of which somebody filled in the closed trajectories, on both sides alike.
    """

    institution: Institution
    drafts: int
    figures: Figures | None
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class ClosingCheck:
    """The check list of a year. `is_lagging`: changes wait to be counted, so the numbers are not the last ones."""

    year: int
    is_closed: bool
    is_lagging: bool
    rows: tuple[InstitutionCheck, ...]

    @property
    def without_data(self) -> tuple[InstitutionCheck, ...]:
        """The institutions that took part and entered nothing."""
        return tuple(row for row in self.rows if row.figures is None)

    @property
    def with_drafts(self) -> tuple[InstitutionCheck, ...]:
        """The institutions that still have drafts about help of this year."""
        return tuple(row for row in self.rows if row.drafts)


def closing_check(year: int) -> ClosingCheck:
    """The check list of a year, with the institutions that took part or have data, by name."""
    period = Period(year)
    figures = figures_by_institution(MonthTally.objects.all(), period)
    drafts, closed, valid = drafts_of(year), _closed_by_month(year), _valid_by_month(period)
    rows = (
        InstitutionCheck(
            institution=one,
            drafts=drafts.get(one.pk, 0),
            figures=figures.get(one.pk),
            coverage=together(
                Coverage(valid.get((one.pk, month), 0), closed.get((one.pk, month))) for month in period.month_starts
            ),
        )
        for one in institutions_in(period, {*figures, *drafts})
    )
    return ClosingCheck(year, ClosedYear.objects.filter(year=year).exists(), is_lagging(period), tuple(rows))


def _closed_by_month(year: int) -> Mapping[InstitutionMonth, int]:
    """The closed trajectories; absent where nobody filled in a month."""
    found = ClosedTrajectories.objects.filter(month__year=year).values_list("institution", "month", "number")
    return {(institution, month): number for institution, month, number in found}


def _valid_by_month(period: Period) -> Mapping[InstitutionMonth, int]:
    """The valid measurements by the month in which they were filled in."""
    found = MonthTally.objects.filter(month__gte=period.first_day, month__lte=period.last_month)
    counted = found.order_by().values_list("institution", "month").annotate(Sum("valid"))
    return {(institution, month): valid for institution, month, valid in counted}
