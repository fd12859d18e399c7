"""What the pages on data quality ask: of an institution, and of the nation without any row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from benchmark.domain.figures import Figures, figures_from
from benchmark.domain.recording import Recording, recorded_together
from benchmark.models import MonthSplit, MonthTally
from benchmark.page_data.institution import InstitutionChoice
from benchmark.page_data.periods import figures_in_period
from benchmark.page_data.places import Places, choose_place
from benchmark.selectors.figures import institutions_in, with_lag
from benchmark.selectors.quality import Counters, counters_by_month, recording_by_institution, summed
from institutions.models import Institution, Team, User
from measurements.domain.coverage import PeriodCoverage
from measurements.domain.period import Period
from measurements.selectors.coverage import coverage_against, numbers_by_month, with_closed_months
from measurements.selectors.duplicates import DoubleGroup, EnteredIn, odd_among


@dataclass(frozen=True, slots=True)
class Quality:
    """What was entered in one scope and period, and how it was recorded."""

    figures: Figures
    recording: Recording


@dataclass(frozen=True, slots=True)
class InstitutionQuality:
    """The quality of the measurements of an institution, one of its locations or one of its teams.

    `another_year` counts those filled in in another year than the help ended, `waiting_drafts` the drafts there, of
    whatever period, that nobody changed for over 14 days; coverage is of the whole institution.
    """

    institution: Institution
    places: Places
    period: Period
    years: tuple[int, ...]
    quality: Quality
    another_year: int
    doubles: tuple[DoubleGroup, ...]
    waiting_drafts: int
    coverage: PeriodCoverage
    messages: tuple[str, ...]
    is_lagging: bool
    today: date

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {"periode": self.period.code, **self.places.chosen}


@dataclass(frozen=True, slots=True)
class NationalQuality:
    """The quality of all measurements together, and of each institution, those in the order of their names."""

    institutions: tuple[Institution, ...]
    period: Period
    years: tuple[int, ...]
    nation: Quality
    by_institution: Mapping[int, Quality]
    coverage: Mapping[int, PeriodCoverage]
    messages: tuple[str, ...]
    is_lagging: bool
    today: date


def institution_quality(
    user: User, institution: Institution, *, choice: InstitutionChoice, today: date
) -> InstitutionQuality:
    """The quality of what was entered at an institution that the user leads; an unknown choice ends in a message.

    The institution comes from `with_lag`, `with_closed_months`, `with_valid_months` and `with_waiting_drafts`.
    """
    places, no_place = choose_place(institution, team=choice.team, location=choice.location)
    tallies = places.of_tallies(MonthTally.objects.visible_to(user).filter(institution=institution))
    splits = places.of_tallies(MonthSplit.objects.visible_to(user).filter(institution=institution))
    found = figures_in_period(tallies, choice.period, today)
    recording = recording_by_institution(splits, found.period).get(institution.pk, Recording())
    odd = odd_among(user, EnteredIn(institution, found.period, _teams(places)))
    return InstitutionQuality(
        institution=institution,
        places=places,
        period=found.period,
        years=tuple(found.by_year),
        quality=Quality(found.figures, recording),
        another_year=odd.another_year,
        doubles=odd.doubles,
        waiting_drafts=_waiting_drafts(institution, _teams(places)),
        coverage=coverage_against(institution, found.period, today, numbers_by_month(institution.valid_months)),
        messages=(*found.messages, *no_place),
        is_lagging=institution.is_lagging,
        today=today,
    )


def national_quality(user: User, *, period_code: str, today: date) -> NationalQuality:
    """The quality of what all institutions entered, for who may read the national figures."""
    tallies, splits = (model.objects.of_the_nation(user) for model in (MonthTally, MonthSplit))
    found = figures_in_period(tallies, period_code, today)
    period = found.period
    by_month = counters_by_month(tallies, period)
    recordings = recording_by_institution(splits, period)
    institutions = institutions_in(period, by_month, with_lag(with_closed_months(Institution.objects.all())))
    return NationalQuality(
        institutions=institutions,
        period=period,
        years=tuple(found.by_year),
        nation=Quality(found.figures, recorded_together(recordings.values())),
        by_institution={
            pk: Quality(figures_from(summed(months.values())), recordings.get(pk, Recording()))
            for pk, months in by_month.items()
        },
        coverage={
            one.pk: coverage_against(one, period, today, _valid_by_month(by_month.get(one.pk, {})))
            for one in institutions
        },
        messages=found.messages,
        is_lagging=any(one.is_lagging for one in institutions),
        today=today,
    )


def _valid_by_month(months: Mapping[date, Counters]) -> dict[date, int]:
    return {month: counters["valid"] for month, counters in months.items()}


def _waiting_drafts(institution: Institution, teams: tuple[Team, ...] | None) -> int:
    keys = None if teams is None else {team.pk for team in teams}
    return sum(one["number"] for one in institution.waiting_drafts if keys is None or one["team"] in keys)


def _teams(places: Places) -> tuple[Team, ...] | None:
    if places.team:
        return (places.team,)
    if places.location:
        return tuple(team for team in places.teams if team.location_id == places.location.pk)
    return None
