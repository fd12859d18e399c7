"""Everything met, beside what is to be expected."""

from fractions import Fraction
from itertools import product
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.share import Share
from benchmark.domain.straight_lines import straight_lines

HALF = Fraction(1, 2)
fractions = st.fractions(0, 1, max_denominator=20)


def test_two_criteria_by_hand():
    found = straight_lines(Share(3, 8), [HALF, HALF])
    assert found.expected == Fraction(1, 4)
    assert found.ratio == Fraction(3, 2)
    assert found.z == pytest.approx((3 / 8 - 1 / 4) / sqrt(1 / 4 * 3 / 4 / 8))


@given(st.lists(fractions, min_size=1, max_size=5))
def test_expected_is_the_chance_of_the_one_row_of_ones_among_all_rows(rates):
    rows = {
        row: [rate if one else 1 - rate for rate, one in zip(rates, row, strict=True)]
        for row in product((0, 1), repeat=len(rates))
    }
    chances = {row: straight_lines(Share(0, 1), parts).expected for row, parts in rows.items()}
    assert sum(chances.values()) == 1
    assert chances[(1,) * len(rates)] == straight_lines(Share(0, 1), rates).expected


def test_at_94_and_83_percent_already_29_percent_is_expected():
    found = straight_lines(Share(600, 1347), [Fraction(94, 100)] * 11 + [Fraction(83, 100)] * 3)
    assert float(found.expected) == pytest.approx(0.289495, abs=1e-6)


def test_without_measurements_nothing_is_seen():
    found = straight_lines(Share(0, 0), [HALF])
    assert (found.seen.value, found.ratio, found.z) == (None, None, None)
    assert found.expected == HALF


def test_a_criterion_that_nobody_scored_leaves_nothing_to_expect():
    assert straight_lines(Share(1, 2), [HALF, None]).expected is None
    assert straight_lines(Share(1, 2), []).expected is None
    assert straight_lines(Share(1, 2), [HALF, None]).z is None


def test_where_everything_or_nothing_is_expected_nothing_varies():
    everything = straight_lines(Share(8, 8), [Fraction(1), Fraction(1)])
    assert (everything.expected, everything.ratio, everything.z) == (1, 1, None)
    nothing = straight_lines(Share(0, 8), [Fraction(0), HALF])
    assert (nothing.expected, nothing.ratio, nothing.z) == (0, None, None)
