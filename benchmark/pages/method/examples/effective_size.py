"""How sure a year figure is: the design effect of a made-up nation, and one of its institutions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.effective_size import TrajectorySums, design_effect, effective_mean
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import EffectiveMean, TrajectoryMean
from benchmark.domain.verdict import judge
from benchmark.pages.method.examples.writing import decimal
from benchmark.pages.wording import interval_text
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE

Trajectories = Mapping[tuple[int, int], int]
"""How many trajectories have so many process criteria met, of so many scored."""

OWN: Final[Trajectories] = {(11, 11): 24, (10, 11): 9, (9, 10): 3, (9, 11): 2, (6, 11): 2}
OTHERS: Final[tuple[Trajectories, ...]] = (
    {(11, 11): 30, (10, 11): 14, (8, 9): 4, (9, 11): 6, (5, 11): 3},
    {(11, 11): 21, (10, 10): 6, (10, 11): 8, (8, 11): 3, (4, 11): 1},
    {(11, 11): 35, (10, 11): 12, (9, 11): 5, (7, 10): 3, (3, 9): 2},
)


@dataclass(frozen=True, slots=True)
class EffectiveSizeExample:
    """The design effect, the effective size of the own institution, and its interval three ways."""

    institutions: int
    trajectories: int
    deff: str
    n: int
    answers: int
    size: str
    mean: str
    interval: str
    verdict: str
    interval_of_loose_answers: str
    interval_of_trajectories: str


def effective_size_example() -> EffectiveSizeExample:
    """Built anew at each call."""
    nation = [_sums(one) for one in (OWN, *OTHERS)]
    own, effect = nation[0], design_effect(nation)
    if effect is None:
        raise ValueError("The made-up nation has trajectories.")
    figure = _figure(own, effect.deff)
    return EffectiveSizeExample(
        institutions=len(nation),
        trajectories=sum(one.n for one in nation),
        deff=decimal(effect.deff, 1),
        n=own.n,
        answers=own.scored,
        size=decimal(figure.size, 0),
        mean=percent_text(figure.value),
        interval=_interval(figure),
        verdict=f"{judge(figure).verdict}",
        interval_of_loose_answers=_interval(_figure(own, 1)),
        interval_of_trajectories=_interval(_figure(own, own.scored / own.n)),
    )


def _sums(trajectories: Trajectories) -> TrajectorySums:
    units = {one: int(Fraction(*one) * FIDELITY_UNITS_PER_ONE) for one in trajectories}
    return TrajectorySums(
        n=sum(trajectories.values()),
        units=sum(units[one] * count for one, count in trajectories.items()),
        squares=sum(units[one] ** 2 * count for one, count in trajectories.items()),
        scored=sum(scored * count for (_, scored), count in trajectories.items()),
        units_per_one=FIDELITY_UNITS_PER_ONE,
    )


def _figure(sums: TrajectorySums, deff: float) -> EffectiveMean:
    return effective_mean(TrajectoryMean(sums.units, sums.n, sums.units_per_one), sums.scored, deff)


def _interval(figure: EffectiveMean) -> str:
    interval = exact_interval(figure)
    return interval_text(interval) if interval else ""
