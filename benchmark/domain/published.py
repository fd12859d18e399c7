"""The national figures that SEJN published, shown beside our own and never mixed with them.

2018-2021 were published only as a picture, without numbers: they are not known and so are not here.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """Rounded national figures of a year or years, as printed; `n` is the number of trajectories behind them."""

    period: str
    fidelity: Fraction
    goal_attainment: Fraction
    n: int
    source: str


PUBLISHED: Final = (
    PublishedFigure(
        "2013-2019",
        Fraction(92, 100),
        Fraction(86, 100),
        6261,
        "De Meyer e.a. 2020, 6.261 gezinnen in 2013-2019",
    ),
    PublishedFigure("2022", Fraction(94, 100), Fraction(83, 100), 1347, "SEJN, jaarrapport 2022"),
)
