"""What SEJN looks at before a year is closed. National counts and numbers per institution, never a row of a family."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.figures import Figures, figures_from
from benchmark.models import MonthTally
from benchmark.selectors.figures import institutions_in
from benchmark.selectors.quality import Counters, counters_by_month, summed
from benchmark.selectors.releases import is_lagging
from institutions.models import Institution
from measurements.domain.coverage import PeriodCoverage
from measurements.domain.period import Period
from measurements.models import ClosedYear
from measurements.selectors.closing import drafts_of
from measurements.selectors.coverage import coverage_against, with_closed_months


@dataclass(frozen=True, slots=True)
class InstitutionCheck:
    """One institution: its unfinished drafts, what it entered (None: nothing), and the coverage."""

    institution: Institution
    drafts: int
    figures: Figures | None
    coverage: PeriodCoverage


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


def closing_check(year: int, today: date) -> ClosingCheck:
    """The check list of a year, with the institutions that took part or have data, by name."""
    period = Period(year)
    by_month, drafts = counters_by_month(MonthTally.objects.all(), period), drafts_of(year)
    institutions = institutions_in(period, {*by_month, *drafts}, with_closed_months(Institution.objects.all()))
    rows = (_row(one, by_month.get(one.pk, {}), drafts.get(one.pk, 0), period, today) for one in institutions)
    return ClosingCheck(year, ClosedYear.objects.filter(year=year).exists(), is_lagging(period), tuple(rows))


def _row(
    institution: Institution, months: Mapping[date, Counters], drafts: int, period: Period, today: date
) -> InstitutionCheck:
    valid = {month: counters["valid"] for month, counters in months.items()}
    return InstitutionCheck(
        institution=institution,
        drafts=drafts,
        figures=figures_from(summed(months.values())) if months else None,
        coverage=coverage_against(institution, period, today, valid),
    )
