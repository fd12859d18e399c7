"""Odds ratios and chances as they are written; only SEJN sees them."""

from math import floor

from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import NO_DATA

MOST = 100
"""Above this an odds ratio says only that there is hardly anybody on one side."""


def odds_text(value: float) -> str:
    """The odds ratio in two decimals, half up, such as "1,62"; ">100" and "<0,01" where digits would mislead."""
    if value > MOST:
        return f">{MOST}"
    if value < 1 / MOST:
        return "<0,01"
    hundredths = floor(value * 100 + 0.5)
    return f"{hundredths // 100},{hundredths % 100:02}"


def ratio_text(value: float, interval: Interval) -> str:
    """The odds ratio with its 95% interval, such as "1,62 (1,30 tot 2,01)"."""
    return f"{odds_text(value)} ({odds_text(interval.low)} tot {odds_text(interval.high)})"


def p_text(p: float | None) -> str:
    """A p-value in three decimals, cut off, so that 0.0499 never becomes 0.050; "<0,001" and "-" without a test."""
    if p is None:
        return NO_DATA
    if p < 0.001:
        return "<0,001"
    return f"{floor(p * 1000) / 1000:.3f}".replace(".", ",")
