"""What goes with success, read from the tallies: per institution the results at each level of a factor."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from django.db.models import QuerySet

from benchmark.domain.share import Share
from benchmark.domain.splits import SUCCESS_SPLITS, Split, SplitCounts
from benchmark.domain.success_factors import FactorCount
from benchmark.models import MonthSplit
from benchmark.selectors.splits import Groups, groups_by_institution
from measurements.domain.period import Period


class Result(StrEnum):
    """What counts as success, by the property of SplitCounts that holds its share."""

    RESOLVED = "resolved_share"
    POSITIVE = "positive_share"


def factor_counts(tallies: QuerySet[MonthSplit], period: Period) -> Mapping[Result, tuple[FactorCount, ...]]:
    """Per result the counts of every run and criterion, institution by institution, in one statement.

    Only levels at which somebody has a score of the result.
    """
    found = groups_by_institution(tallies.filter(split__in=SUCCESS_SPLITS), period)
    rows = [row for institution, groups in sorted(found.items()) for row in _rows(institution, groups)]
    return {result: tuple(_counts(rows, result)) for result in Result}


def _rows(institution: int, groups: Mapping[Split, Groups]) -> Iterator[tuple[int, str, int, SplitCounts]]:
    for split, by_value in groups.items():
        for value, counts in by_value.items():
            factor, level = value.split(":") if split is Split.CRITERION else (split.value, value)
            yield institution, factor, int(level), counts


def _counts(rows: list[tuple[int, str, int, SplitCounts]], result: Result) -> Iterator[FactorCount]:
    for institution, factor, level, counts in rows:
        share: Share = getattr(counts, result.value)
        if share.scored:
            yield FactorCount(institution, factor, level, share)
