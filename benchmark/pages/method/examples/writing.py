"""How the method page writes what the other pages never show: exact values, chances and differences."""

from fractions import Fraction
from math import floor

from benchmark.domain.intervals import Interval

Number = float | Fraction


def decimal(value: Number, places: int) -> str:
    """The value with a decimal comma, such as "0,023"."""
    return f"{float(value):.{places}f}".replace(".", ",")


def exact_percent(value: Number, places: int = 1) -> str:
    """The value (0 to 1) in percents with decimals, such as "79,6%": to see what rounding does to it."""
    return f"{decimal(value * 100, places)}%"


def points(value: Number) -> str:
    """A difference (as a part of 1) in whole percentage points with its sign, half up, such as "+8"."""
    whole = floor(value * 100 + Fraction(1, 2))
    return f"{whole:+d}" if whole else "0"


def points_text(low: Number, high: Number) -> str:
    """From where to where a difference may lie, such as "-3 tot +14 punten"."""
    return f"{points(low)} tot {points(high)} punten"


def ratio_text(interval: Interval, places: int = 2) -> str:
    """From where to where an odds ratio may lie, such as "1,05 tot 1,40"."""
    return f"{decimal(interval.low, places)} tot {decimal(interval.high, places)}"
