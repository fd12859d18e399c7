"""The figures over the years and the quarters: of an institution, and of the nation with each institution."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.figures import Figures
from benchmark.models import MonthTally
from benchmark.page_data.institution import InstitutionChoice
from benchmark.page_data.nation import Deff, deff_of, newest_until
from benchmark.page_data.national import live_deff
from benchmark.page_data.periods import parsed_period
from benchmark.page_data.places import Places, choose_place
from benchmark.selectors.figures import figures_by_year, nation_is_lagging
from benchmark.selectors.releases import figures_in, published_by_year
from benchmark.selectors.trends import figures_by_institution_and_year, figures_by_quarter
from institutions.models import Institution, User
from measurements.domain.period import Period


@dataclass(frozen=True, slots=True)
class OverTime:
    """The figures per year, and per quarter where those were asked for; `deffs` per year the design effects."""

    by_year: Mapping[int, Figures]
    by_quarter: Mapping[Period, Figures] | None
    deffs: Mapping[int, Deff]
    messages: tuple[str, ...]
    is_lagging: bool
    today: date
    period: str
    """The code of the period that was chosen on another page; this page shows all of them. Empty for a wrong one."""


@dataclass(frozen=True, slots=True)
class InstitutionTrends:
    """An institution, one of its locations or one of its teams over time; `nation` per year with a release."""

    institution: Institution
    places: Places
    over_time: OverTime
    nation: Mapping[int, PublicFigures]

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page carries along, as it stands in an address."""
        return {"periode": self.over_time.period, **self.places.chosen}


@dataclass(frozen=True, slots=True)
class NationalTrends:
    """All institutions together over time, and the years of each by its id."""

    over_time: OverTime
    by_institution: Mapping[int, Mapping[int, Figures]]

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page carries along, as it stands in an address."""
        return {"periode": self.over_time.period}


def institution_trends(
    user: User, institution: Institution, *, choice: InstitutionChoice, with_quarters: bool, today: date
) -> InstitutionTrends:
    """What this user may see over time of an institution that the user may see; it comes from `with_lag`."""
    places, no_place = choose_place(institution, team=choice.team, location=choice.location)
    tallies = places.of_tallies(MonthTally.objects.visible_to(user).filter(institution=institution))
    by_year, releases = figures_by_year(tallies), published_by_year()
    over_time = OverTime(
        by_year=by_year,
        by_quarter=figures_by_quarter(tallies) if with_quarters else None,
        deffs={year: deff_of(newest_until(releases, year)) for year in by_year},
        messages=no_place,
        is_lagging=institution.is_lagging,
        today=today,
        period=_carried(choice.period),
    )
    return InstitutionTrends(
        institution, places, over_time, {year: figures_in(release).figures for year, release in releases.items()}
    )


def national_trends(user: User, *, period_code: str, with_quarters: bool, today: date) -> NationalTrends:
    """The nation over time as it stands now, for who may read the national figures."""
    tallies = MonthTally.objects.of_the_nation(user)
    by_year, by_institution = figures_by_year(tallies), figures_by_institution_and_year(tallies)
    over_time = OverTime(
        by_year=by_year,
        by_quarter=figures_by_quarter(tallies) if with_quarters else None,
        deffs={
            year: live_deff([years[year] for years in by_institution.values() if year in years], year)
            for year in by_year
        },
        messages=(),
        is_lagging=nation_is_lagging(),
        today=today,
        period=_carried(period_code),
    )
    return NationalTrends(over_time, by_institution)


def _carried(code: str) -> str:
    period = parsed_period(code)
    return period.code if period else ""
