"""The plot that everything of a chart is drawn in."""

from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.transforms import Transform, blended_transform_factory

from benchmark.files.drawing.scales import Scale, Value
from benchmark.files.drawing.texts import Font
from benchmark.files.drawing.vocabulary import known

GRID, ZERO_LINE, BELOW, TRACES, ABOVE, WORDS = 1, 2, 3, 10, 1000, 2000
"""What lies above what."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The axes of matplotlib, the scales along them, and the font of the chart."""

    axes: Axes
    x: Scale
    y: Scale
    font: Font

    def place(self, part: dict[str, Any], across: Value, up: Value) -> tuple[float, float]:
        """Where a shape or annotation has this point, in the transform that belongs to its references."""
        x = self.x.place(across) if self._is_data(part, "x") else float(across or 0)
        y = self.y.place(up) if self._is_data(part, "y") else float(up or 0)
        return x, y

    def transform(self, part: dict[str, Any]) -> Transform:
        """From values, or from parts of the plot where a reference is "paper", to pixels."""
        data, paper = self.axes.transData, self.axes.transAxes
        across = data if self._is_data(part, "x") else paper
        return blended_transform_factory(across, data if self._is_data(part, "y") else paper)

    def _is_data(self, part: dict[str, Any], letter: str) -> bool:
        kinds = {letter: True, "paper": False, f"{letter} domain": False}
        is_data: bool = known(part.get(f"{letter}ref", letter), kinds, "reference")
        return is_data
