"""Shapes and annotations."""

from typing import Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from benchmark.files.drawing.look import colour, line_style
from benchmark.files.drawing.plot import ABOVE, BELOW, WORDS, Plot
from benchmark.files.drawing.texts import Anchor, write
from benchmark.files.drawing.vocabulary import UnknownPart, known

LAYERS: Final = {"above": ABOVE, "between": BELOW, "below": BELOW}


def draw_shape(plot: Plot, shape: dict[str, Any]) -> None:
    """A line or a rectangle, below or above what the traces draw."""
    (left, low), (right, high) = (
        plot.place(shape, shape["x0"], shape["y0"]),
        plot.place(shape, shape["x1"], shape["y1"]),
    )
    kind = known(shape.get("type"), {"line": "line", "rect": "rect"}, "type of shape")
    opacity, line = shape.get("opacity", 1), shape.get("line", {})
    common: dict[str, Any] = {
        "transform": plot.transform(shape),
        "zorder": known(shape.get("layer", "above"), LAYERS, "layer"),
        "clip_on": shape.get("xref") != "paper" and shape.get("yref") != "paper",
        **line_style(line),
    }
    if kind == "line":
        look = {
            "color": colour(line.get("color", "#444444"), opacity),
            "solid_capstyle": "butt",
            "dash_capstyle": "butt",
        }
        plot.axes.add_line(Line2D([left, right], [low, high], **look, **common))
        return
    patch = Rectangle((left, low), right - left, high - low, **common)
    patch.set_facecolor(colour(shape.get("fillcolor", "rgba(0,0,0,0)"), opacity))
    patch.set_edgecolor(colour(line.get("color", "#444444"), opacity if line.get("width", 2) else 0))
    plot.axes.add_patch(patch)


def draw_annotation(plot: Plot, annotation: dict[str, Any]) -> None:
    """A text at its place; an arrow is refused."""
    if annotation.get("showarrow", True):
        raise UnknownPart(f"Pictures have no arrow, as at {annotation.get('text')!r}: say showarrow False.")
    x, y = plot.place(annotation, annotation.get("x"), annotation.get("y"))
    anchor = Anchor(
        x,
        y,
        plot.transform(annotation),
        _anchor(annotation, "x", x, ("left", "center", "right")),
        _anchor(annotation, "y", y, ("bottom", "middle", "top")),
        annotation.get("xshift", 0),
        annotation.get("yshift", 0),
        -annotation.get("textangle", 0),
    )
    font = plot.font.changed(annotation.get("font"))
    write(
        plot.axes,
        annotation["text"],
        anchor,
        font,
        align=annotation.get("align", "center"),
        zorder=WORDS,
        **_box(annotation),
    )


def _anchor(annotation: dict[str, Any], letter: str, place: float, names: tuple[str, str, str]) -> str:
    """As the annotation says; else the middle, and on paper the side that it is near to."""
    said: str = annotation.get(f"{letter}anchor", "auto")
    if said != "auto":
        return said
    if annotation.get(f"{letter}ref", letter) == letter:
        return names[1]
    return names[0] if place < 1 / 3 else names[2] if place > 2 / 3 else names[1]


def _box(annotation: dict[str, Any]) -> dict[str, Any]:
    if "bgcolor" not in annotation:
        return {}
    padding = annotation.get("borderpad", 1) / annotation.get("font", {}).get("size", 14)
    return {
        "bbox": {"boxstyle": f"square,pad={padding}", "facecolor": colour(annotation["bgcolor"]), "edgecolor": "none"}
    }
