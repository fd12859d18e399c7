"""The seven ways to make one figure of many answers, on the same made-up trajectories."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.figures import CompositeFigure
from benchmark.domain.variants import VARIANTS
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.trajectories import Trajectory, fidelity_of
from benchmark.pages.method.examples.writing import exact_percent

COMPLETE: Final = tuple(
    Trajectory("", row)
    for row in ("11111111111|111", "11111111110|111", "11111101111|111", "11111111111|111", "01110111011|111")
)
WITH_GAPS: Final = tuple(
    Trajectory("", row)
    for row in ("11111111111|111", "11111111110|111", "111111-1111|111", "1111111111-|111", "-1110-110-1|111")
)
NAMES: Final = (*((one.letter, one.name) for one in VARIANTS), ("G", "criteria op of boven de norm"))
"""The variants that give a share, and G, which counts criteria."""


@dataclass(frozen=True, slots=True)
class VariantsExample:
    """A to G without and with missing answers."""

    trajectories: int
    variants: Table


def variants_example() -> VariantsExample:
    """Built anew at each call."""
    complete, gaps = _variants(fidelity_of(COMPLETE)), _variants(fidelity_of(WITH_GAPS))
    return VariantsExample(
        trajectories=len(COMPLETE),
        variants=table(
            "Voorbeeld: dezelfde verzonnen trajecten, met en zonder ontbrekende antwoorden",
            ("Manier", "Alles gescoord", "Met gaten"),
            ((f"{code}: {name}", complete[code], gaps[code]) for code, name in NAMES),
        ),
    )


def _variants(figure: CompositeFigure) -> dict[str, str]:
    texts = {one.letter: exact_percent(one.value(figure) or 0) for one in VARIANTS}
    return texts | {"G": f"{figure.criteria_at_norm} van {len(figure.assessed)}"}
