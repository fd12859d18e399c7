"""The funnel as a view: the table beside the chart, and the lines in it."""

from fractions import Fraction

import pytest

from benchmark.domain.effective_size import effective_mean
from benchmark.domain.funnel import FunnelLimits, funnel_limits
from benchmark.domain.overdispersion import overdispersion
from benchmark.domain.share import Share, TrajectoryMean
from benchmark.pages.funnel import NamedFigure, funnel_dataset, funnel_view, limits_text
from benchmark.pages.funnel_curves import FunnelMeasure, funnel_curves

MEASURE = FunnelMeasure("5a Crisis opgeheven", Fraction(88, 100))
ALIKE = (NamedFigure("Bravo", Share(70, 80)), NamedFigure("Alfa", Share(45, 50)))
APART = (*ALIKE, NamedFigure("Cees", Share(30, 90)), NamedFigure("Dirk", Share(90, 90)))


def spread_of(figures: tuple[NamedFigure, ...]) -> object:
    return overdispersion([one.figure for one in figures])


def test_rows_stand_in_the_order_given_with_their_number_score_limits_and_place() -> None:
    first, second = funnel_view(MEASURE, ALIKE).rows
    assert (first.number, first.name, first.n, first.score) == (1, "Bravo", 80, "88%")
    assert (first.usual, first.wide) == ("79,8% tot 95%", "75% tot 98%")
    assert (second.number, second.name) == (2, "Alfa")
    assert {first.place, second.place} == {"binnen de bandbreedte"}


@pytest.mark.parametrize(
    ("met", "place"),
    [
        (100, "signaal, aan de hoge kant"),
        (95, "buiten de bandbreedte, aan de hoge kant (let op, geen conclusie)"),
        (88, "binnen de bandbreedte"),
        (80, "buiten de bandbreedte, aan de lage kant (let op, geen conclusie)"),
        (70, "signaal, aan de lage kant"),
    ],
)
def test_each_class_has_its_words(met: int, place: str) -> None:
    assert funnel_view(MEASURE, [NamedFigure("A", Share(met, 100))]).rows[0].place == place


def test_under_10_there_is_no_score_and_no_limits_and_alone_no_chart() -> None:
    view = funnel_view(MEASURE, [NamedFigure("Klein", Share(9, 9))])
    (row,) = view.rows
    assert (row.n, row.score, row.usual, row.wide) == (9, "", "", "")
    assert row.place == "niet beoordeeld: te weinig metingen (minder dan 10)"
    assert view.chart is None
    assert funnel_view(MEASURE, [NamedFigure("Klein", Share(9, 9)), *ALIKE]).chart is not None


def test_the_lines_begin_at_10_and_run_on_beyond_the_largest() -> None:
    usual, wide = funnel_curves(MEASURE, largest=200)
    assert (usual.name, wide.name) == ("95%", "99,8%")
    assert (usual.sizes[0], usual.sizes[-1]) == (10.0, pytest.approx(240))
    assert funnel_curves(MEASURE, largest=12)[0].sizes[-1] == pytest.approx(50)
    for curve, tail in ((usual, 0.025), (wide, 0.001)):
        ends = [funnel_limits(MEASURE.centre, n, tail) for n in curve.sizes]
        assert curve.low == tuple(one.low for one in ends)
        assert curve.high == tuple(one.high for one in ends)


def test_for_a_year_figure_the_lines_are_those_of_the_effective_size() -> None:
    measure = FunnelMeasure("Behandelgetrouwheid", Fraction(94, 100), scored_per_trajectory=10.0, deff=4.0)
    assert measure.size(40) == 100
    (usual, _) = funnel_curves(measure, largest=100)
    assert usual.low[0] == funnel_limits(measure.centre, 25, 0.025).low
    figure = effective_mean(TrajectoryMean(37, 40, 1), 400, 4.0)
    row = funnel_view(measure, [NamedFigure("A", figure)]).rows[0]
    assert row.usual == limits_text(funnel_limits(measure.centre, 100, 0.025))


def test_widened_lines_are_drawn_only_where_the_spread_is_beyond_chance() -> None:
    assert [curve.is_widened for curve in funnel_curves(MEASURE, largest=90, spread=spread_of(ALIKE))] == [False] * 2
    wide = funnel_curves(MEASURE, largest=90, spread=spread_of(APART))
    assert [(curve.name, curve.is_widened) for curve in wide] == [
        ("95%", False),
        ("99,8%", False),
        ("95%", True),
        ("99,8%", True),
    ]
    assert float(wide[2].low[-1] or 0) < float(wide[0].low[-1] or 0)
    assert funnel_view(MEASURE, APART, spread_of(APART)).is_widened
    assert not funnel_view(MEASURE, ALIKE, spread_of(ALIKE)).is_widened


def test_without_a_limit_everything_up_to_the_end_is_usual() -> None:
    assert limits_text(FunnelLimits(0.801, None)) == "80% tot 100%"
    assert limits_text(FunnelLimits(None, 0.797)) == "0% tot 79,7%"


def test_the_file_has_the_same_rows() -> None:
    table = funnel_dataset(funnel_view(MEASURE, ALIKE), "Trechter", ("uitleg",))
    assert table.rows[0] == (1, "Bravo", 80, "88%", "88%", "79,8% tot 95%", "75% tot 98%", "binnen de bandbreedte")
    assert table.notes == ("uitleg",)
