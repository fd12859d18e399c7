"""How many days after the end of the help a measurement was filled in (docs/methode/cijfers.md 21)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmark.domain.share import Share

TIMELY_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Days from the end of the help to filling in, of the measurements for which that is 0 or more.

    `timely` counts those within 14 days among them; `negative` (filled in before the end) and `unknown` (no end known)
    are in no other number. The median and the 90th percentile are in days, None without any measurement.
    """

    timely: Share
    negative: int
    unknown: int
    median: float | None
    p90: float | None

    @property
    def n(self) -> int:
        """How many measurements have a number of days of 0 or more."""
        return self.timely.scored


def timeliness(measurements_by_days: Mapping[int | None, int]) -> Timeliness:
    """The timeliness from a histogram of days (None is unknown) to numbers of measurements.

    Percentiles are of type 7: between the neighbours of position (n - 1) q.
    Source: Hyndman & Fan, Am Stat 1996; 50: 361.
    """
    known = {days: count for days, count in measurements_by_days.items() if days is not None}
    counted = {days: count for days, count in known.items() if days >= 0 and count}
    on_time = sum(count for days, count in counted.items() if days <= TIMELY_DAYS)
    days = np.repeat(list(counted), list(counted.values())) if counted else np.empty(0)
    return Timeliness(
        timely=Share(on_time, sum(counted.values())),
        negative=sum(count for days, count in known.items() if days < 0),
        unknown=measurements_by_days.get(None, 0),
        median=_quantile(days, 0.5),
        p90=_quantile(days, 0.9),
    )


def _quantile(days: NDArray[np.number], part: float) -> float | None:
    return float(np.quantile(days, part)) if days.size else None
