"""Which institutions of a made-up nation stand by name beside each other, when all but one agreed to it."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.open_points import places_without_point
from benchmark.domain.disclosure.year import disclose_composite
from benchmark.domain.share import Share, TrajectoryMean
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.method.examples.table import Table, table

NAMES: Final = ("Instelling P", "Instelling Q", "Instelling R", "Instelling S", "Instelling T", "Instelling U")
SIZES: Final = (64, 48, 38, 27, 57, 8)
MET: Final = ((54, 49, 58), (39, 41, 40), (33, 30, 29), (22, 20, 25), (47, 50, 44), (7, 6, 6))
DISAGREES: Final = 2
"""The place of the institution that did not agree."""


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Goal attainment of one institution with its criteria, every answer scored."""

    n: int
    met: tuple[int, int, int]

    @property
    def mean(self) -> TrajectoryMean:
        return TrajectoryMean(2 * sum(self.met), self.n, 6)

    @property
    def criteria(self) -> tuple[Share, ...]:
        return tuple(Share(met, self.n) for met in self.met)


def named_points_example() -> Table:
    """Built anew at each call."""
    parts = [Outcomes(n, met) for n, met in zip(SIZES, MET, strict=True)]
    hidden = places_without_point([DISAGREES], [(parts, disclose_composite(parts))])
    return table(
        f"Voorbeeld: {len(NAMES)} verzonnen instellingen, waarvan er één niet meedoet",
        ("Instelling", "Trajecten", "Doet mee", "Staat erbij", "Waarom"),
        (_row(place, is_hidden=place in hidden) for place in range(len(NAMES))),
        ("Doet mee", "Staat erbij", "Waarom"),
    )


def _row(place: int, *, is_hidden: bool) -> tuple[str, ...]:
    agrees = "nee" if place == DISAGREES else "ja"
    return NAMES[place], f"{SIZES[place]}", agrees, "nee" if is_hidden else "ja", _reason(place, is_hidden=is_hidden)


def _reason(place: int, *, is_hidden: bool) -> str:
    if not is_hidden:
        return "doet mee en heeft genoeg trajecten"
    if place == DISAGREES:
        return "doet niet mee"
    return "het zijn er te weinig" if SIZES[place] < MINIMUM_N else "anders is een ander na te rekenen"
