"""Consecutive years against each other."""

from datetime import date

import pytest

from benchmark.domain.share import Share
from benchmark.pages.trends import differences
from benchmark.pages.trends.differences import difference_rows

TODAY = date(2026, 5, 1)


def test_years_follow_each_other_and_the_running_one_says_so() -> None:
    rows = difference_rows({2024: Share(50, 100), 2025: Share(80, 100), 2026: Share(82, 100)}, TODAY)
    assert [row.years for row in rows] == ["2025 t.o.v. 2024", "2026 (tot nu toe) t.o.v. 2025"]
    assert [row.change for row in rows] == ["hoger", "geen aantoonbare verandering"]


def test_the_interval_is_newcombes() -> None:
    """56 of 70 against 48 of 80: 0.2 (0.0524 to 0.3339), Newcombe 1998 table II, method 10, column a."""
    (row,) = difference_rows({2024: Share(48, 80), 2025: Share(56, 70)}, TODAY)
    assert row.difference == "+20 (+5 tot +33)"
    assert row.sentence == "2025 t.o.v. 2024: +20 (+5 tot +33), hoger"


def test_under_10_there_is_no_difference_and_it_says_in_which_year() -> None:
    (row,) = difference_rows({2024: Share(9, 9), 2025: Share(8, 10)}, TODAY)
    assert (row.difference, row.change, row.is_compared) == ("-", "minder dan 10 metingen in 2024", False)


def test_years_with_a_gap_between_them_are_not_compared() -> None:
    assert difference_rows({2023: Share(9, 10), 2025: Share(8, 10)}, TODAY) == ()


def test_nothing_is_compared_across_a_definition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(differences, "years_of_change", lambda years: frozenset({2025}))
    rows = difference_rows({2024: Share(50, 100), 2025: Share(80, 100), 2026: Share(82, 100)}, TODAY)
    assert [row.is_compared for row in rows] == [False, True]
    assert rows[0].change == "niet te vergelijken: vanaf 2025 geldt een andere definitie"


def test_a_limit_just_beside_0_is_not_written_as_0() -> None:
    rows = difference_rows({2024: Share(500, 1000), 2025: Share(547, 1000)}, TODAY)
    assert (rows[0].difference, rows[0].change) == ("+5 (meer dan 0 tot +9)", "hoger")
