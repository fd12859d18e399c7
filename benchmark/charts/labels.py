"""Labels at the right end of lines, moved apart until none covers another."""

from dataclasses import dataclass
from typing import Any

from scipy.optimize import isotonic_regression

from benchmark.charts.theme import DIRECT_LABEL


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands right of the plot at the height of `percent`."""

    text: str
    percent: float
    colour: str


def end_labels(labels: list[EndLabel], *, gap: float) -> list[dict[str, Any]]:
    """The labels as Plotly annotations, from high to low, at least `gap` points of the axis apart."""
    ordered = sorted(labels, key=lambda label: -label.percent)
    heights = spread([label.percent for label in ordered], gap)
    return [
        {
            "name": DIRECT_LABEL,
            "xref": "paper",
            "x": 1,
            "xanchor": "left",
            "xshift": 8,
            "y": height,
            "text": label.text,
            "align": "left",
            "showarrow": False,
            "font": {"color": label.colour},
        }
        for label, height in zip(ordered, heights, strict=True)
    ]


def spread(heights: list[float], gap: float) -> list[float]:
    """Descending heights, moved together as little as gives every neighbour `gap` (least squares).

    Raised by `gap` for every label above it, a height may not come under the one below: an isotonic regression.
    """
    raised = [height + gap * above for above, height in enumerate(heights)]
    level = isotonic_regression(raised, increasing=False).x.tolist()
    return [height - gap * above for above, height in enumerate(level)]
