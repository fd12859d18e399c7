"""The sums of all counters of the tallies as one expression."""

from collections.abc import Sequence
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, BigIntegerField

from benchmark.counters.columns import COUNTER_COLUMNS

ALL_SUMS: Final = ", ".join(f'coalesce(sum("benchmark_monthtally"."{column}"), 0)' for column in COUNTER_COLUMNS)


class CounterSums(Aggregate):
    """An array with the sum of each counter of MonthTally, in the order of COUNTER_COLUMNS.

    As an expression for each column Django takes 8 ms to write the statement, at every page.
    """

    template = f"(ARRAY[{ALL_SUMS}])::bigint[]"
    output_field = ArrayField(BigIntegerField())


COUNTER_SUMS: Final = CounterSums("entered")


def counters_from(sums: Sequence[int]) -> dict[str, int]:
    """The counters by the names of their columns."""
    return dict(zip(COUNTER_COLUMNS, sums, strict=True))
