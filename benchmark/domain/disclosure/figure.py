"""The publishable figure: the one type that every page, export, chart and report outside SEJN takes."""

from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from typing import Any, Final, Self

from benchmark.domain.disclosure.partition import REGIONS
from benchmark.domain.disclosure.percents import NORM_PERCENT, Band, bands_of
from benchmark.domain.disclosure.refusals import SENTENCES, Withheld
from benchmark.domain.verdict import MINIMUM_N

_SEAL: Final = object()
_KEYS: Final = frozenset({"n", "low", "high", "reason"})
COARSE: Final = tuple(bands_of(width) for width in (5, 10, 20))
"""The bands of a year figure, where a whole percent would give the criteria behind it away."""
_BANDS: Final = frozenset(
    {Band(percent, percent) for percent in range(1, 100)}
    | {end for region in REGIONS for end in region.ends if end}
    | {band for bands in COARSE for band in bands}
)


class UnsealedFigureError(TypeError):
    """Somebody made a publishable figure without passing the door."""


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A national figure as the outside may know it: a band of whole percents over `n` trajectories, or a reason.

    `low` and `high` are whole percents, both included, and equal for a plain percent: 94 stands for 93.5% up to 94.5%,
    79 for 78.5% up to the norm. All three are None when the figure is withheld, and `reason` is None when it is shown.
    Only this package can make one, from counts or from a release; anybody else meets UnsealedFigureError.
    """

    n: int | None
    low: int | None
    high: int | None
    reason: Withheld | None
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise UnsealedFigureError("A publishable figure is made by benchmark.domain.disclosure, from counts.")

    @property
    def band(self) -> Band | None:
        """What is told; None when the figure is withheld."""
        return None if self.low is None or self.high is None else Band(self.low, self.high)

    @property
    def text(self) -> str:
        """In Dutch, for screens, alternative texts and files alike."""
        return self.band.text if self.band else SENTENCES[self.reason or Withheld.TOO_FEW]

    @property
    def reaches_norm(self) -> bool | None:
        """Whether the figure is 80% or more; None when it is withheld or its band has the norm inside."""
        if self.band is None or self.band.low < NORM_PERCENT <= self.band.high:
            return None
        return self.band.low >= NORM_PERCENT

    def as_json(self) -> dict[str, int | str | None]:
        """What a release keeps; a withheld figure as nulls with the reason."""
        reason = None if self.reason is None else self.reason.value
        return {"n": self.n, "low": self.low, "high": self.high, "reason": reason}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The figure of a release. Raises ValueError for anything that the door would not have made."""
        if set(kept) != _KEYS:
            raise ValueError(f"A publishable figure has {sorted(_KEYS)}, not {sorted(kept)}.")
        n, low, high, reason = (kept[key] for key in ("n", "low", "high", "reason"))
        if reason is not None:
            if (n, low, high) != (None, None, None):
                raise ValueError("A figure that is withheld has no numbers.")
            return cls(None, None, None, Withheld(reason), _SEAL)
        if any(type(number) is not int for number in (n, low, high)):
            raise ValueError("A figure that is shown has whole numbers.")
        if n < MINIMUM_N or Band(low, high) not in _BANDS:
            raise ValueError(f"{low} to {high}% of {n} is not a figure that may be shown.")
        return cls(n, low, high, None, _SEAL)


def shown(n: int, band: Band) -> PublicFigure:
    """A figure that may be told so; for this package only."""
    return PublicFigure(n, band.low, band.high, None, _SEAL)


def withheld(reason: Withheld = Withheld.TOO_FEW) -> PublicFigure:
    """A figure that is not told; for this package only."""
    return PublicFigure(None, None, None, reason, _SEAL)
