"""What was to be expected for the own family types."""

from fractions import Fraction
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.case_mix import FamilyClass, expectation, may_stratify, stratum_rows
from benchmark.domain.share import Share

RATES = (Fraction(86, 100), Fraction(80, 100), Fraction(78, 100))

classes = st.lists(
    st.builds(FamilyClass, st.fractions(0, 1, max_denominator=50), st.integers(0, 80)), min_size=1, max_size=3
)


def families(*sizes):
    return [FamilyClass(rate, n) for rate, n in zip(RATES, sizes, strict=True)]


def test_73_families_by_hand():
    found = expectation(families(30, 30, 13), 61)
    assert (found.n, found.expected) == (73, Fraction("59.94"))
    assert found.difference == (61 - Fraction("59.94")) / 73
    assert found.ratio == 61 / Fraction("59.94")
    variance = 30 * 0.86 * 0.14 + 30 * 0.8 * 0.2 + 13 * 0.78 * 0.22
    assert found.z == pytest.approx(1.06 / sqrt(variance))
    assert found.interval.high == pytest.approx(1.06 / 73 + 1.959963984540054 * sqrt(variance) / 73)
    assert found.interval.low == pytest.approx(1.06 / 73 - 1.959963984540054 * sqrt(variance) / 73)


def test_expected_and_variance_are_those_of_families_drawn_at_the_national_rates():
    random = np.random.default_rng(3)
    drawn = sum(random.binomial(n, float(rate), 200_000) for rate, n in zip(RATES, (30, 30, 13), strict=True))
    found = expectation(families(30, 30, 13), 61)
    assert float(found.expected) == pytest.approx(drawn.mean(), abs=0.05)
    assert float(found.variance) == pytest.approx(drawn.var(), rel=0.02)


@given(classes)
def test_an_institution_that_scores_as_expected_differs_by_nothing(own):
    found = expectation(own, sum((family.national * family.n for family in own), Fraction(0)))
    if found is not None:
        assert found.difference == 0
        assert found.z in (0, None)


def test_one_class_with_the_national_rate_expects_the_national_rate():
    found = expectation([FamilyClass(Fraction(83, 100), 40)], 30)
    assert found.expected_share == Fraction(83, 100)
    assert not found.differs_from(Fraction(83, 100))


def test_a_sum_of_parts_met_is_taken_as_well():
    assert expectation(families(1, 1, 1), Fraction(8, 3)).seen_share == Fraction(8, 9)


def test_without_own_trajectories_nothing_is_expected():
    assert expectation(families(0, 0, 0), 0) is None
    assert expectation([], 0) is None


def test_an_unknown_national_rate_matters_only_where_there_are_own_families():
    assert expectation([FamilyClass(None, 3), FamilyClass(RATES[0], 5)], 4) is None
    assert expectation([FamilyClass(None, 0), FamilyClass(RATES[0], 5)], 4).n == 5


def test_where_nothing_varies_there_is_no_interval():
    found = expectation([FamilyClass(Fraction(1), 5), FamilyClass(Fraction(9, 10), 0)], 5)
    assert (found.z, found.interval, found.ratio, found.difference) == (None, None, 1, 0)


def test_where_nothing_is_expected_there_is_no_ratio():
    assert expectation([FamilyClass(Fraction(0), 5)], 0).ratio is None


def test_the_line_is_shown_only_above_2_points():
    national = Fraction(83, 100)
    assert not expectation([FamilyClass(Fraction(81, 100), 40)], 30).differs_from(national)
    assert not expectation([FamilyClass(Fraction(85, 100), 40)], 30).differs_from(national)
    assert expectation([FamilyClass(Fraction(809, 1000), 40)], 30).differs_from(national)
    assert expectation([FamilyClass(Fraction(851, 1000), 40)], 30).differs_from(national)


def test_at_most_3_classes_of_at_least_30_each():
    assert may_stratify([30, 500, 800])
    assert not may_stratify([29, 500, 800])
    assert not may_stratify([30, 300, 400, 600])
    assert not may_stratify([])


def test_the_table_has_every_national_class_and_counts_under_10():
    rows = stratum_rows(
        {"a": Share(9, 10), "b": Share(7, 9)}, {"a": Share(80, 90), "b": Share(70, 90), "c": Share(1, 30)}
    )
    assert [row.label for row in rows] == ["a", "b", "c"]
    assert [row.shows_percent for row in rows] == [True, False, False]
    assert rows[2].own == Share(0, 0)
    assert rows[1].national == Share(70, 90)
