"""How one criterion was answered: met, not met, not scored, among the valid measurements."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from benchmark.domain.share import Share


@dataclass(frozen=True, slots=True)
class CriterionCounts:
    """The answers to one criterion in one scope and period; `scored` and `met` are of the valid measurements."""

    entered: int = 0
    valid: int = 0
    scored: int = 0
    met: int = 0

    @property
    def share(self) -> Share:
        """The score of the criterion."""
        return Share(self.met, self.scored)

    @property
    def not_met(self) -> int:
        """How many valid measurements have a Nee."""
        return self.scored - self.met

    @property
    def not_scored(self) -> int:
        """How many valid measurements have neither Ja nor Nee."""
        return self.valid - self.scored

    @classmethod
    def together(cls, parts: Iterable[Self]) -> Self:
        """The sum over teams, institutions or years; zeros without any."""
        rows = [(one.entered, one.valid, one.scored, one.met) for one in parts]
        return cls(*(sum(column) for column in zip(*rows, strict=True))) if rows else cls()
