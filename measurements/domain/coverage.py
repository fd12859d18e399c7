"""Of which part of the closed trajectories there is a valid measurement (docs/methode/cijfers.md 10)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import Final

MINIMUM: Final = 10
"""Under this many closed trajectories there are counts, without a percentage and without a word."""

AMPLE: Final = Fraction(9, 10)
LOW: Final = Fraction(7, 10)
"""Above the first coverage is ample, below the second the figures say little of the trajectories without one."""

MARKED: Final = (0, 70, 90, 100)
"""Whole percents that say more than a number: nothing, the two limits, and everything."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The valid measurements among the closed trajectories; `closed` is None when nobody filled it in."""

    valid: int
    closed: int | None

    @property
    def has_more_valid(self) -> bool:
        """Whether there are more valid measurements than trajectories, so that one of the two is not right."""
        return self.closed is not None and self.valid > self.closed

    @property
    def value(self) -> Fraction | None:
        """valid / closed, from 0 to 1; None when that is not known or cannot be right."""
        if not self.closed or self.has_more_valid:
            return None
        return Fraction(self.valid, self.closed)

    @property
    def text(self) -> str:
        """The coverage in words and numbers, in Dutch."""
        if self.closed is None:
            return "niet bekend"
        if self.has_more_valid:
            return f"niet te zeggen: meer geldige metingen ({self.valid}) dan afgesloten trajecten ({self.closed})"
        if self.value is None:
            return "geen trajecten"
        if self.closed < MINIMUM:
            return f"{self.valid} van {self.closed}"
        return f"{percent(self.value)} ({self.valid} van {self.closed})"

    @property
    def remark(self) -> str:
        """What the coverage means for the figures; nothing in between the two limits, nor of a few trajectories."""
        if self.value is None or not self.closed or self.closed < MINIMUM:
            return ""
        return "ruim" if self.value > AMPLE else "lees de cijfers met voorzichtigheid" if self.value < LOW else ""


def together(months: Iterable[Coverage]) -> Coverage:
    """The coverage of several months: of those whose trajectories are known, on both sides alike."""
    known = [month for month in months if month.closed is not None]
    closed = sum(month.closed or 0 for month in known) if known else None
    return Coverage(valid=sum(month.valid for month in known), closed=closed)


@dataclass(frozen=True, slots=True)
class PeriodCoverage:
    """The coverage of the months of a period whose closed trajectories are known, `known` of the `months` that count.

    Months that count are over, and the institution took part in them.
    """

    coverage: Coverage
    known: int
    months: int

    @property
    def months_text(self) -> str:
        """Over which months it is, in Dutch; nothing when that is all of them or none."""
        is_partial = 0 < self.known < self.months
        return f"over {self.known} van {self.months} maanden" if is_partial else ""


def over_months(months: Collection[Coverage]) -> PeriodCoverage:
    """The coverage of a period from that of each month that counts."""
    return PeriodCoverage(together(months), sum(one.closed is not None for one in months), len(months))


def percent(value: Fraction) -> str:
    """The value (0 to 1) in whole percents, half up, such as "88%".

    With one decimal, cut off, where a whole number would hide on which side of a limit it is: 69.6% is not 70%.
    """
    whole = floor(value * 100 + Fraction(1, 2))
    if whole not in MARKED or value * 100 == whole:
        return f"{whole}%"
    tenths = floor(value * 1000)
    return f"{tenths // 10},{tenths % 10}%"


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """What somebody typed for a month, and what stood there before; None is empty."""

    shown: int | None
    typed: int | None

    @property
    def is_changed(self) -> bool:
        """Whether this person wants something else than what the page showed."""
        return self.shown != self.typed

    def clashes_with(self, stored: int | None) -> bool:
        """Whether a colleague changed the number meanwhile into something else than what was typed here."""
        return self.is_changed and stored not in (self.shown, self.typed)
