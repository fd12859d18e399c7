"""One criterion of an institution, and of the nation with each institution."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.registry import for_registry
from benchmark.domain.share import Share
from benchmark.models import MonthTally, Release
from benchmark.page_data.institution import InstitutionChoice
from benchmark.page_data.nation import NO_RELEASE, ONLY_YEARS
from benchmark.page_data.periods import parsed_period, period_messages
from benchmark.page_data.places import Places, choose_place
from benchmark.selectors.criterion import (
    CountedPart,
    ReleasedScore,
    counted_parts,
    released_by_year,
    shares_by_family_class,
)
from benchmark.selectors.figures import figures_of, institutions_in, nation_is_lagging
from institutions.access import can, memberships_with
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.criteria import Criterion
from measurements.domain.period import Period
from measurements.models import Measurement
from measurements.selectors.lines import Status, with_status


@dataclass(frozen=True, slots=True)
class CountedPeriod:
    """The counts in the chosen period, those of each part of it by id, and those of each year."""

    period: Period
    counts: CriterionCounts
    by_part: Mapping[int, CriterionCounts]
    by_year: Mapping[int, CriterionCounts]


@dataclass(frozen=True, slots=True)
class NationalScore:
    """The national score beside the own one, or why there is none; `release` is None where SEJN sees it live."""

    figure: PublicFigure | None
    reason: str = ""
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class InstitutionCriterion:
    """A criterion at an institution, one of its locations or one of its teams.

    `by_class`: the score by class of family types; None for who may not see the measurements there. `released`: the
    national score of each year with a release.
    """

    institution: Institution
    criterion: Criterion
    places: Places
    counted: CountedPeriod
    by_class: Mapping[str, Share] | None
    released: Mapping[int, ReleasedScore]
    nation: NationalScore
    messages: tuple[str, ...]
    is_lagging: bool
    today: date

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {"periode": self.counted.period.code, **self.places.chosen}


@dataclass(frozen=True, slots=True)
class NationalCriterion:
    """A criterion over all institutions together and at each, those in the order of their names."""

    institutions: tuple[Institution, ...]
    criterion: Criterion
    counted: CountedPeriod
    messages: tuple[str, ...]
    is_lagging: bool
    today: date

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {"periode": self.counted.period.code}


def institution_criterion(
    user: User, institution: Institution, criterion: Criterion, *, choice: InstitutionChoice, today: date
) -> InstitutionCriterion:
    """The criterion at an institution that the user may see; it comes from `with_lag`.

    An unknown period, team or location ends in a message, as on the page of the institution.
    """
    places, no_place = choose_place(institution, team=choice.team, location=choice.location)
    tallies = places.of_tallies(MonthTally.objects.visible_to(user).filter(institution=institution))
    asked = parsed_period(choice.period)
    counted = counted_period(counted_parts(tallies, criterion, by="team_id", period=asked), asked, today)
    released = released_by_year(criterion)
    return InstitutionCriterion(
        institution=institution,
        criterion=criterion,
        places=places,
        counted=counted,
        by_class=_by_class(user, institution, criterion, places, counted.period),
        released=released,
        nation=_nation_beside(user, criterion, counted.period, released),
        messages=(*period_messages(choice.period, asked, counted.period), *no_place),
        is_lagging=institution.is_lagging,
        today=today,
    )


def national_criterion(user: User, criterion: Criterion, *, period_code: str, today: date) -> NationalCriterion:
    """The criterion over all institutions, for who may read the national figures."""
    tallies, asked = MonthTally.objects.of_the_nation(user), parsed_period(period_code)
    counted = counted_period(counted_parts(tallies, criterion, by="institution_id", period=asked), asked, today)
    return NationalCriterion(
        institutions=institutions_in(counted.period, counted.by_part),
        criterion=criterion,
        counted=counted,
        messages=period_messages(period_code, asked, counted.period),
        is_lagging=nation_is_lagging(),
        today=today,
    )


def counted_period(parts: Sequence[CountedPart], asked: Period | None, today: date) -> CountedPeriod:
    """The counts in the asked period; without one in the newest year with data."""
    period = asked or Period(max((part.year for part in parts), default=today.year))
    inside = [part for part in parts if (part.is_inside if asked else part.year == period.year)]
    return CountedPeriod(
        period,
        CriterionCounts.together(part.counts for part in inside),
        _summed((part.part, part.counts) for part in inside),
        _summed((part.year, part.counts) for part in parts),
    )


def _nation_beside(
    user: User, criterion: Criterion, period: Period, released: Mapping[int, ReleasedScore]
) -> NationalScore:
    """Live and of any period for SEJN; for everybody else from the release of a calendar year."""
    if can(user, Permission.READ_NATIONAL_FIGURES):
        live = for_registry(figures_of(MonthTally.objects.of_the_nation(user), period))
        return NationalScore(live.criteria[criterion.form_number])
    if not period.is_year:
        return NationalScore(None, ONLY_YEARS)
    of_year = released.get(period.year)
    if of_year is None:
        return NationalScore(None, NO_RELEASE.format(year=period.year))
    return NationalScore(of_year.figure, release=of_year.release)


def _summed(counted: Iterable[tuple[int, CriterionCounts]]) -> dict[int, CriterionCounts]:
    found: dict[int, list[CriterionCounts]] = defaultdict(list)
    for key, counts in counted:
        found[key].append(counts)
    return {key: CriterionCounts.together(parts) for key, parts in found.items()}


def _by_class(
    user: User, institution: Institution, criterion: Criterion, places: Places, period: Period
) -> Mapping[str, Share] | None:
    """From the rows that count, for who leads there; PostgreSQL hides them from everybody else as well."""
    led = memberships_with(user, Permission.READ_INSTITUTION_MEASUREMENTS)
    if institution.pk not in {membership.institution_id for membership in led}:
        return None
    rows = Measurement.objects.visible_to(user).filter(institution=institution)
    in_period = rows.filter(completed_on__gte=period.first_day, completed_on__lt=period.day_after)
    return shares_by_family_class(with_status(places.of_tallies(in_period), Status.COUNTS), criterion)
