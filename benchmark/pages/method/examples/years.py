"""A trend over made-up years, and made-up quarters on their chart."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.intervals import Z
from benchmark.domain.logistic_trend import logistic_trend
from benchmark.domain.quarter_chart import BASE_QUARTERS, NoChart, quarter_chart, quarters_needed
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.domain.trend_tests import TrendPoint, cochran_armitage
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import decimal, ratio_text
from benchmark.pages.wording import counts_text, interval_text, score_text

YEARS: Final = (Share(60, 80), Share(63, 82), Share(64, 78), Share(70, 84), Share(73, 81))
FIRST_TWELVE: Final = tuple(Share(met, 30) for met in (25, 26, 24, 27, 25, 26, 23, 26, 27, 24, 26, 25))
NEXT_QUARTERS: Final = (Share(26, 30), Share(16, 30))
FEW_QUARTERS: Final = FIRST_TWELVE[:5]


@dataclass(frozen=True, slots=True)
class TrendExample:
    """Five years with their trend, and two quarters judged by the twelve before them."""

    years: Table
    z: str
    needed_z: str
    is_shown: bool
    odds_ratio: str
    odds_ratio_interval: str
    base_quarters: int
    few: int
    few_needed: int
    centre: str
    quarters: Table


def trend_example() -> TrendExample:
    """Built anew at each call; the first time in a process it loads statsmodels, which takes two seconds."""
    points = [TrendPoint(year, share) for year, share in enumerate(YEARS, start=1)]
    test, slope, chart = cochran_armitage(points), logistic_trend(points), quarter_chart(FIRST_TWELVE + NEXT_QUARTERS)
    if test is None or test.z is None or slope is None or isinstance(chart, NoChart):
        raise ValueError("The made-up years and quarters vary.")
    judged = chart.points[BASE_QUARTERS:]
    return TrendExample(
        years=table(
            "Voorbeeld: één criterium in vijf verzonnen jaren",
            ("Jaar", "Behaald", "Score"),
            ((f"jaar {year}", counts_text(share), score_text(share)) for year, share in enumerate(YEARS, start=1)),
        ),
        z=decimal(test.z, 2),
        needed_z=decimal(Z, 2),
        is_shown=abs(test.z) > Z,
        odds_ratio=decimal(slope.odds_ratio, 2),
        odds_ratio_interval=ratio_text(slope.interval),
        base_quarters=BASE_QUARTERS,
        few=len(FEW_QUARTERS),
        few_needed=quarters_needed(FEW_QUARTERS),
        centre=percent_text(chart.centre),
        quarters=table(
            "Voorbeeld: de twee verzonnen kwartalen daarna",
            ("Kwartaal", "Behaald", "Grenzen", "Plaats"),
            (
                (
                    f"kwartaal {number}",
                    counts_text(point.share),
                    interval_text(point.limits) if point.limits else "geen",
                    "buiten de grenzen" if point.is_outside else "binnen de grenzen",
                )
                for number, point in enumerate(judged, start=BASE_QUARTERS + 1)
            ),
            ("Plaats",),
        ),
    )
