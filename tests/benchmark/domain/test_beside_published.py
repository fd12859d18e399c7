"""Computed figures beside published ones."""

from fractions import Fraction

import pytest

from benchmark.domain.beside_published import (
    ChoiceBeside,
    PercentBeside,
    SizeBeside,
    choices_beside,
    sizes_beside,
)


@pytest.mark.parametrize(
    ("computed", "rounded", "difference"),
    [
        (Fraction(935, 1000), 94, 0),
        (Fraction(934_999, 1_000_000), 93, -1),
        (Fraction(945, 1000), 95, 1),
        (Fraction(944_999, 1_000_000), 94, 0),
        (Fraction(125, 1000), 13, -81),
        (Fraction(999, 1000), 100, 6),
        (Fraction(0), 0, -94),
    ],
)
def test_a_share_is_rounded_half_up_on_its_exact_value_and_then_compared(
    computed: Fraction, rounded: int, difference: int
) -> None:
    beside = PercentBeside(computed, 94)
    assert (beside.rounded, beside.difference) == (rounded, difference)


def test_a_share_under_the_norm_is_rounded_as_the_report_did() -> None:
    assert PercentBeside(Fraction(796, 1000), 80).difference == 0


def test_sizes_stand_by_rank_from_large_to_small_and_equal_ones_by_name() -> None:
    assert sizes_beside([("Bravo", 10), ("Alfa", 4), ("alfa", 10)], [4, 12, 10]) == (
        SizeBeside(1, "alfa", 10, 12),
        SizeBeside(2, "Bravo", 10, 10),
        SizeBeside(3, "Alfa", 4, 4),
    )
    assert [one.difference for one in sizes_beside([("Bravo", 10), ("Alfa", 4)], [4, 12])] == [-2, 0]


@pytest.mark.parametrize(
    ("computed", "published", "last"),
    [
        ([("Alfa", 5)], [5, 3], SizeBeside(2, "", None, 3)),
        ([("Alfa", 5), ("Bravo", 2)], [5], SizeBeside(2, "Bravo", 2, None)),
        ([], [5], SizeBeside(1, "", None, 5)),
    ],
)
def test_where_one_list_is_shorter_the_differences_still_add_up_to_that_of_the_totals(
    computed: list[tuple[str, int]], published: list[int], last: SizeBeside
) -> None:
    found = sizes_beside(computed, published)
    assert found[-1] == last
    assert sum(one.difference for one in found) == sum(size for _, size in computed) - sum(published)


def test_answers_stand_by_how_often_they_were_given_as_many_as_were_published() -> None:
    found = choices_beside({"A": 3, "B": 9, "C": 5}, ("B", "A"))
    assert found == (ChoiceBeside(1, "B", "B", 9), ChoiceBeside(2, "A", "C", 5))
    assert [one.is_equal for one in found] == [True, False]


def test_answers_given_as_often_as_each_other_follow_the_published_order() -> None:
    found = choices_beside({"A": 5, "B": 5, "C": 5}, ("C", "B"))
    assert [one.computed for one in found] == ["C", "B"]


def test_where_too_few_answers_were_given_a_place_stays_empty() -> None:
    assert choices_beside({"A": 5, "B": 0}, ("A", "B"))[1] == ChoiceBeside(2, "B", "", 0)
