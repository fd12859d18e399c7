"""Charts as pictures, made on the server."""

from threading import Lock
from typing import Any, Final

from benchmark.charts.theme import Chart

ONE_AT_A_TIME: Final = Lock()
"""matplotlib does not promise to draw in several threads at once, and gunicorn has four."""

SCREEN_FONTS: Final = "'Source Sans 3', 'Segoe UI', system-ui, 'DejaVu Sans', sans-serif"
"""For an SVG, whose reader has fonts of its own: those of the pages, which are narrower than the one measured with."""

SHARPNESS: Final = 2
"""Pixels of a PNG for one on screen."""


def chart_svg(chart: Chart) -> bytes:
    """The chart as SVG with its texts as text; the same chart always gives the same bytes."""
    picture = _picture(chart, "svg", metadata={"Date": None, "Creator": None, "Title": _what(chart)})
    return picture.replace(b"'DejaVu Sans'", SCREEN_FONTS.encode())


def chart_png(chart: Chart) -> bytes:
    """The chart as PNG, twice as sharp as on screen; the same chart always gives the same bytes."""
    return _picture(chart, "png", metadata={"Software": None, "Title": _what(chart)}, sharpness=SHARPNESS)


def _picture(chart: Chart, ending: str, *, metadata: dict[str, Any], sharpness: int = 1) -> bytes:
    """matplotlib is loaded here and not above: it takes a second, which the commands and the worker never need."""
    from benchmark.files.drawing.saving import saved  # noqa: PLC0415

    with ONE_AT_A_TIME:
        return saved(chart, ending, metadata=metadata, sharpness=sharpness)


def _what(chart: Chart) -> str:
    """What a screen reader says of the picture: the names of its lines and marks."""
    names = dict.fromkeys(trace["name"] for trace in chart["data"] if trace.get("name"))
    return "Grafiek: " + ", ".join(names)
