"""Labels at the right end of lines, moved apart until none covers another."""

from dataclasses import dataclass
from typing import Any

from benchmark.charts.theme import DIRECT_LABEL

ROUNDS = 20
"""Three labels have room after fewer; the same number every time keeps the picture the same."""


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
    """Descending heights; neighbours closer than `gap` give way to each other, each by half, until all have room."""
    placed = list(heights)
    for _ in range(ROUNDS):
        for upper in range(len(placed) - 1):
            lack = gap - (placed[upper] - placed[upper + 1])
            if lack > 0:
                placed[upper] += lack / 2
                placed[upper + 1] -= lack / 2
    return placed
