"""Whole percents for the outside (rule D6), and bands of them where a single percent would say too much."""

from dataclasses import dataclass

from measurements.domain.criteria import NORM

NORM_PERCENT = int(NORM * 100)


def first_count(percent: int, total: int) -> int:
    """The smallest count of `total` that is written as `percent` or more; `total` + 1 above 100%.

    Half up, but never over the norm: 79.6% is 79%, and 80% begins at 80% exactly. There are no decimals outside.
    """
    if percent <= 0:
        return 0
    if percent > 100:
        return total + 1
    if percent == NORM_PERCENT:
        return _ceiling(total * NORM.numerator, NORM.denominator)
    return _ceiling(total * (2 * percent - 1), 200)


def percent_outside(count: int, total: int) -> int:
    """The count in whole percents of `total`, as the outside sees it. Raises ValueError when there is no total."""
    if not 0 <= count <= total or total == 0:
        raise ValueError(f"{count} of {total} has no percent.")
    percent = (200 * count + total) // (2 * total)
    return percent - 1 if percent == NORM_PERCENT and count < first_count(percent, total) else percent


@dataclass(frozen=True, slots=True)
class Band:
    """What is said about a figure: its whole percent lies from `low` to `high`, both included."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 100:
            raise ValueError(f"{self.low} to {self.high} is no band of percents.")

    def __contains__(self, percent: int) -> bool:
        return self.low <= percent <= self.high

    def counts(self, total: int) -> tuple[int, int]:
        """The smallest and the largest count of `total` in this band; the first above the second when there is none."""
        return first_count(self.low, total), first_count(self.high + 1, total) - 1

    @property
    def text(self) -> str:
        """In Dutch: "94%", "95% of meer", "5% of minder" or "90 tot 95%", where 95% is in the next band."""
        if self.low == self.high:
            return f"{self.low}%"
        if self.high == 100:
            return f"{self.low}% of meer"
        return f"{self.high}% of minder" if self.low == 0 else f"{self.low} tot {self.high + 1}%"


def plain(percent: int) -> Band:
    """One whole percent; but never 0% or 100%, which would say something about every family."""
    return Band(0, 1) if percent == 0 else Band(99, 100) if percent == 100 else Band(percent, percent)


def bands_of(width: int) -> tuple[Band, ...]:
    """0 to 100% in bands of so many percents, of which the last one has 100% too."""
    return tuple(Band(low, 100 if low + width == 100 else low + width - 1) for low in range(0, 100, width))


def _ceiling(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)
