"""What the pages and the API ask of the tallies, in as few statements as possible."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.figures import Figures, figures_from
from benchmark.models import MonthTally
from benchmark.selectors.figures import (
    figures_by_institution,
    figures_by_year,
    figures_of,
    institutions_in,
    nation_is_lagging,
)
from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import Institution, Team, User
from measurements.domain.period import Period, parse_period

NO_FIGURES: Final = figures_from(dict.fromkeys(COUNTER_COLUMNS, 0))


@dataclass(frozen=True, slots=True)
class InstitutionData:
    """The figures of an institution or one of its teams; `nation` only for who may read that."""

    institution: Institution
    teams: tuple[Team, ...]
    team: Team | None
    period: Period
    figures: Figures
    by_year: Mapping[int, Figures]
    nation: Figures | None
    messages: tuple[str, ...]
    is_lagging: bool
    today: date


@dataclass(frozen=True, slots=True)
class NationalData:
    """The figures of all institutions together and of each, those in the order of their names."""

    institutions: tuple[Institution, ...]
    period: Period
    figures: Figures
    by_year: Mapping[int, Figures]
    by_institution: Mapping[int, Figures]
    messages: tuple[str, ...]
    is_lagging: bool
    today: date


def institution_data(
    user: User, institution: Institution, *, period_code: str, team_code: str, today: date
) -> InstitutionData:
    """The figures that this user may see of an institution that the user may see; it comes from `with_lag`.

    An unknown period or team does not end in an error: the newest year with data or the whole institution comes
    instead, with a message that says so.
    """
    teams = tuple(institution.teams.all())
    team = next((team for team in teams if team.code == team_code), None)
    tallies = MonthTally.objects.visible_to(user).filter(institution=institution)
    tallies = tallies.filter(team=team) if team else tallies
    by_year = figures_by_year(tallies)
    period, messages = choose_period(period_code, by_year, today)
    if team_code and team is None:
        messages += ("Het team in de link bestaat niet. U ziet nu alle teams samen.",)
    return InstitutionData(
        institution=institution,
        teams=teams,
        team=team,
        period=period,
        figures=figures_in(tallies, period, by_year),
        by_year=by_year,
        nation=national_figures(user, period) if can(user, Permission.READ_NATIONAL_FIGURES) else None,
        messages=messages,
        is_lagging=institution.is_lagging,
        today=today,
    )


def national_data(user: User, *, period_code: str, today: date) -> NationalData:
    """The figures of the nation and of each institution that took part in the period or has data in it."""
    tallies = MonthTally.objects.of_the_nation(user)
    by_year = figures_by_year(tallies)
    period, messages = choose_period(period_code, by_year, today)
    by_institution = figures_by_institution(tallies, period)
    return NationalData(
        institutions=institutions_in(period, by_institution),
        period=period,
        figures=figures_in(tallies, period, by_year),
        by_year=by_year,
        by_institution=by_institution,
        messages=messages,
        is_lagging=nation_is_lagging(),
        today=today,
    )


def national_figures(user: User, period: Period) -> Figures:
    """The live figures of the nation, for who may read those."""
    return figures_of(MonthTally.objects.of_the_nation(user), period)


def choose_period(code: str, years: Iterable[int], today: date) -> tuple[Period, tuple[str, ...]]:
    """The period with this code; without one, or with a wrong one, the newest year with data, and what to say."""
    newest = Period(max(years, default=today.year))
    if not code:
        return newest, ()
    try:
        return parse_period(code), ()
    except ValueError:
        return newest, (f"De periode in de link bestaat niet. U ziet nu {newest.label}.",)


def figures_in(tallies: QuerySet[MonthTally], period: Period, by_year: Mapping[int, Figures]) -> Figures:
    """The figures of a period; those of a year are taken from `by_year`, which saves a statement."""
    if period.months == 12:
        return by_year.get(period.year, NO_FIGURES)
    return figures_of(tallies, period)
