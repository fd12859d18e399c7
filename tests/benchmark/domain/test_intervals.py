"""The exact 95% interval of a score."""

import json
from pathlib import Path

import pytest

from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import Share

VECTORS = json.loads(Path("tests/reference/stat_vectors.json").read_text(encoding="utf-8"))["methods"]


@pytest.mark.parametrize("vector", VECTORS["clopper_pearson"]["vectors"], ids=lambda vector: vector["id"])
def test_the_interval_is_that_of_the_reference(vector):
    interval = exact_interval(Share(vector["input"]["m"], vector["input"]["n"]))
    expected = vector["expected"]
    if expected is None:
        assert interval is None
    else:
        assert (interval.low, interval.high) == pytest.approx((expected["lo"], expected["hi"]), abs=1e-6)


def test_nothing_scored_has_no_interval():
    assert exact_interval(Share(0, 0)) is None


def test_none_met_starts_at_exactly_0_and_all_met_ends_at_exactly_1():
    assert exact_interval(Share(0, 10)).low == 0
    assert exact_interval(Share(10, 10)).high == 1


def test_the_interval_mirrors_when_met_and_missed_change_places():
    one, other = exact_interval(Share(13, 73)), exact_interval(Share(60, 73))
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))
