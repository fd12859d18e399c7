"""Texts in a picture, line by line, so that an SVG keeps them centred in whatever font it is shown."""

import re
from dataclasses import dataclass, replace
from html import unescape
from math import cos, radians, sin
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation, Transform

from benchmark.files.drawing.look import colour
from benchmark.files.drawing.vocabulary import UnknownPart, known

FAMILY: Final = "DejaVu Sans"
"""Comes with matplotlib, so a picture is the same on every server; wider than most fonts, so others fit too."""

LINE_HEIGHT: Final = 1.3
HALF_A_CAPITAL: Final = 0.36
PER_INCH: Final = 72

LEFT_OF: Final = {"left": 0.0, "center": 0.5, "right": 1.0}
ABOVE: Final = {"top": 0.0, "middle": 0.5, "bottom": 1.0}
"""Which part of a text lies before its anchor."""

WHOLLY_BOLD: Final = re.compile(r"<b>((?:(?!</?b>).)*)</b>", re.DOTALL)
MARKUP: Final = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Font:
    """Size in pixels, a Plotly colour, and "normal" or "bold"."""

    size: float
    color: str
    weight: str = "normal"

    def changed(self, font: dict[str, Any] | None) -> "Font":
        """This font with what a part of the chart says otherwise."""
        wanted = {key: value for key, value in (font or {}).items() if key in {"size", "color", "weight"}}
        return replace(self, **wanted)

    @property
    def properties(self) -> FontProperties:
        """The font as matplotlib names it."""
        return FontProperties(family=FAMILY, size=self.size, weight=self.weight)


def lines_of(text: str) -> tuple[list[str], bool]:
    """The lines without mark-up, and whether they are bold; other mark-up than <br> and <b> around all is refused."""
    bold = WHOLLY_BOLD.fullmatch(text)
    lines = re.split(r"<br ?/?>", bold[1] if bold else text)
    for line in lines:
        if found := MARKUP.search(line):
            raise UnknownPart(f"Pictures have no {found[0]} in {text!r}.")
    return [unescape(line) for line in lines], bool(bold)


def size_of(text: str, font: Font) -> tuple[float, float]:
    """Width and height of the text in pixels."""
    lines, bold = lines_of(text)
    properties = (replace(font, weight="bold") if bold else font).properties
    widths = [text_to_path.get_text_width_height_descent(line, properties, ismath=False)[0] for line in lines]
    return max(widths), LINE_HEIGHT * font.size * len(lines)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a text stands: a place, which part of the text is there, and how many pixels right and up of it."""

    x: float
    y: float
    transform: Transform
    across: str = "center"
    up: str = "middle"
    right: float = 0
    higher: float = 0
    angle: float = 0


def write(axes: Axes, text: str, anchor: Anchor, font: Font, *, align: str = "", **look: Any) -> None:
    """The text at its anchor, each line on its own; `align` is how its lines stand below each other."""
    lines, bold = lines_of(text)
    align = align or anchor.across
    width, height = size_of(text, font)
    along = (known(align, LEFT_OF, "align") - known(anchor.across, LEFT_OF, "anchor")) * width
    top = known(anchor.up, ABOVE, "anchor") * height
    for number, line in enumerate(lines):
        down = (number + 0.5) * LINE_HEIGHT * font.size + HALF_A_CAPITAL * font.size - top
        axes.text(
            anchor.x,
            anchor.y,
            line,
            transform=anchor.transform + _moved(axes, anchor, along, -down),
            horizontalalignment=align,
            verticalalignment="baseline",
            rotation=anchor.angle,
            rotation_mode="anchor",
            color=colour(font.color),
            fontproperties=(replace(font, weight="bold") if bold else font).properties,
            **look,
        )


def _moved(axes: Axes, anchor: Anchor, along: float, up: float) -> Transform:
    """The shift of the anchor, and that of a line within its text, which turns with the text."""
    turn = radians(anchor.angle)
    right = anchor.right + along * cos(turn) - up * sin(turn)
    higher = anchor.higher + along * sin(turn) + up * cos(turn)
    figure = axes.get_figure(root=True)
    return ScaledTranslation(right / PER_INCH, higher / PER_INCH, figure.dpi_scale_trans)
