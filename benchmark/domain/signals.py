"""Which of many tests stay remarkable when one counts how many were done (docs/methode/cijfers.md 18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

FALSE_DISCOVERY_RATE: Final = 0.05
"""At most this part of what is called discovered is expected to be chance."""

ROUNDING: Final = 1e-12
"""0.034 * 25 / 17 is 0.05, and a hair more in binary; a tie with the rate counts as discovered."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A p-value after correction for the tests beside it; None where there was no test."""

    adjusted_p: float | None

    @property
    def is_discovered(self) -> bool:
        """Whether it stays under the false discovery rate of 5%; without a test it does not."""
        return self.adjusted_p is not None and self.adjusted_p <= FALSE_DISCOVERY_RATE + ROUNDING


def signals(p_values: Sequence[float | None]) -> tuple[Signal, ...]:
    """The signals in the order of the p-values: the smallest over k >= rank of p(k) * m / k, and at most 1.

    m counts the tests that were possible: None stays None and makes the others no weaker.
    Source: Benjamini & Hochberg, JRSS B 1995; 57: 289. For institutions: Jones et al., JCE 2008; 61: 232.
    """
    adjusted = iter(_adjusted(tuple(float(p) for p in p_values if p is not None)))
    return tuple(Signal(None if p is None else next(adjusted)) for p in p_values)


@lru_cache(maxsize=256)
def _adjusted(p_values: tuple[float, ...]) -> tuple[float, ...]:
    """Kept for the next visit with the same counts: one page corrects 16 lists."""
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - loading it takes about a second

    return tuple(float(p) for p in false_discovery_control(p_values))
