"""How measurements were recorded, added up."""

from benchmark.domain.recording import Recording, recorded_together
from benchmark.domain.splits import SplitCounts


def test_recordings_add_up_by_day_with_unknown_apart() -> None:
    one = Recording({3: 2, None: 1}, SplitCounts(entered=5, valid=4), SplitCounts(valid=1))
    other = Recording({3: 1, -2: 1}, SplitCounts(entered=6, valid=6), SplitCounts(valid=2))
    both = recorded_together([one, other])
    assert both.by_days == {3: 3, None: 1, -2: 1}
    assert (both.in_batches.valid, both.apart.valid) == (10, 3)
    assert (both.timeliness.n, both.timeliness.unknown, both.timeliness.negative) == (3, 1, 1)


def test_nothing_recorded_is_no_time_at_all() -> None:
    assert recorded_together([]) == Recording()
    assert Recording().timeliness.median is None
