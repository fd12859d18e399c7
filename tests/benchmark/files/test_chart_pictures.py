"""Every chart of the pages as a picture."""

import ast
import struct
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from html import unescape
from pathlib import Path
from time import sleep
from typing import Any, Final
from xml.etree.ElementTree import Element

import plotly.graph_objects as go
import pytest
from defusedxml.ElementTree import fromstring
from matplotlib.container import BarContainer
from matplotlib.figure import Figure

import benchmark.charts
from benchmark.charts.theme import Chart
from benchmark.files.drawing import saving
from benchmark.files.drawing.figure import WIDTH, figure_of
from benchmark.files.drawing.vocabulary import UnknownPart
from benchmark.files.pictures import SHARPNESS, chart_png, chart_svg
from tests.benchmark.files.charts_to_draw import CHARTS, TYPED

MODULES: Final = sorted(Path(benchmark.charts.__path__[0]).glob("*.py"))
of_each = pytest.mark.parametrize("name", CHARTS)


def draws_charts(module: Path) -> bool:
    """Whether it has a function that gives a chart."""
    functions = [one for one in ast.parse(module.read_text()).body if isinstance(one, ast.FunctionDef)]
    return any(one.returns and ast.unparse(one.returns) in {"Chart", "theme.Chart"} for one in functions)


def texts_of(picture: bytes) -> list[str]:
    """What stands in an SVG, line by line."""
    root: Element = fromstring(picture)
    return [(one.text or "").strip() for one in root.iter("{http://www.w3.org/2000/svg}text")]


def lines_of(text: str) -> list[str]:
    return [unescape(line).strip() for line in text.removeprefix("<b>").removesuffix("</b>").split("<br>")]


def words_of(chart: Chart) -> list[str]:
    """Ticks that are named, labels, texts of the traces, and the legend where there is one."""
    layout = chart["layout"]
    ticks = [tick for axis in ("xaxis", "yaxis") for tick in layout[axis].get("ticktext", ())]
    labels = [one["text"] for one in layout.get("annotations", ())]
    texts = [text for trace in chart["data"] if "text" in trace.get("mode", "") for text in trace["text"]]
    named = [one["name"] for one in chart["data"] if layout["showlegend"] and one.get("showlegend", True)]
    return [line for text in (*ticks, *labels, *texts, *named) for line in lines_of(text)]


def values_of(chart: Chart, name: str, part: str) -> int:
    """How many points the traces of this name have, whose type or mode has this part."""
    traces = [one for one in chart["data"] if one.get("name") == name and part in (one["type"], *modes(one))]
    points = [point for one in traces for point in zip(one["x"], one["y"], strict=True)]
    return sum(None not in point for point in points)


def modes(trace: dict[str, Any]) -> list[str]:
    return str(trace.get("mode", "")).split("+")


def marks_of(figure: Figure, name: str) -> int:
    (axes,) = figure.axes
    marks = [line for line in axes.lines if line.get_label() == name and line.get_marker() != "None"]
    return sum(x == x and y == y for line in marks for x, y in line.get_xydata())


def bars_of(figure: Figure, name: str) -> int:
    (axes,) = figure.axes
    return sum(isinstance(one, BarContainer) and one.get_label() == name for one in axes.containers)


def test_every_module_that_draws_a_chart_has_an_example() -> None:
    assert {module.stem for module in MODULES if draws_charts(module)} == set(CHARTS)


@of_each
def test_the_example_is_a_chart_for_plotly_too(name: str) -> None:
    go.Figure(CHARTS[name]())


@of_each
def test_an_svg_holds_every_word_of_the_chart_as_text(name: str) -> None:
    texts = texts_of(chart_svg(CHARTS[name]()))
    wanted = words_of(CHARTS[name]())
    assert wanted
    assert [word for word in wanted if word not in texts] == []


@of_each
def test_a_percent_axis_has_its_ticks(name: str) -> None:
    assert {"60%", "80%", "100%"} <= set(texts_of(chart_svg(CHARTS[name]())))


@of_each
def test_a_png_is_1000_pixels_wide_on_screen_and_as_high_as_the_chart(name: str) -> None:
    picture = chart_png(CHARTS[name]())
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    height = CHARTS[name]()["layout"]["height"]
    assert struct.unpack(">II", picture[16:24]) == (SHARPNESS * WIDTH, SHARPNESS * height)


