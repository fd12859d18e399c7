"""How a figure is written: whole percents, half up, with guards at 0, the norm and 100 (docs/methode/cijfers.md 5)."""

from fractions import Fraction
from math import floor
from typing import Final

from measurements.domain.criteria import NORM

NO_DATA: Final = "-"
NORM_PERCENT: Final = int(NORM * 100)


def half_up(value: Fraction) -> int:
    """The nearest whole number, a half upwards. Python's round() would turn 12.5 into 12."""
    return _nearest(value.numerator, value.denominator)


def whole_percent(value: Fraction | None) -> int | None:
    """The value (0 to 1) in whole percents, half up; None stays None."""
    return None if value is None else _nearest(100 * value.numerator, value.denominator)


def _nearest(numerator: int, denominator: int) -> int:
    """floor(n / d + 1/2) in whole numbers: a page writes hundreds, and new fractions would take most of its time."""
    return (2 * numerator + denominator) // (2 * denominator)


def cut_percent_text(value: Fraction) -> str:
    """The value (0 to 1) with one decimal, cut off, such as "79,5%": so it shows which way the whole percent went."""
    tenths = floor(value * 1000)
    return f"{tenths // 10},{tenths % 10}%"


def percent_text(value: Fraction | None) -> str:
    """The value (0 to 1) as Dutch text, such as "94%"; "-" without data.

    A value under the norm is never written as if it reached it: 0.7959 is "79,5%", cut off, not "80%". ">99%" and
    "<1%" keep 100% for all and 0% for none.
    """
    if value is None:
        return NO_DATA
    rounded = whole_percent(value)
    if rounded == NORM_PERCENT and value < NORM:
        return cut_percent_text(value)
    if rounded == 100 and value < 1:
        return ">99%"
    if rounded == 0 and value > 0:
        return "<1%"
    return f"{rounded}%"
