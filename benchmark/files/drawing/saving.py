"""A chart as the bytes of a file."""

from io import BytesIO
from typing import Any, Final

from matplotlib import rcParams

from benchmark.charts.theme import Chart
from benchmark.files.drawing.figure import figure_of
from benchmark.files.drawing.texts import PER_INCH

SETTINGS: Final = {
    "svg.fonttype": "none",  # texts as text: to be searched, read aloud and edited
    "svg.hashsalt": "ash",  # else the names of its parts differ each time
    "text.parse_math": False,  # a name with two dollar signs is not a formula
    "lines.scale_dashes": False,
    "lines.dash_capstyle": "butt",
}

rcParams.update(SETTINGS)


def saved(chart: Chart, ending: str, *, metadata: dict[str, Any], sharpness: int) -> bytes:
    """The chart as "svg" or "png", with `sharpness` pixels for one on screen."""
    stream = BytesIO()
    figure_of(chart).savefig(stream, format=ending, dpi=PER_INCH * sharpness, metadata=metadata)
    return stream.getvalue()
