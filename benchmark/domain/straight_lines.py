"""How often everything was met, beside what is to be expected anyway (docs/methode/cijfers.md 22).

A talking point together with batches on one day; never per worker, never a reason to exclude: at 94% and 83% already
29% is expected, and a good trajectory meets everything. Source: Reuning & Plutzer, Surv Res Meth 2020; 14: 439.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod, sqrt

from benchmark.domain.share import Share


@dataclass(frozen=True, slots=True)
class StraightLines:
    """The share of measurements in which every criterion was met, and the share expected if criteria were independent.

    `expected` is None when some criterion was scored by nobody, for then its part is unknown.
    """

    seen: Share
    expected: Fraction | None

    @property
    def ratio(self) -> Fraction | None:
        """Seen / expected; None without measurements or when nothing is expected."""
        return None if self.seen.value is None or not self.expected else self.seen.value / self.expected

    @property
    def z(self) -> float | None:
        """(seen - expected) / sqrt(expected (1 - expected) / n); None without measurements or when nothing varies."""
        if self.seen.value is None or self.expected is None or self.expected in (0, 1):
            return None
        variance = self.expected * (1 - self.expected) / self.seen.scored
        return float(self.seen.value - self.expected) / sqrt(variance)


def straight_lines(all_met: Share, criterion_values: Sequence[Fraction | None]) -> StraightLines:
    """All met among the measurements, beside the product of the criteria's shares (0 to 1, None when not scored)."""
    known = [value for value in criterion_values if value is not None]
    is_complete = bool(known) and len(known) == len(criterion_values)
    return StraightLines(all_met, prod(known, start=Fraction(1)) if is_complete else None)
