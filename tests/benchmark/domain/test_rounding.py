"""How figures are written; docs/methode/cijfers.md 5."""

from fractions import Fraction

import pytest

from benchmark.domain.rounding import cut_percent_text, percent_text, whole_percent


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "-"),
        (Fraction(0), "0%"),
        (Fraction(1, 300), "<1%"),
        (Fraction(1, 8), "13%"),
        (Fraction(795, 1000), "79,5%"),
        (Fraction(79_999, 100_000), "79,9%"),
        (Fraction(7_949, 10_000), "79%"),
        (Fraction(4, 5), "80%"),
        (Fraction(999, 1000), ">99%"),
        (Fraction(1), "100%"),
    ],
)
def test_a_share_is_written_in_whole_percents_with_guards(value: Fraction | None, text: str) -> None:
    assert percent_text(value) == text


def test_half_a_percent_is_rounded_up_also_where_python_rounds_to_even() -> None:
    assert whole_percent(Fraction(125, 1000)) == 13
    assert round(12.5) == 12


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0,0%"),
        (Fraction(93_499, 100_000), "93,4%"),
        (Fraction(935, 1000), "93,5%"),
        (Fraction(9_999, 10_000), "99,9%"),
        (Fraction(1), "100,0%"),
    ],
)
def test_a_decimal_is_cut_off_so_that_it_shows_which_way_the_whole_percent_went(value: Fraction, text: str) -> None:
    assert cut_percent_text(value) == text
