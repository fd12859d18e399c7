"""How many answers to a criterion are missing, and what they could have been (docs/methode/cijfers.md 20)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from benchmark.domain.share import Share


class MissingClass(StrEnum):
    """What the missing answers ask of a reader."""

    FEW = "weinig"
    ATTENTION = "aandacht"
    UNCERTAIN = "onzeker"


ATTENTION_ABOVE: Final = Fraction(5, 100)
UNCERTAIN_ABOVE: Final = Fraction(20, 100)


def class_of(missing: Share) -> MissingClass | None:
    """Above 5% not scored attention, above 20% uncertain, on the exact value; None without measurements."""
    if missing.value is None:
        return None
    if missing.value > UNCERTAIN_ABOVE:
        return MissingClass.UNCERTAIN
    return MissingClass.ATTENTION if missing.value > ATTENTION_ABOVE else MissingClass.FEW


@dataclass(frozen=True, slots=True)
class MissingBounds:
    """The lowest and highest exact share if all missing answers were not met, or all were met."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class MissingAnswers:
    """The score of one criterion among n measurements, of which some were not scored."""

    score: Share
    n: int

    @property
    def missing(self) -> Share:
        """Not scored, of all measurements: 1 - scored / n."""
        return Share(self.n - self.score.scored, self.n)

    @property
    def missing_class(self) -> MissingClass | None:
        """What they ask of a reader; None without measurements."""
        return class_of(self.missing)

    @property
    def bounds(self) -> MissingBounds | None:
        """met / n .. (met + missing) / n, beside a criterion that is uncertain; None beside all others."""
        if self.missing_class is not MissingClass.UNCERTAIN:
            return None
        return MissingBounds(
            Fraction(self.score.met, self.n),
            Fraction(self.score.met + self.missing.met, self.n),
        )
