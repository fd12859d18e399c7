"""The figures of all institutions together, and of each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.effective_size import design_effect
from benchmark.domain.figures import Figures
from benchmark.models import MonthTally, Release
from benchmark.page_data.nation import Deff
from benchmark.page_data.periods import figures_in_period
from benchmark.selectors.figures import figures_by_institution, institutions_in, nation_is_lagging
from benchmark.selectors.releases import latest_published_of
from institutions.models import Institution, User
from measurements.domain.period import Period


@dataclass(frozen=True, slots=True)
class NationalData:
    """The figures of all institutions together and of each, those in the order of their names."""

    institutions: tuple[Institution, ...]
    period: Period
    figures: Figures
    by_year: Mapping[int, Figures]
    by_institution: Mapping[int, Figures]
    deff: Deff
    messages: tuple[str, ...]
    is_lagging: bool
    today: date


def national_data(user: User, *, period_code: str, today: date) -> NationalData:
    """The figures of the nation and of each institution that took part in the period or has data in it."""
    tallies = MonthTally.objects.of_the_nation(user)
    found = figures_in_period(tallies, period_code, today)
    by_institution = figures_by_institution(tallies, found.period)
    return NationalData(
        institutions=institutions_in(found.period, by_institution),
        period=found.period,
        figures=found.figures,
        by_year=found.by_year,
        by_institution=by_institution,
        deff=live_deff(by_institution.values(), found.period.last_month.year),
        messages=found.messages,
        is_lagging=nation_is_lagging(),
        today=today,
    )


def release_of(period: Period) -> Release | None:
    """The newest release that everybody sees of a calendar year; None of another period and of a year without one."""
    return latest_published_of(period.year) if period.is_year else None


def live_deff(parts: Collection[Figures], year: int) -> Deff:
    """The design effects among the figures of institutions as they stand now, for this year."""
    process = design_effect(figures.process.sums for figures in parts)
    outcome = design_effect(figures.outcome.sums for figures in parts)
    if process is None or outcome is None:
        return Deff()
    is_provisional = process.is_provisional or outcome.is_provisional
    return Deff(process.deff, outcome.deff, year, is_provisional)
