"""Institutions beside each other, in the order given: never by score, because that would be a league table."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap
from typing import Any, Final

from benchmark.charts import theme
from benchmark.charts.trend import MEASURES, Measure
from benchmark.domain.rounding import percent_text
from measurements.domain.criteria import NORM

ROW_HEIGHT = 34
NAME_WIDTH = 38
NARROW_NAME_WIDTH = 18
FIRST_N_OF_A_FULL_MARK: Final = 30
"""With fewer trajectories a mark is hollow: around the norm a 95%-interval of a score is then over 30 points wide."""

LEGEND: Final = {
    "showlegend": True,
    "margin": {"l": 8, "r": 16, "t": 64, "b": 8},
    "legend": {"orientation": "h", "x": 0, "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top"},
}
"""The names of the measures stand above the labels of the lines."""


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
    means = {"fidelity": fidelity, "goal_attainment": goal_attainment}
    traces = [_trace(measure, institutions) for measure in MEASURES]
    start = theme.axis_start(value for trace in traces for value in trace["x"])
    layout = theme.layout(
        height=ROW_HEIGHT * len(institutions) + 110,
        right=16,
        narrow={
            "xaxis": {"tick0": 60, "dtick": 20} if start else {"dtick": 40},
            "yaxis": {"ticktext": [_label(institution, NARROW_NAME_WIDTH) for institution in institutions]},
        },
        scattermode="group",
        xaxis=theme.percent_axis(start),
        yaxis=_name_axis(institutions),
        shapes=_lines(means),
        annotations=_line_labels(means),
    )
    return {"data": traces, "layout": layout | LEGEND}


def _name_axis(institutions: Sequence[InstitutionPoint]) -> dict[str, Any]:
    codes = [institution.code for institution in institutions]
    names = [_label(institution, NAME_WIDTH) for institution in institutions]
    return theme.category_axis(codes, names, range=[len(codes) - 0.5, -0.5], gridcolor=theme.GRID)


def _trace(measure: Measure, institutions: Sequence[InstitutionPoint]) -> dict[str, Any]:
    values = [getattr(institution, measure.field) for institution in institutions]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": measure.name,
        "x": [float(value * 100) for value in values],
        "y": [institution.code for institution in institutions],
        "orientation": "h",
        "offsetgroup": measure.field,
        "marker": {
            "color": measure.colour,
            "symbol": [_symbol(measure, institution) for institution in institutions],
            "size": 12,
            "line": {"color": measure.colour, "width": 2},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [_hover(measure, institution) for institution in institutions],
    }


def _hover(measure: Measure, institution: InstitutionPoint) -> str:
    value = percent_text(getattr(institution, measure.field))
    return f"{theme.plain(institution.name)}<br>{measure.name}: {value} (n = {theme.whole(institution.n)})"


def _symbol(measure: Measure, institution: InstitutionPoint) -> str:
    return measure.symbol if institution.n >= FIRST_N_OF_A_FULL_MARK else f"{measure.symbol}-open"


def _lines(means: dict[str, Fraction]) -> list[dict[str, Any]]:
    norm = _line(theme.NORM_PERCENT, theme.INK, "dash")
    return [norm, *(_line(float(means[measure.field] * 100), measure.colour, "dot") for measure in MEASURES)]


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


def _label(institution: InstitutionPoint, width: int) -> str:
    """The name and n on at most two lines; the name may be cut, n never, and the whole name stands in the table."""
    n = f" (n={theme.whole(institution.n)})"
    lines = wrap(institution.name + n, width, max_lines=2, placeholder=f"...{n}")
    return "<br>".join(theme.plain(line) for line in lines)