@of_each
def test_there_are_as_many_marks_and_bars_as_values(name: str) -> None:
    chart = CHARTS[name]()
    figure = figure_of(chart)
    for trace in {one["name"] for one in chart["data"] if "name" in one}:
        assert marks_of(figure, trace) == values_of(chart, trace, "markers"), trace
        assert bars_of(figure, trace) == values_of(chart, trace, "bar"), trace


def test_marks_and_bars_are_counted_at_all() -> None:
    assert marks_of(figure_of(CHARTS["trend"]()), "Doelbereiking") == 3
    assert bars_of(figure_of(CHARTS["criterion_classes"]()), "Score") == 2


def test_a_mark_stands_at_its_value() -> None:
    (axes,) = figure_of(CHARTS["trend"]()).axes
    marks = [line for line in axes.lines if line.get_label() == "Doelbereiking" and line.get_marker() != "None"]
    assert [y for line in marks for y in line.get_ydata() if y == y] == [70.0, pytest.approx(79.6), 80.0]


@of_each
def test_the_same_chart_gives_the_same_bytes(name: str) -> None:
    assert chart_svg(CHARTS[name]()) == chart_svg(CHARTS[name]())
    assert chart_png(CHARTS[name]()) == chart_png(CHARTS[name]())


def test_four_threads_at_once_give_what_one_gives() -> None:
    makers = [(draw, CHARTS[name]) for name in CHARTS for draw in (chart_svg, chart_png)]
    alone = [draw(chart()) for draw, chart in makers]
    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(lambda one: one[0](one[1]()), makers)) == alone


def test_of_four_threads_one_draws_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing: list[int] = []
    most = 0

    def slowly(*_: Any, **__: Any) -> bytes:
        nonlocal most
        drawing.append(1)
        most = max(most, len(drawing))
        sleep(0.02)
        drawing.pop()
        return b""

    monkeypatch.setattr(saving, "saved", slowly)
    with ThreadPoolExecutor(max_workers=4) as pool:
        list(pool.map(chart_svg, [CHARTS["trend"]()] * 8))
    assert most == 1


@pytest.mark.parametrize("name", ["comparison", "funnel", "institution_intervals", "target_group"])
def test_what_somebody_typed_stays_text(name: str) -> None:
    picture = chart_svg(CHARTS[name]())
    assert [text for text in texts_of(picture) if text.startswith(TYPED)]
    assert b"<b>" not in picture


def changed(path: str, value: Any) -> Chart:
    """The trend with another value at this place, such as data.0.line.dash."""
    chart = deepcopy(CHARTS["trend"]())
    *parents, last = path.split(".")
    part: Any = chart
    for key in parents:
        part = part[int(key)] if isinstance(part, list) else part[key]
    part[last] = value
    return chart


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("frames", []),
        ("data.0.stackgroup", "one"),
        ("data.0.marker.gradient", {}),
        ("data.1.line.smoothing", 1),
        ("data.0.textfont", {"family": "Arial"}),
        ("layout.images", []),
        ("layout.xaxis.rangeslider", {}),
        ("layout.xaxis.constraintext", "none"),
        ("layout.legend.bordercolor", "#000"),
        ("layout.annotations.0.arrowhead", 2),
        ("layout.shapes.0.path", "M 1 1"),
    ],
)
def test_a_part_that_a_picture_would_lose_is_refused_by_name(path: str, value: Any) -> None:
    with pytest.raises(UnknownPart, match="family" if "textfont" in path else path.split(".")[-1]):
        chart_svg(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("data.0.type", "heatmap"),
        ("data.0.mode", "lines+numbers"),
        ("data.0.marker.symbol", "hourglass"),
        ("data.1.line.dash", "5px"),
        ("data.1.line.color", "no-colour"),
        ("layout.yaxis.type", "log"),
        ("layout.annotations.0.text", "<i>norm</i>"),
        ("layout.annotations.0.showarrow", True),
        ("layout.shapes.0.type", "circle"),
    ],
)
def test_a_value_that_a_picture_does_not_know_is_refused(path: str, value: Any) -> None:
    with pytest.raises(UnknownPart):
        chart_png(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("data.0.hovertemplate", "%{y}"),
        ("layout.paper_bgcolor", "#ff0000"),
        ("layout.plot_bgcolor", "#ff0000"),
        ("layout.width", 300),
        ("layout.legend.x", 1),
        ("layout.legend.traceorder", "reversed"),
        ("layout.xaxis.tickmode", "array"),
        ("layout.xaxis.categoryorder", "trace"),
    ],
)
def test_what_means_nothing_on_paper_changes_nothing(path: str, value: Any) -> None:
    assert chart_svg(changed(path, value)) == chart_svg(CHARTS["trend"]())
