"""Where the values of an axis stand, and what is written along it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, isclose, nan
from typing import Any, Final

from matplotlib.ticker import MaxNLocator

from benchmark.files.drawing.vocabulary import UnknownPart, known

Value = str | float | int | None
FORMAT: Final = re.compile(r",?(\.\d+)?[f%d]")
AIR: Final = 0.05
"""Left free on both sides of the values where an axis has no range of its own."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its text."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `start` to `end`; `categories` is None on an axis of numbers."""

    start: float
    end: float
    categories: Mapping[str, int] | None
    ticks: tuple[Tick, ...]

    def place(self, value: Value) -> float:
        """The place of a value; on an axis of categories a number is a place itself, and None has none."""
        if value is None:
            return nan
        if isinstance(value, str):
            return known(value, self.categories or {}, "place for")
        return float(value)


def scale_of(axis: Mapping[str, Any], values: Sequence[Value]) -> Scale:
    """The scale for an axis of a Plotly layout on which these values stand."""
    categories = _categories(axis, values)
    places = range(len(categories)) if categories is not None else [float(one) for one in values if one is not None]
    start, end = _range(axis, places, 0.5 if categories is not None else 0)
    bare = Scale(start, end, categories, ())
    low, high = min(start, end), max(start, end)
    ticks = [tick for tick in _ticks(axis, bare) if low - 1e-9 <= tick.place <= high + 1e-9]
    return Scale(start, end, categories, tuple(ticks))


def _categories(axis: Mapping[str, Any], values: Iterable[Value]) -> dict[str, int] | None:
    kind = axis.get("type", "linear")
    is_text = known(kind, {"linear": False, "-": False, "category": True}, "type of axis")
    wrong = next((one for one in values if one is not None and isinstance(one, str) != is_text), None)
    if wrong is not None:
        raise UnknownPart(f"{wrong!r} has no place on an axis of type {kind}.")
    if not is_text:
        return None
    names = dict.fromkeys([*axis.get("categoryarray", ()), *(one for one in values if one is not None)])
    return {f"{name}": place for place, name in enumerate(names)}


def _range(axis: Mapping[str, Any], places: Sequence[float], air: float) -> tuple[float, float]:
    if "range" in axis:
        start, end = axis["range"]
        return float(start), float(end)
    low, high = (min(places), max(places)) if places else (0.0, 1.0)
    if axis.get("rangemode") == "tozero":
        low, high = min(low, 0.0), max(high, 0.0)
    air = air or AIR * (high - low) or 1.0
    start = low if low == 0 and axis.get("rangemode") == "tozero" else low - air
    return (high + air, start) if axis.get("autorange") == "reversed" else (start, high + air)


def _ticks(axis: Mapping[str, Any], scale: Scale) -> list[Tick]:
    if "tickvals" in axis:
        places = [scale.place(value) for value in axis["tickvals"]]
        texts = axis.get("ticktext") or [_written(axis, value) for value in axis["tickvals"]]
        return [Tick(place, f"{text}") for place, text in zip(places, texts, strict=True)]
    if scale.categories is not None:
        return [Tick(place, name) for name, place in scale.categories.items()]
    return [Tick(place, _written(axis, place)) for place in _steps(axis, scale)]


def _steps(axis: Mapping[str, Any], scale: Scale) -> list[float]:
    low, high = sorted((scale.start, scale.end))
    if "dtick" not in axis:
        return [
            float(place) for place in MaxNLocator(axis.get("nticks", 7), steps=[1, 2, 5, 10]).tick_values(low, high)
        ]
    first, step = axis.get("tick0", 0), axis["dtick"]
    numbers = range(ceil((low - first) / step - 1e-9), floor((high - first) / step + 1e-9) + 1)
    return [first + number * step for number in numbers]


def _written(axis: Mapping[str, Any], value: Value) -> str:
    text = value if isinstance(value, str) else number_text(value or 0, axis.get("tickformat", ""))
    return f"{axis.get('tickprefix', '')}{text}{axis.get('ticksuffix', '')}"


def number_text(value: float, spec: str = "") -> str:
    """The number with a Dutch decimal comma and dots between the thousands; `spec` is a format of Plotly."""
    if spec and not FORMAT.fullmatch(spec):
        raise UnknownPart(f"Pictures have no tickformat {spec!r}.")
    if spec.endswith("d") or (not spec and isclose(value, round(value), abs_tol=1e-9)):
        text = f"{round(value):,}"
    else:
        text = f"{value:{spec or ',.10g'}}"
    return text.translate(str.maketrans(",.", ".,"))
