"""Names beside the points of a chart where there is room, and the number of the point where there is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmark.charts import theme

LETTER: Final = 7.5
LINE: Final = 18.0
MARK: Final = 9.0
"""Pixels: the width of a letter, the height of a line, and what a mark takes to each side of its middle."""


@dataclass(frozen=True, slots=True)
class LabelledPoint:
    """A point in pixels from the left and the top of the plot, its place on the axes, and what it is called.

    `number` is what it is called where its name does not fit; the table beside the chart has the same numbers.
    """

    number: int
    name: str
    left: float
    top: float
    x: float
    y: float
    colour: str
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two cover each other somewhere."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True, slots=True)
class Place:
    """A side of the point: where the text begins, and in which direction from the mark it stands."""

    xanchor: str
    yanchor: str
    right: int
    down: int


PLACES: Final = (
    Place("left", "middle", 1, 0),
    Place("right", "middle", -1, 0),
    Place("center", "bottom", 0, -1),
    Place("center", "top", 0, 1),
)


def point_labels(points: Sequence[LabelledPoint], plot: Box, lines: Sequence[float] = ()) -> list[dict[str, Any]]:
    """Annotations with names where there is room and numbers elsewhere; charts.js takes them off on a phone.

    No name stands over another, over a point, or over one of the level `lines` (pixels from the top). The own point
    comes first, so it never loses its name to another.
    """
    taken = [*map(_mark, points), *(Box(plot.left, line - 1, plot.right, line + 1) for line in lines)]
    found = []
    for point in sorted(points, key=lambda one: not one.is_own):
        text, place, box = _choose(point, plot, [other for other in taken if other != _mark(point)])
        taken.append(box)
        found.append(_annotation(point, text, place) | {"name": theme.DIRECT_LABEL})
    return found


def point_numbers(points: Sequence[LabelledPoint]) -> list[dict[str, Any]]:
    """Annotations with the number right of each point, for where there is no room for names."""
    return [_annotation(point, f"{point.number}", PLACES[0]) for point in points]


def _choose(point: LabelledPoint, plot: Box, taken: Sequence[Box]) -> tuple[str, Place, Box]:
    """The first text and side that cover nothing; when all do, the number on the right."""
    number = f"{point.number}"
    for text in (point.name, number):
        for place, box in _boxes(point, text):
            is_inside = box.left >= plot.left and box.right <= plot.right and box.bottom <= plot.bottom
            if is_inside and not any(box.meets(other) for other in taken):
                return text, place, box
    place, box = next(_boxes(point, number))
    return number, place, box


def _boxes(point: LabelledPoint, text: str) -> Iterator[tuple[Place, Box]]:
    width = LETTER * len(text)
    for place in PLACES:
        left = point.left + place.right * MARK - width * (1 - place.right) / 2
        top = point.top + place.down * MARK - LINE * (1 - place.down) / 2
        yield place, Box(left, top, left + width, top + LINE)


def _mark(point: LabelledPoint) -> Box:
    return Box(point.left - MARK, point.top - MARK, point.left + MARK, point.top + MARK)


def _annotation(point: LabelledPoint, text: str, place: Place) -> dict[str, Any]:
    return {
        "x": point.x,
        "y": point.y,
        "text": theme.plain(text),
        "xanchor": place.xanchor,
        "yanchor": place.yanchor,
        "xshift": place.right * MARK,
        "yshift": -place.down * MARK,
        "showarrow": False,
        "bgcolor": theme.PAPER,
        "font": {"color": point.colour, "weight": "bold" if point.is_own else "normal"},
    }
