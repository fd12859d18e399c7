"""What was to be expected for these family types: context, never a correction (docs/methode/cijfers.md 23).

Only for goal attainment and its criteria: doing the steps is the worker's part, whatever the family.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Final

from benchmark.domain.intervals import Interval, Z
from benchmark.domain.share import Share
from benchmark.domain.verdict import MINIMUM_N

MAXIMUM_CLASSES: Final = 3
MINIMUM_IN_CLASS: Final = 30
"""One variable of at most 3 classes, each with at least 30 trajectories nationally, chosen beforehand."""

TELLING_DIFFERENCE: Final = Fraction(2, 100)
SAYS_LITTLE: Final = "gezinstype verklaart hier weinig"


@dataclass(frozen=True, slots=True)
class FamilyClass:
    """One class of family types: the national rate (0 to 1, None when unknown) and the own number of trajectories."""

    national: Fraction | None
    n: int


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the national rates give for the own mix of families, beside what was seen; `variance` is that of the sum.

    Compare with the own families only: values of two institutions rest on different mixes and cannot be ranked
    (Evans e.a., PLoS ONE 2013; 8: e61237. Roessler, PLoS ONE 2021; e0257003).
    """

    n: int
    seen: Fraction
    expected: Fraction
    variance: Fraction

    @property
    def expected_share(self) -> Fraction:
        """E / n."""
        return self.expected / self.n

    @property
    def seen_share(self) -> Fraction:
        """O / n."""
        return self.seen / self.n

    @property
    def difference(self) -> Fraction:
        """(O - E) / n, as a fraction of 1: what is shown, for at rates of 83% a ratio misleads."""
        return self.seen_share - self.expected_share

    @property
    def ratio(self) -> Fraction | None:
        """O / E, for the annex; None when nothing is expected."""
        return self.seen / self.expected if self.expected else None

    @property
    def z(self) -> float | None:
        """(O - E) / sqrt(variance); None when nothing varies."""
        return float(self.seen - self.expected) / sqrt(self.variance) if self.variance else None

    @property
    def interval(self) -> Interval | None:
        """The normal 95% interval of the difference; None when nothing varies."""
        if not self.variance:
            return None
        margin = Z * sqrt(self.variance) / self.n
        return Interval(float(self.difference) - margin, float(self.difference) + margin)

    def differs_from(self, national: Fraction) -> bool:
        """Whether the own mix moves the expectation by more than 2 points; if not, say SAYS_LITTLE instead."""
        return abs(self.expected_share - national) > TELLING_DIFFERENCE


def expectation(classes: Sequence[FamilyClass], seen: Fraction | int) -> Expectation | None:
    """Indirect standardisation: E = sum n p, variance sum n p (1 - p); None without trajectories.

    `seen` is the number met, or the sum over trajectories of the part met; the variance is then an upper limit. None
    too when the national rate of a class with own trajectories is unknown.
    """
    own = [(family.national, family.n) for family in classes if family.n]
    known = [(rate, n) for rate, n in own if rate is not None]
    if not own or len(known) < len(own):
        return None
    return Expectation(
        n=sum(n for _, n in known),
        seen=Fraction(seen),
        expected=sum((rate * n for rate, n in known), Fraction(0)),
        variance=sum((rate * (1 - rate) * n for rate, n in known), Fraction(0)),
    )


def may_stratify(national_sizes: Sequence[int]) -> bool:
    """Whether these classes may be used at all: at most 3, each with at least 30 trajectories nationally."""
    return len(national_sizes) <= MAXIMUM_CLASSES and min(national_sizes, default=0) >= MINIMUM_IN_CLASS


@dataclass(frozen=True, slots=True)
class StratumRow:
    """One class in the table: the own share beside the national one."""

    label: str
    own: Share
    national: Share

    @property
    def shows_percent(self) -> bool:
        """Whether the own score is written as a percentage; under 10 as a count, and for the own team only."""
        return self.own.scored >= MINIMUM_N


def stratum_rows(own: Mapping[str, Share], national: Mapping[str, Share]) -> tuple[StratumRow, ...]:
    """A row for every national class, in that order; a class without own trajectories has 0 of 0."""
    return tuple(StratumRow(label, own.get(label, Share(0, 0)), share) for label, share in national.items())
