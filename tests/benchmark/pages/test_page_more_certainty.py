"""What is needed to say more about a figure."""

import pytest

from benchmark.page_data.nation import Deff
from benchmark.pages.more_certainty import MoreCertainty, longer_period, more_certainty, only_longer
from measurements.domain.period import Period, parse_period, three_years_until
from tests.benchmark.figures_to_show import figures_of_all_met

DEFF = Deff(process=2.9, outcome=2.0, year=2025, is_provisional=False)
YEARS = {2023: figures_of_all_met(20), 2024: figures_of_all_met(30)}


def needed(n: int, met: float, deff: Deff = DEFF) -> MoreCertainty | None:
    """For n measurements with this part of the outcome criteria met, and everything of the process."""
    figures = figures_of_all_met(n, goal_attainment_units=round(n * 6 * met))
    return more_certainty(figures, deff, Period(2025), YEARS | {2025: figures})


def test_where_both_verdicts_are_out_nothing_more_is_needed() -> None:
    assert needed(200, 0.95) is None
    assert needed(200, 0.40) is None
    assert needed(0, 0) is None


def test_an_open_verdict_says_how_far_the_interval_reaches_and_what_would_have_done() -> None:
    found = needed(50, 0.84)
    assert found is not None
    assert found.sentences == (
        "Doelbereiking: het 95%-interval is 74-91% en de norm van 80% ligt daarin. Bij dit aantal metingen is 90% "
        "nodig om te zeggen dat de norm is behaald; met meer metingen is minder nodig.",
    )


def test_a_score_under_the_norm_is_not_told_what_would_have_done() -> None:
    found = needed(50, 0.78)
    assert found is not None
    (sentence,) = found.sentences
    assert sentence.endswith("ligt daarin. Met meer metingen wordt het smaller.")


def test_what_would_have_done_does_and_one_percent_less_does_not() -> None:
    assert needed(50, 0.90) is None
    assert needed(50, 0.89) is not None


def test_with_too_few_independent_answers_not_even_everything_met_shows_the_norm() -> None:
    found = needed(12, 1.0, Deff())
    assert found is not None
    assert found.sentences == (
        "Behandelgetrouwheid: met 12 metingen is de norm nog niet aan te tonen, ook niet als alles is behaald.",
        "Doelbereiking: met 12 metingen is de norm nog niet aan te tonen, ook niet als alles is behaald.",
    )
    assert needed(17, 1.0, Deff()) is None


def test_where_no_criterion_can_show_the_norm_the_longer_period_is_offered_all_the_same() -> None:
    found = needed(16, 1.0)
    assert found is not None
    assert found.sentences == ()
    assert found.longer is not None
    assert needed(17, 1.0) is None


def test_under_10_only_the_longer_period_is_offered() -> None:
    found = needed(4, 0.5)
    assert found is not None
    assert found.sentences == ()
    assert found.longer is not None
    assert (found.longer.code, found.longer.label, found.longer.n) == ("2023-2025", "2023 tot en met 2025", 54)


@pytest.mark.parametrize("code", ["2025", "2025-K2", "2025-03"])
def test_the_longer_period_ends_with_the_year_of_the_chosen_one(code: str) -> None:
    found = longer_period(4, parse_period(code), YEARS | {2025: figures_of_all_met(4)})
    assert found is not None
    assert found.code == "2023-2025"


def test_three_years_are_offered_only_where_they_hold_more() -> None:
    assert longer_period(4, Period(2025), {2025: figures_of_all_met(4)}) is None
    assert longer_period(54, three_years_until(2025), YEARS) is None
    assert longer_period(4, Period(2021), YEARS) is None


def test_what_is_counted_of_one_criterion_is_offered_over_three_years_where_those_hold_more() -> None:
    found = only_longer(15, Period(2025), {2022: 40, 2023: 5, 2025: 15})
    assert found is not None
    assert found.sentences == ()
    assert found.longer is not None
    assert (found.longer.code, found.longer.n) == ("2023-2025", 20)
    assert only_longer(15, Period(2025), {2022: 40, 2025: 15}) is None


def test_three_years_of_fewer_than_10_are_not_offered_but_what_is_still_needed_is_said() -> None:
    few = figures_of_all_met(3)
    found = more_certainty(few, DEFF, Period(2025), {2024: few, 2025: few})
    assert found == MoreCertainty(("Voor percentages zijn nog 7 metingen nodig.",), None)
    nine = figures_of_all_met(9)
    assert more_certainty(nine, DEFF, Period(2025), {2025: nine}) == MoreCertainty(
        ("Voor percentages is nog 1 meting nodig.",), None
    )
    assert only_longer(2, Period(2025), {2024: 7, 2025: 2}) is None
    assert only_longer(2, Period(2025), {2024: 8, 2025: 2}) is not None
