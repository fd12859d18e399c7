"""Colours, dashes and symbols of Plotly as matplotlib names them."""

import re
from typing import Any, Final

from matplotlib.colors import to_rgba

from benchmark.files.drawing.vocabulary import UnknownPart, known

Colour = tuple[float, float, float, float]

NOTHING: Final[Colour] = (0.0, 0.0, 0.0, 0.0)
RGB: Final = re.compile(r"rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*([\d.]+)\s*)?\)")

DASHES: Final = {"solid": (), "dot": (1, 1), "dash": (3, 3), "longdash": (5, 5), "dashdot": (3, 1, 1, 1)}
"""On and off, in widths of the line but of at least 3 pixels."""

STEPS: Final = {"linear": "default", "hv": "steps-post", "vh": "steps-pre", "hvh": "steps-mid"}

SYMBOLS: Final = {
    "circle": ("o", 1.0),
    "square": ("s", 1.0),
    "diamond": ("D", 0.92),
    "triangle-up": ("^", 1.15),
    "triangle-down": ("v", 1.15),
    "triangle-left": ("<", 1.15),
    "triangle-right": (">", 1.15),
    "cross": ("P", 1.0),
    "x": ("X", 1.0),
    "star": ("*", 1.4),
    "line-ns": ("|", 1.4),
    "line-ew": ("_", 1.4),
}
"""The marker, and its size for a Plotly mark of size 1."""

STROKES: Final = frozenset({"line-ns", "line-ew"})
"""Symbols without a surface."""


def colour(value: str, opacity: float = 1.0) -> Colour:
    """The colour as four numbers, made more transparent by `opacity`."""
    found = RGB.fullmatch(value)
    try:
        red, green, blue, alpha = _of_rgb(*found.groups()) if found else to_rgba(value)
    except ValueError:
        raise UnknownPart(f"Pictures have no colour {value!r}.") from None
    return red, green, blue, alpha * opacity


def _of_rgb(red: str, green: str, blue: str, alpha: str | None) -> Colour:
    return int(red) / 255, int(green) / 255, int(blue) / 255, float(alpha or 1)


def line_style(line: dict[str, Any]) -> dict[str, Any]:
    """The width and the dashes of a line, as matplotlib asks for them; its colour is another matter."""
    width = line.get("width", 2)
    dashes = known(line.get("dash", "solid"), DASHES, "dash")
    style = (0, tuple(part * max(width, 3) for part in dashes)) if dashes else "solid"
    return {"linewidth": width, "linestyle": style}


def mark_style(symbol: str, size: float, fill: Colour, edge: Colour, width: float) -> dict[str, Any]:
    """The mark for a symbol; an open one has the colour of its surface as its edge."""
    base = symbol.removesuffix("-open")
    marker, scale = known(base, SYMBOLS, "symbol")
    style: dict[str, Any] = {"marker": marker, "markersize": size * scale, "markerfacecolor": fill}
    if base in STROKES:
        return style | {"markeredgecolor": edge if width else fill, "markeredgewidth": width or 1}
    if symbol != base:
        return style | {"markerfacecolor": NOTHING, "markeredgecolor": fill, "markeredgewidth": width or 1}
    return style | {"markeredgecolor": edge if width else NOTHING, "markeredgewidth": width}
