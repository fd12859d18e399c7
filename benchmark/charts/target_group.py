"""The answers to one question as bars from high to low, with a mark for the nation at each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, Final

from benchmark.charts import theme

ROW_HEIGHT: Final = 50
BAR_WIDTH: Final = 0.46
LABEL_WIDTH, LABEL_LINES = 38, 2
NARROW_LABEL_WIDTH, NARROW_LABEL_LINES = 19, 3
"""In characters and lines; what does not fit is cut, and the whole answer stands in the table."""

TEXT_GAP: Final = 1.5
"""Points of the axis between a bar or its mark and the text behind it."""

ROOM_FOR_TEXT: Final = [0, 125]
NARROW_ROOM_FOR_TEXT: Final = [0, 170]
"""The axis goes on after 100%, so that the text of a long bar has a place."""

AIR: Final = "\N{NO-BREAK SPACE}"

LEGEND: Final = {
    "showlegend": True,
    "margin": {"l": 8, "r": 16, "t": 40, "b": 8},
    "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top"},
}
"""Only beside marks of the nation; bars that stand alone need no name."""


@dataclass(frozen=True, slots=True)
class AnswerBar:
    """One answer: its part in percents, what is written behind it, and the national percents where those are told."""

    code: str
    label: str
    percent: float
    text: str
    nation: float | None = None


def target_group(bars: Sequence[AnswerBar], *, name: str) -> theme.Chart:
    """A bar per answer, in the order given, on an axis of 0 to 100%; `name` says whose the bars are."""
    marked = [bar for bar in bars if bar.nation is not None]
    codes = [bar.code for bar in bars]
    layout = theme.layout(
        height=ROW_HEIGHT * len(bars) + 80,
        right=16,
        narrow={
            "xaxis": {"range": NARROW_ROOM_FOR_TEXT, **_ticks(50)},
            "yaxis": {"ticktext": [_label(bar, NARROW_LABEL_WIDTH, NARROW_LABEL_LINES) for bar in bars]},
        },
        xaxis=theme.percent_axis(0, range=ROOM_FOR_TEXT, tickmode="array", **_ticks(20)),
        yaxis=theme.category_axis(
            codes,
            [_label(bar, LABEL_WIDTH, LABEL_LINES) for bar in bars],
            range=[len(bars) - 0.5, -0.5],
            showgrid=False,
        ),
    )
    bar_trace = _bars(bars, name) | {"showlegend": bool(marked)}
    traces = [bar_trace, *([_halo(marked), _marks(marked)] if marked else []), _texts(bars)]
    return {"data": traces, "layout": layout | (LEGEND if marked else {})}


def _bars(bars: Sequence[AnswerBar], name: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [bar.percent for bar in bars],
        "y": [bar.code for bar in bars],
        "width": BAR_WIDTH,
        "marker": {"color": theme.OWN},
        "hoverinfo": "skip",
    }


def _marks(marked: Sequence[AnswerBar]) -> dict[str, Any]:
    return _strokes(marked, theme.SECOND, size=22, width=3) | {"name": "landelijk", "showlegend": True}


def _halo(marked: Sequence[AnswerBar]) -> dict[str, Any]:
    """The colour of the paper around each mark, so that it shows on a bar too."""
    return _strokes(marked, theme.PAPER, size=22, width=7) | {"showlegend": False}


def _strokes(marked: Sequence[AnswerBar], colour: str, *, size: int, width: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [bar.nation for bar in marked],
        "y": [bar.code for bar in marked],
        "marker": {"symbol": "line-ns", "size": size, "color": colour, "line": {"color": colour, "width": width}},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _texts(bars: Sequence[AnswerBar]) -> dict[str, Any]:
    """Right of whatever reaches further, the bar or its mark."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [max(bar.percent, bar.nation or 0) + TEXT_GAP for bar in bars],
        "y": [bar.code for bar in bars],
        "text": [f"{AIR}{bar.text}" for bar in bars],
        "textposition": "middle right",
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _ticks(step: int) -> dict[str, Any]:
    """Up to 100% and no further: there is nothing but texts."""
    percents = list(range(0, 101, step))
    return {"tickvals": percents, "ticktext": [f"{percent}%" for percent in percents]}


def _label(bar: AnswerBar, width: int, lines: int) -> str:
    """The answer on its lines, with a little air before the bar."""
    broken = wrap(_breakable(bar.label, width), width, max_lines=lines, placeholder=" ...")
    return "<br>".join(theme.plain(line.replace("/ ", "/")) + AIR for line in broken)


def _breakable(label: str, width: int) -> str:
    """The label with a place to break after each slash, and with a hyphen in words that are wider than a line."""
    return re.sub(rf"(\S{{{width - 1}}})(?=\S\S)", r"\1-", re.sub(r"/(?=\S)", "/ ", label))
