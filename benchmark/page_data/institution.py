"""The figures of one institution."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.figures import Figures
from benchmark.models import MonthTally
from benchmark.page_data.nation import Deff, Nation, deff_of, nation_beside, newest_until
from benchmark.page_data.periods import figures_in_period
from benchmark.page_data.places import Places, choose_place
from benchmark.selectors.releases import published_by_year
from institutions.models import Institution, User
from measurements.domain.period import Period


@dataclass(frozen=True, slots=True)
class InstitutionChoice:
    """What was asked for in the address, as it stands there: the codes of a period, a team and a location."""

    period: str = ""
    team: str = ""
    location: str = ""


@dataclass(frozen=True, slots=True)
class InstitutionData:
    """The figures of an institution, one of its locations or one of its teams, with the nation beside them.

    `deff` holds for the period, `deffs` for each of the years.
    """

    institution: Institution
    places: Places
    period: Period
    figures: Figures
    by_year: Mapping[int, Figures]
    nation: Nation
    deff: Deff
    deffs: Mapping[int, Deff]
    messages: tuple[str, ...]
    is_lagging: bool
    today: date

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {"periode": self.period.code, **self.places.chosen}


def institution_data(
    user: User, institution: Institution, *, choice: InstitutionChoice, today: date, with_live: bool = True
) -> InstitutionData:
    """The figures that this user may see of an institution that the user may see; it comes from `with_lag`.

    An unknown period, team or location does not end in an error: the newest year with data or the whole institution
    comes instead, with a message that says so. Without `with_live` the live nation is left out for SEJN.
    """
    places, no_place = choose_place(institution, team=choice.team, location=choice.location)
    tallies = places.of_tallies(MonthTally.objects.visible_to(user).filter(institution=institution))
    found = figures_in_period(tallies, choice.period, today)
    releases = published_by_year()
    nation, deff = nation_beside(user, found.period, releases, with_live=with_live)
    return InstitutionData(
        institution=institution,
        places=places,
        period=found.period,
        figures=found.figures,
        by_year=found.by_year,
        nation=nation,
        deff=deff,
        deffs={year: deff_of(newest_until(releases, year)) for year in found.by_year},
        messages=(*found.messages, *no_place),
        is_lagging=institution.is_lagging,
        today=today,
    )
