"""The years of a page."""

from datetime import date

import pytest

from benchmark.page_data.nation import Deff
from benchmark.pages.trend import trend_dataset, trend_view, year_points
from tests.benchmark.figures_to_show import figures_of_all_met

TODAY = date(2026, 5, 1)


def test_years_run_without_gaps_from_the_first_with_data_to_this_year() -> None:
    points = year_points({2023: figures_of_all_met(12), 2025: figures_of_all_met(9)}, TODAY)
    assert [(point.label, point.n) for point in points] == [("2023", 12), ("2024", 0), ("2025", 9), ("2026", 0)]
    assert [point.is_running for point in points] == [False, False, False, True]


def test_a_year_under_10_valid_measurements_has_no_values() -> None:
    (point, *_) = year_points({2025: figures_of_all_met(9)}, TODAY)
    assert point.fidelity is None
    assert point.goal_attainment is None


def test_without_a_year_to_draw_there_is_no_chart_but_a_reason() -> None:
    view = trend_view({2025: figures_of_all_met(9)}, TODAY)
    assert view.chart is None
    assert view.caption.startswith("Er is nog geen jaar met 10 of meer geldige metingen.")
    assert len(view.points) == 2


def test_the_page_says_where_the_axis_begins_only_when_that_is_not_0() -> None:
    assert trend_view({2025: figures_of_all_met(10)}, TODAY).axis == "De as begint bij 50%."
    assert trend_view({2025: figures_of_all_met(10, goal_attainment_units=0)}, TODAY).axis == ""
    assert trend_view({}, TODAY).axis == ""


def test_an_institution_without_any_measurement_has_no_years() -> None:
    assert trend_view({}, TODAY).points == ()


def test_the_caption_gives_the_range_and_claims_no_change() -> None:
    by_year = {2024: figures_of_all_met(10), 2025: figures_of_all_met(10, goal_attainment_units=48)}
    caption = trend_view(by_year, TODAY).caption
    assert caption == (
        "Van 2024 tot en met 2025 was de behandelgetrouwheid 100% en de doelbereiking 80% tot 100%. "
        "Verschillen tussen jaren kunnen toeval zijn."
    )


def test_a_year_has_the_intervals_of_both_figures_with_its_own_design_effects() -> None:
    """100 all met: the exact lower limit of K answers worth K / deff ones is 0.025 to the power 1 / n_eff."""
    deff = Deff(process=11.0, outcome=3.0, year=2024, is_provisional=False)
    view = trend_view({2024: figures_of_all_met(100), 2025: figures_of_all_met(100)}, TODAY, {2024: deff})
    first, second, _ = view.rows
    assert (first.fidelity_interval, first.goal_attainment_interval) == ("96-100%", "96-100%")
    assert (second.fidelity_interval, second.goal_attainment_interval) == ("", "")
    assert view.chart is not None
    fidelity = next(trace for trace in view.chart["data"] if trace["name"] == "Behandelgetrouwheid")
    assert fidelity["error_y"]["arrayminus"][:2] == [pytest.approx(100 * (1 - 0.025 ** (1 / 100))), 0.0]
    assert trend_dataset(view, "Verloop").rows[0][3:] == ("100%", "96-100%", "100%", "96-100%")


def test_without_design_effects_nothing_is_drawn_round_a_year() -> None:
    view = trend_view({2025: figures_of_all_met(10)}, TODAY)
    assert not view.has_intervals
    assert view.chart is not None
    assert not any("error_y" in trace for trace in view.chart["data"])


def test_a_file_says_which_year_is_not_over() -> None:
    view = trend_view({2025: figures_of_all_met(12)}, TODAY)
    assert [row[0] for row in trend_dataset(view, "Verloop").rows][:2] == ["2025", "2026 (tot nu toe)"]
