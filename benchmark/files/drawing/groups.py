"""Marks of one category beside each other: where each group stands within its category."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmark.files.drawing.vocabulary import known

GAP: Final = 0.2
"""Of a category, free between its groups and those of the next, unless the layout says otherwise."""

MODES: Final = {"group": True, "overlay": False}


@dataclass(frozen=True, slots=True)
class Slot:
    """The middle of a group, from the middle of its category, and its width; both in categories."""

    offset: float
    width: float


def along(trace: dict[str, Any]) -> str:
    """The axis that a trace has its categories on: "x", or "y" for one that lies."""
    axis: str = known(trace.get("orientation", "v"), {"v": "x", "h": "y"}, "orientation")
    return axis


def slot(trace: dict[str, Any], traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> Slot:
    """The place of a trace beside the others of its type; traces without a group have one each."""
    prefix = "bar" if trace["type"] == "bar" else "scatter"
    default = "group" if prefix == "bar" else "overlay"
    room = 1 - layout.get(f"{prefix}gap", GAP)
    if not known(layout.get(f"{prefix}mode", default), MODES, f"{prefix}mode"):
        return Slot(0, room)
    groups = list(dict.fromkeys(_group(other) for other in traces if other["type"] == trace["type"]))
    width = room / len(groups)
    free = 1 - layout.get("bargroupgap", 0) if prefix == "bar" else 1
    return Slot((groups.index(_group(trace)) + 0.5) * width - room / 2, width * free)


def _group(trace: dict[str, Any]) -> str | int:
    return trace.get("offsetgroup") or id(trace)
