"""How long a chart takes as SVG and as PNG; `make speed` prints the medians over the charts of all pages."""

import os
import statistics
from contextlib import nullcontext
from typing import Final

import pytest

from benchmark.files.pictures import chart_png, chart_svg
from tests.benchmark.files.charts_to_draw import CHARTS
from tests.load.test_dashboard_speed import milliseconds

pytestmark = pytest.mark.speed

TIMES: Final = 20 if "ROWS" in os.environ else 1
MOST: Final = 1_000
"""Milliseconds that somebody waits for a picture without wondering, also on a machine with other work."""


def test_picture_speed(capsys: pytest.CaptureFixture[str]) -> None:
    charts = [example() for example in CHARTS.values()]
    first = milliseconds(lambda: chart_svg(charts[0]))
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        print(f"\nfirst picture, with the loading of matplotlib: {first:.0f} ms", end="")  # noqa: T201
        for draw in (chart_svg, chart_png):
            taken = [milliseconds(lambda: draw(chart)) for chart in charts for _ in range(TIMES)]  # noqa: B023
            print(f"\n{draw.__name__}: {statistics.median(taken):.0f} ms, at most {max(taken):.0f} ms", end="")  # noqa: T201
            assert statistics.median(taken) < MOST
