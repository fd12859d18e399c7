"""What the check against a published year asks, of all institutions together and of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.figures import Figures
from benchmark.domain.published import PUBLISHED, YEARS_WITHOUT_NUMBERS, PublishedFigure
from benchmark.domain.splits import Split
from benchmark.models import MonthSplit, MonthTally
from benchmark.page_data.periods import parsed_period
from benchmark.page_data.releases import Labels
from benchmark.selectors.figures import counters_by_institution, figures_together, institutions_in
from benchmark.selectors.release_lists import labels_by_list
from benchmark.selectors.releases import is_lagging
from benchmark.selectors.splits import Groups, groups_by_split
from institutions.models import User
from measurements.domain.period import Period

NEWEST: Final = PUBLISHED[-1]
NOT_A_YEAR: Final = "Het jaar in de link bestaat niet."
NO_NUMBERS: Final = (
    "De cijfers van {year} zijn alleen als plaatje gepubliceerd, zonder getallen. Die zijn dus niet bekend."
)
NOT_KNOWN: Final = "Van {year} zijn hier geen gepubliceerde cijfers bekend."


@dataclass(frozen=True, slots=True)
class PublishedData:
    """A published year or years, and what was computed over the same months.

    `sizes` are the name and the number of valid measurements of each institution that has any; `groups` the counts
    per answer, of the questions of which the published answers are known.
    """

    published: PublishedFigure
    figures: Figures
    sizes: tuple[tuple[str, int], ...]
    groups: Mapping[Split, Groups]
    labels: Labels
    messages: tuple[str, ...]
    is_lagging: bool


def published_data(user: User, *, year: str) -> PublishedData:
    """The live figures beside the published ones of `year`, as in PublishedFigure.period; the newest without one."""
    published, messages = chosen(year)
    counters = counters_by_institution(MonthTally.objects.of_the_nation(user), published.months)
    groups = _groups(user, published)
    return PublishedData(
        published=published,
        figures=figures_together(counters.values()),
        sizes=_sizes(counters, published.months),
        groups=groups,
        labels=labels_by_list() if groups else {},
        messages=messages,
        is_lagging=is_lagging(published.months),
    )


def chosen(year: str) -> tuple[PublishedFigure, tuple[str, ...]]:
    """The published figures of this year; of the newest, with a message, where there are none of it."""
    found = next((one for one in PUBLISHED if one.period == year), None)
    if found or not year:
        return found or NEWEST, ()
    return NEWEST, (f"{_why_not(year)} U ziet nu {NEWEST.period}.",)


def _why_not(code: str) -> str:
    period = parsed_period(code)
    if period is None or not period.is_year:
        return NOT_A_YEAR
    return (NO_NUMBERS if period.year in YEARS_WITHOUT_NUMBERS else NOT_KNOWN).format(year=period.year)


def _sizes(counters: Mapping[int, Mapping[str, int]], months: Period) -> tuple[tuple[str, int], ...]:
    valid = {pk: of_one["valid"] for pk, of_one in counters.items() if of_one["valid"]}
    return tuple((one.name, valid[one.pk]) for one in institutions_in(months, valid) if one.pk in valid)


def _groups(user: User, published: PublishedFigure) -> Mapping[Split, Groups]:
    if not published.top_choices:
        return {}
    tallies = MonthSplit.objects.of_the_nation(user).filter(split__in=published.top_choices)
    return groups_by_split(tallies, published.months)
