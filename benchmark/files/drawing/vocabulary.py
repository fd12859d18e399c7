"""What of a Plotly dict is drawn and what means nothing on paper; anything else is refused by name."""

from collections.abc import Mapping
from typing import Any, Final

PLAIN: Final = ""
"""The kind of a value that holds no parts of its own."""


class UnknownPart(ValueError):
    """A part of a chart that a picture would lose, so that it is not made."""


def _plain(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), PLAIN)


AXIS: Final = _plain(
    "type range autorange rangemode categoryarray tickvals ticktext tick0 dtick nticks tickprefix ticksuffix "
    "tickformat tickangle showticklabels showgrid gridcolor gridwidth zeroline zerolinecolor zerolinewidth showline "
    "linecolor linewidth"
) | {"title": "title", "tickfont": "font"}

TRACE: Final = _plain("type name x y orientation offsetgroup showlegend cliponaxis text textposition opacity") | {
    "textfont": "font",
    "error_x": "error",
    "error_y": "error",
}

DRAWN: Final[Mapping[str, Mapping[str, str]]] = {
    "chart": {"data": "trace", "layout": "layout"},
    "layout": _plain("height showlegend scattermode scattergap barmode bargap bargroupgap")
    | {"margin": "margin", "font": "font", "title": "title", "legend": "legend", "xaxis": "axis", "yaxis": "axis"}
    | {"shapes": "shape", "annotations": "annotation"},
    "margin": _plain("l r t b"),
    "font": _plain("size color weight"),
    "title": _plain("text") | {"font": "font"},
    "legend": _plain("orientation y yref"),
    "axis": AXIS,
    "scatter": TRACE | _plain("mode connectgaps fill fillcolor") | {"line": "line", "marker": "scatter marker"},
    "bar": TRACE | _plain("width offset base") | {"marker": "bar marker"},
    "scatter marker": _plain("color symbol size opacity") | {"line": "outline"},
    "bar marker": _plain("color opacity") | {"line": "outline"},
    "line": _plain("color width dash shape"),
    "outline": _plain("color width"),
    "error": _plain("type symmetric array arrayminus value valueminus color thickness width visible"),
    "shape": _plain("type xref yref x0 x1 y0 y1 layer fillcolor opacity") | {"line": "line"},
    "annotation": _plain("xref yref x y xanchor yanchor xshift yshift text align textangle showarrow bgcolor borderpad")
    | {"font": "font"},
}
"""The parts of each kind that are drawn, and of which kind they are themselves."""

FOR_THE_SCREEN: Final = frozenset(
    [
        "automargin",
        "customdata",
        "dragmode",
        "fixedrange",
        "hoverdistance",
        "hoverinfo",
        "hoverlabel",
        "hoverlayer",
        "hovermode",
        "hovertemplate",
        "hovertext",
        "ids",
        "legendgroup",
        "meta",
        "separators",
        "uid",
        "uirevision",
    ]
)
"""Without meaning on paper: the mouse, room that a picture takes by itself, and Dutch numbers, which are always so."""

FOR_THE_SCREEN_BY_KIND: Final[Mapping[str, frozenset[str]]] = {
    "annotation": frozenset({"name"}),
    "shape": frozenset({"name"}),
    "layout": frozenset({"width", "paper_bgcolor", "plot_bgcolor"}),
    "title": frozenset({"standoff"}),
    "legend": frozenset({"font", "x", "xanchor", "yanchor", "traceorder"}),
    "axis": frozenset({"categoryorder", "tickmode"}),
}
"""A name that charts.js goes by, and what a picture has its own of: width, white paper, the place of titles and legend.

The order of categories and the kind of ticks follow from `categoryarray`, `tickvals` and `dtick`.
"""


def check(part: Mapping[str, Any], kind: str = "chart") -> None:
    """Raise UnknownPart for the first key in the chart that would be lost."""
    for key, value in part.items():
        if key in FOR_THE_SCREEN or key in FOR_THE_SCREEN_BY_KIND.get(kind, ()):
            continue
        if key not in DRAWN[kind]:
            raise UnknownPart(f"{kind} {part.get('name', '')!r}: pictures have no {key} ({value!r}).")
        if DRAWN[kind][key] and not isinstance(value, str):
            for one in value if isinstance(value, list | tuple) else [value]:
                check(one, _kind(DRAWN[kind][key], one))


def _kind(kind: str, part: Mapping[str, Any]) -> str:
    if kind != "trace":
        return kind
    return known(part.get("type"), {"scatter": "scatter", "bar": "bar"}, "type of trace")


def known(name: Any, table: Mapping[Any, Any], what: str) -> Any:
    """What the table holds for this name; UnknownPart says of what, when it holds nothing."""
    if name not in table:
        raise UnknownPart(f"Pictures have no {what} {name!r}.")
    return table[name]
