"""Institutions beside each other, in the order given: never by score, because that would be a league table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap
from typing import Any

from benchmark.charts import theme
from benchmark.charts.trend import MEASURES, Measure
from benchmark.domain.rounding import percent_text
from measurements.domain.criteria import NORM

ROW_HEIGHT = 34
NAME_WIDTH = 32
NARROW_NAME_WIDTH = 17


@dataclass(frozen=True, slots=True)
class InstitutionPoint:
    """The year figures of one institution; only for institutions with enough valid trajectories."""

    code: str
    name: str
    n: int
    fidelity: Fraction
    goal_attainment: Fraction


def comparison(
    institutions: Sequence[InstitutionPoint], *, fidelity: Fraction, goal_attainment: Fraction
) -> theme.Chart:
    """A row per institution with a mark per measure; `fidelity` and `goal_attainment` are the national means."""
    codes = [institution.code for institution in institutions]
    means = {"fidelity": fidelity, "goal_attainment": goal_attainment}
    traces = [_trace(measure, institutions) for measure in MEASURES]
    start = theme.axis_start(value for trace in traces for value in trace["x"])
    return {
        "data": traces,
        "layout": theme.layout(
            height=ROW_HEIGHT * len(codes) + 110,
            right=16,
            margin={"l": 8, "r": 16, "t": 64, "b": 8},
            xaxis=theme.percent_axis(start),
            yaxis={
                "type": "category",
                "categoryorder": "array",
                "categoryarray": codes,
                "range": [len(codes) - 0.5, -0.5],
                "tickmode": "array",
                "tickvals": codes,
                "ticktext": [_name(institution.name, NAME_WIDTH) for institution in institutions],
                "gridcolor": theme.GRID,
                "fixedrange": True,
                "automargin": True,
            },
            showlegend=True,
            meta={
                "colours": theme.COLOUR_VARIABLES,
                "narrow_ticktext": [_name(institution.name, NARROW_NAME_WIDTH) for institution in institutions],
            },
            legend=theme.layout(height=0, right=0)["legend"] | {"yref": "container", "yanchor": "top"},
            shapes=[_line(theme.NORM_PERCENT, theme.INK, "dash")]
            + [_line(float(means[measure.field] * 100), measure.colour, "dot") for measure in MEASURES],
            annotations=_line_labels(means),
        ),
    }


def _trace(measure: Measure, institutions: Sequence[InstitutionPoint]) -> dict[str, Any]:
    values = [getattr(institution, measure.field) for institution in institutions]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": measure.name,
        "x": [float(value * 100) for value in values],
        "y": [institution.code for institution in institutions],
        "marker": {"color": measure.colour, "symbol": measure.symbol, "size": 12},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [
            f"{theme.plain(institution.name)}<br>{measure.name}: {percent_text(value)} (n = {institution.n})"
            for institution, value in zip(institutions, values, strict=True)
        ],
    }


def _line(percent: float, colour: str, dash: str) -> dict[str, Any]:
    ends = {"x0": percent, "x1": percent, "y0": 0, "y1": 1}
    return {
        "type": "line",
        "yref": "paper",
        **ends,
        "line": {"color": colour, "width": 1.5, "dash": dash},
    }


def _line_labels(means: dict[str, Fraction]) -> list[dict[str, Any]]:
    """What the lines are; the norm's label stands on the side away from the goal attainment."""
    is_above = means["goal_attainment"] >= NORM
    labels = [_line_label("norm 80%", theme.NORM_PERCENT, theme.INK, "right" if is_above else "left")]
    for measure in MEASURES:
        text = f"landelijk {percent_text(means[measure.field])}"
        side = "right" if measure.field == "goal_attainment" and not is_above else "left"
        labels.append(_line_label(text, float(means[measure.field] * 100), measure.colour, side))
    return labels


def _line_label(text: str, percent: float, colour: str, side: str) -> dict[str, Any]:
    place = {"x": percent, "xanchor": side, "xshift": -3 if side == "right" else 3, "yref": "paper", "y": 1}
    return {
        **place,
        "name": theme.DIRECT_LABEL,
        "yanchor": "bottom",
        "text": text,
        "showarrow": False,
        "font": {"color": colour},
    }


def _name(name: str, width: int) -> str:
    """The name on at most two lines; the whole name stands in the table."""
    return "<br>".join(theme.plain(line) for line in wrap(name, width, max_lines=2, placeholder="..."))
