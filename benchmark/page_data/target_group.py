"""What the pages about the target group ask: of an institution, and of the nation without any row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q

from benchmark.domain.figures import Figures
from benchmark.domain.public_target_group import (
    PublicTargetGroup,
    target_group_for_registry,
    target_group_of_release,
)
from benchmark.domain.splits import Split
from benchmark.domain.target_group import TargetGroup
from benchmark.models import MonthSplit, MonthTally, Release
from benchmark.page_data.institution import InstitutionChoice
from benchmark.page_data.nation import NO_RELEASE, ONLY_YEARS
from benchmark.page_data.periods import figures_in_period
from benchmark.page_data.places import Places, choose_place
from benchmark.selectors.figures import nation_is_lagging
from benchmark.selectors.release_lists import labels_by_list
from benchmark.selectors.releases import figures_in, latest_published_until
from benchmark.selectors.target_group import Labels, labels_of, target_group_in, target_groups_within
from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import Institution, User
from measurements.domain.period import Period

LIST_NAMES: Final[Mapping[Split, str]] = {
    Split.FAMILY_TYPE: "gezinstypen",
    Split.PROBLEM: "problematiek",
    Split.WORK_GOAL: "werkdoelen",
    Split.FOLLOW_UP_ADVICE: "advies",
}
"""How a code list is called in addresses and in the names of files."""

CROSSED_FIRST: Final = Split.PROBLEM
NO_SUCH_LIST: Final = "De kruistabel in de link bestaat niet. U ziet nu die naar problematiek."


@dataclass(frozen=True, slots=True)
class NationBeside:
    """The national target group beside another; without one `reason` says why. `release`: None where it is live."""

    shown: PublicTargetGroup | None
    reason: str = ""
    release: Release | None = None

    @property
    def is_live(self) -> bool:
        """Whether this is how the nation stands now, which only SEJN sees."""
        return self.shown is not None and self.release is None


@dataclass(frozen=True, slots=True)
class TargetGroupData:
    """The target group of an institution, one of its locations or one of its teams, with the nation beside it.

    `crossed` is the code list that the table with outcomes goes by.
    """

    institution: Institution
    places: Places
    period: Period
    by_year: Mapping[int, Figures]
    own: TargetGroup
    nation: NationBeside
    labels: Labels
    crossed: Split
    messages: tuple[str, ...]
    is_lagging: bool
    today: date

    @property
    def chosen(self) -> dict[str, str]:
        """The choice that this page shows, as it stands in an address."""
        return {"periode": self.period.code, **self.places.chosen}


@dataclass(frozen=True, slots=True)
class NationalTargetGroupData:
    """The target group of all institutions together: exact counts, and what of them SEJN shows."""

    period: Period
    years: tuple[int, ...]
    nation: TargetGroup
    shown: PublicTargetGroup
    labels: Labels
    crossed: Split
    messages: tuple[str, ...]
    is_lagging: bool
    today: date


def target_group_data(
    user: User, institution: Institution, *, choice: InstitutionChoice, crossed: str, today: date
) -> TargetGroupData:
    """The target group that this user may see of an institution that the user may see.

    The institution comes from `with_lag` and `with_code_lists`. An unknown choice ends in a message.
    """
    places, no_place = choose_place(institution, team=choice.team, location=choice.location)
    tallies = places.of_tallies(MonthTally.objects.visible_to(user).filter(institution=institution))
    found = figures_in_period(tallies, choice.period, today)
    labels, (code_list, no_list) = labels_of(institution), crossed_by(crossed)
    own, nation = _own_and_nation(user, places, institution, found.period, labels)
    return TargetGroupData(
        institution=institution,
        places=places,
        period=found.period,
        by_year=found.by_year,
        own=own,
        nation=nation,
        labels=labels,
        crossed=code_list,
        messages=(*found.messages, *no_place, *no_list),
        is_lagging=institution.is_lagging,
        today=today,
    )


def national_target_group_data(user: User, *, period_code: str, crossed: str, today: date) -> NationalTargetGroupData:
    """The target group of the nation as it stands now, for who may read the national figures."""
    found = figures_in_period(MonthTally.objects.of_the_nation(user), period_code, today)
    nation = target_group_in(MonthSplit.objects.of_the_nation(user), found.period)
    labels, (code_list, no_list) = labels_by_list(), crossed_by(crossed)
    return NationalTargetGroupData(
        period=found.period,
        years=tuple(found.by_year),
        nation=nation,
        shown=target_group_for_registry(nation, labels),
        labels=labels,
        crossed=code_list,
        messages=(*found.messages, *no_list),
        is_lagging=nation_is_lagging(),
        today=today,
    )


def crossed_by(name: str) -> tuple[Split, tuple[str, ...]]:
    """The code list with this name in addresses; the first choice without one, with a message for a wrong one."""
    found = next((code_list for code_list, known in LIST_NAMES.items() if known == name), None)
    return found or CROSSED_FIRST, (NO_SUCH_LIST,) if name and found is None else ()


def _own_and_nation(
    user: User, places: Places, institution: Institution, period: Period, labels: Labels
) -> tuple[TargetGroup, NationBeside]:
    """For SEJN the nation is live, in the same statement; for everybody else it is that of the release of the year."""
    if can(user, Permission.READ_NATIONAL_FIGURES):
        inside = Q(institution=institution) & (Q(team__in=places.chosen_teams) if places.title else Q())
        own, nation = target_groups_within(MonthSplit.objects.of_the_nation(user), inside, period)
        return own, NationBeside(target_group_for_registry(nation, labels))
    splits = places.of_tallies(MonthSplit.objects.visible_to(user).filter(institution=institution))
    return target_group_in(splits, period), _released(period)


def _released(period: Period) -> NationBeside:
    if not period.is_year:
        return NationBeside(None, ONLY_YEARS)
    release = latest_published_until(period.year)
    if release is None or release.year != period.year:
        return NationBeside(None, NO_RELEASE.format(year=period.year))
    return NationBeside(target_group_of_release(figures_in(release)), release=release)
