"""The look of every chart in one place: colours, type, axes and the norm line (Plotly, as plain dicts)."""

from collections.abc import Iterable
from html import escape
from typing import Any, Final

from measurements.domain.criteria import NORM

Chart = dict[str, Any]
"""A Plotly figure as a plain dict of `data` and `layout`: lists and numbers, ready for JSON."""

OWN: Final = "#0b5a8a"
SECOND: Final = "#a14b00"
INK: Final = "#14202b"
NATION: Final = "#5c6873"
GRID: Final = "#e2e8ec"
PAPER: Final = "#ffffff"

COLOUR_VARIABLES: Final = {
    OWN: "--chart-own",
    SECOND: "--chart-second",
    INK: "--chart-norm",
    NATION: "--chart-nation",
    GRID: "--chart-grid",
    PAPER: "--paper",
}
"""The colours of the light theme and the CSS variable that charts.js puts in their place on screen."""

NORM_PERCENT: Final = float(NORM * 100)
DIRECT_LABEL: Final = "direct-label"
"""Labels at the end of a line; charts.js swaps them for a legend where there is no room."""


def layout(*, height: int, right: int, narrow: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """The layout that all charts share; `right` is the margin in pixels for the direct labels.

    `narrow` holds what charts.js changes of each axis where there is little room, such as shorter ticks.
    """
    return {
        "height": height,
        "margin": {"l": 8, "r": right, "t": 24, "b": 8},
        "font": {"size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": ",.",
        "dragmode": False,
        "hovermode": "closest",
        "showlegend": False,
        "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom"},
        "meta": {"colours": COLOUR_VARIABLES, "narrow": narrow or {}},
        **more,
    }


def percent_axis(start: int, **more: Any) -> dict[str, Any]:
    """An axis of whole percents from `start` to 100, with a little air for marks at 100%."""
    return {
        "range": [start, 101.5],
        "tickmode": "linear",
        "tick0": start,
        "dtick": 10 if start else 20,
        "ticksuffix": "%",
        "gridcolor": GRID,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
        **more,
    }


def category_axis(categories: list[str], ticks: list[str], **more: Any) -> dict[str, Any]:
    """An axis with a place for each of `categories`, in this order, and what is written there."""
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": categories,
        "range": [-0.5, len(categories) - 0.5],
        "tickmode": "array",
        "tickvals": categories,
        "ticktext": ticks,
        "fixedrange": True,
        "automargin": True,
        **more,
    }


def axis_start(percents: Iterable[float | None]) -> int:
    """Where a percent axis begins: at 50, or at 0 as soon as a value lies under 52."""
    return 0 if any(percent is not None and percent < 52 for percent in percents) else 50


def whole(number: int) -> str:
    """A whole number with Dutch thousands, such as 1.347; the pages write numbers with it too."""
    return f"{number:,}".replace(",", ".")


def plain(text: str) -> str:
    """Text that people typed, so that Plotly shows its < and & instead of reading them as mark-up."""
    return escape(text, quote=False)
