"""The years of a page."""

from datetime import date

from benchmark.pages.trend import trend_view, year_points
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
