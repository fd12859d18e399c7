"""Answers that are missing, and what they could have been."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmark.domain.missing_answers import MissingAnswers, MissingBounds, MissingClass
from benchmark.domain.share import Share

scores = st.integers(1, 200).flatmap(
    lambda n: st.integers(0, n).flatmap(
        lambda scored: st.builds(MissingAnswers, st.builds(Share, st.integers(0, scored), st.just(scored)), st.just(n))
    )
)


@pytest.mark.parametrize(
    ("scored", "expected"),
    [
        (100, MissingClass.FEW),
        (95, MissingClass.FEW),
        (94, MissingClass.ATTENTION),
        (80, MissingClass.ATTENTION),
        (79, MissingClass.UNCERTAIN),
        (0, MissingClass.UNCERTAIN),
    ],
)
def test_above_5_percent_asks_attention_and_above_20_is_uncertain(scored, expected):
    assert MissingAnswers(Share(0, scored), 100).missing_class is expected


def test_missing_is_counted_among_all_measurements():
    assert MissingAnswers(Share(60, 75), 100).missing == Share(25, 100)


def test_bounds_by_hand():
    assert MissingAnswers(Share(60, 75), 100).bounds == MissingBounds(Fraction(60, 100), Fraction(85, 100))


def test_there_are_no_bounds_beside_a_criterion_that_is_certain_enough():
    assert MissingAnswers(Share(60, 80), 100).bounds is None


@given(scores)
def test_the_score_lies_within_its_bounds(answers):
    bounds = answers.bounds
    if bounds is not None and answers.score.value is not None:
        assert 0 <= bounds.low <= answers.score.value <= bounds.high <= 1


def test_when_nobody_scored_it_could_be_anything():
    assert MissingAnswers(Share(0, 0), 12).bounds == MissingBounds(Fraction(0), Fraction(1))


def test_without_measurements_nothing_is_missing():
    empty = MissingAnswers(Share(0, 0), 0)
    assert (empty.missing.value, empty.missing_class, empty.bounds) == (None, None, None)
