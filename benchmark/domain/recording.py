"""How measurements were recorded: when, and how many at a time (docs/methode/cijfers.md 21, 22)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from benchmark.domain.splits import NONE_COUNTED, SplitCounts, together
from benchmark.domain.timeliness import Timeliness, timeliness


@dataclass(frozen=True, slots=True)
class Recording:
    """The entered measurements of one scope and period by days since the help ended (None: unknown), and by batch.

    `in_batches` counts those filled in on a day on which their team sent 5 or more, `apart` all others.
    """

    by_days: Mapping[int | None, int] = field(default_factory=dict)
    in_batches: SplitCounts = NONE_COUNTED
    apart: SplitCounts = NONE_COUNTED

    @property
    def timeliness(self) -> Timeliness:
        """Median, 90th percentile and share within 14 days of the entered measurements."""
        return timeliness(self.by_days)


def recorded_together(recordings: Iterable[Recording]) -> Recording:
    """Several recordings as one; empty without any."""
    known = list(recordings)
    by_days: Counter[int | None] = Counter()
    for one in known:
        by_days.update(one.by_days)
    batches, apart = (one.in_batches for one in known), (one.apart for one in known)
    return Recording(dict(by_days), together(batches), together(apart))
