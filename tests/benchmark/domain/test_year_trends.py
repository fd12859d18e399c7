"""The words about a trend over years."""

import pytest

from benchmark.domain.share import Share
from benchmark.domain.year_trends import Direction, directions, trend_over, trend_within, years_to_test

RISING = {2022: Share(50, 100), 2023: Share(60, 100), 2024: Share(70, 100)}
FALLING = {year: Share(120 - share.met, 100) for year, share in RISING.items()}
LEVEL = {year: Share(60, 100) for year in RISING}
YEARS = (2022, 2023, 2024)


def test_the_test_over_years_by_hand() -> None:
    """T = -50 + 70 = 20; V = 0.6 * 0.4 * 200 = 48; z = 20 / sqrt(48)."""
    test = trend_over(RISING, YEARS)
    assert test is not None
    assert (test.statistic, test.variance) == (20.0, pytest.approx(48.0))


def test_each_direction_has_its_word() -> None:
    tests = [trend_over(by_year, YEARS) for by_year in (RISING, FALLING, LEVEL)]
    assert directions(tests) == (Direction.RISES, Direction.FALLS, Direction.NOT_SHOWN)


def test_two_years_are_no_trend_and_neither_is_a_third_of_fewer_than_10() -> None:
    assert trend_over(RISING, (2022, 2023)) is None
    assert years_to_test({**RISING, 2024: Share(9, 9)}, YEARS) == ()
    assert years_to_test({**RISING, 2024: Share(9, 10)}, YEARS) == YEARS
    assert directions([None]) == (None,)


def test_a_year_that_is_not_to_be_tested_changes_nothing() -> None:
    with_more = {**RISING, 2025: Share(0, 100)}
    assert trend_over(with_more, YEARS) == trend_over(RISING, YEARS)


def test_what_is_remarkable_alone_is_not_among_14() -> None:
    """z = 12 / sqrt(0.24 * 100) = 2.45, p = 0.014: alone under 0.05, and 14 times that is not."""
    small = {2022: Share(24, 50), 2023: Share(30, 50), 2024: Share(36, 50)}
    level = {year: Share(30, 50) for year in small}
    one = trend_over(small, YEARS)
    assert directions([one]) == (Direction.RISES,)
    assert directions([one, *[trend_over(level, YEARS)] * 13])[0] is Direction.NOT_SHOWN


def test_all_met_has_no_trend_to_show() -> None:
    assert directions([trend_over({year: Share(20, 20) for year in YEARS}, YEARS)]) == (Direction.NOT_SHOWN,)


def test_a_better_institution_that_joins_makes_no_trend_within() -> None:
    steady = {year: Share(50, 100) for year in YEARS}
    joined = {2024: Share(100, 100)}
    together = {**steady, 2024: Share(150, 200)}
    assert directions([trend_over(together, YEARS)]) == (Direction.RISES,)
    assert directions([trend_within([steady, joined], YEARS)]) == (Direction.NOT_SHOWN,)
    assert trend_within([steady], ()) is None
