"""Looking at many institutions at once: correction for many tests, and more difference than chance."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.funnel import ALERT_TAIL, FunnelLimits, funnel_limits
from benchmark.domain.overdispersion import overdispersion
from benchmark.domain.rounding import percent_text, whole_percent
from benchmark.domain.share import Share
from benchmark.domain.signals import FALSE_DISCOVERY_RATE, signals
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import decimal, exact_percent
from benchmark.pages.wording import interval_text

CHANCES: Final = (0.001, 0.012, 0.031, 0.045, 0.2)
SPREAD: Final = (Share(58, 60), Share(66, 90), Share(45, 50), Share(96, 120), Share(79, 80), Share(50, 70))
SIZE: Final = 60


@dataclass(frozen=True, slots=True)
class ManyInstitutionsExample:
    """Five chances before and after correction, and the spread of six institutions."""

    corrected: Table
    nominal: int
    kept: int
    institutions: int
    centre: str
    chance_is_small: bool
    between: str
    rankability: str
    rankable: str
    size: int
    plain: str
    widened: str


def many_institutions_example() -> ManyInstitutionsExample:
    """Built anew at each call."""
    corrected, spread = signals(CHANCES), overdispersion(SPREAD)
    if spread is None:
        raise ValueError("The made-up institutions have scores that differ.")
    widened = spread.limits_to_show(spread.centre, SIZE, ALERT_TAIL)
    return ManyInstitutionsExample(
        corrected=table(
            "Voorbeeld: vijf verzonnen toetsen binnen één criterium",
            ("Toets", "Kans bij toeval", "Na correctie", "Blijft staan"),
            (
                (f"{rank}", decimal(chance, 3), decimal(one.adjusted_p or 0, 3), "ja" if one.is_discovered else "nee")
                for rank, (chance, one) in enumerate(zip(CHANCES, corrected, strict=True), start=1)
            ),
        ),
        nominal=sum(chance <= FALSE_DISCOVERY_RATE for chance in CHANCES),
        kept=sum(one.is_discovered for one in corrected),
        institutions=len(SPREAD),
        centre=percent_text(Fraction(spread.centre)),
        chance_is_small=spread.widens,
        between=decimal(spread.tau2**0.5 * 100, 1),
        rankability=spread.rankability,
        rankable=f"{whole_percent(Fraction(spread.rankable))}%",
        size=SIZE,
        plain=_plain(funnel_limits(spread.centre, SIZE, ALERT_TAIL)),
        widened=interval_text(widened) if widened else "",
    )


def _plain(limits: FunnelLimits) -> str:
    low, high = (exact_percent(value, 0) if value is not None else "geen grens" for value in (limits.low, limits.high))
    return f"{low} en {high}"
