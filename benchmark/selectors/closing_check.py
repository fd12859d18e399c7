"""What SEJN looks at before a year is closed. National counts and numbers per institution, never a row of a family."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from benchmark.domain.figures import Figures
from benchmark.models import MonthTally
from benchmark.selectors.figures import figures_by_institution, institutions_in
from benchmark.selectors.releases import is_lagging
from institutions.models import Institution
from measurements.domain.coverage import Coverage
from measurements.domain.period import Period
from measurements.models import ClosedTrajectories, ClosedYear
from measurements.selectors.closing import drafts_of


@dataclass(frozen=True, slots=True)
class InstitutionCheck:
    """One institution: its unfinished drafts, what it entered (None: nothing), and the coverage."""

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
    drafts, closed = drafts_of(year), _closed_trajectories(year)
    rows = (
        InstitutionCheck(
            institution=one,
            drafts=drafts.get(one.pk, 0),
            figures=figures.get(one.pk),
            coverage=Coverage(figures[one.pk].valid if one.pk in figures else 0, closed.get(one.pk)),
        )
        for one in institutions_in(period, {*figures, *drafts})
    )
    return ClosingCheck(year, ClosedYear.objects.filter(year=year).exists(), is_lagging(period), tuple(rows))


def _closed_trajectories(year: int) -> Mapping[int, int]:
    """Per institution id the closed trajectories of the year; absent where nobody filled in any month."""
    found = ClosedTrajectories.objects.filter(month__year=year).order_by().values_list("institution")
    return dict(found.annotate(Sum("number")))
