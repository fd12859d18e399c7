"""An example of what each module in benchmark/charts draws, with a gap wherever the chart can have one."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from benchmark.charts.comparison import InstitutionPoint, comparison
from benchmark.charts.criterion_classes import ClassBar, criterion_classes
from benchmark.charts.dose_response import DosePoint, dose_chart
from benchmark.charts.funnel import LIMITS_95, LIMITS_998, FunnelCurve, FunnelPoint, funnel
from benchmark.charts.institution_intervals import IntervalRow, institution_intervals
from benchmark.charts.measure_years import MeasurePoint, PublishedMark, measure_years
from benchmark.charts.quarters import QuarterPoint, quarters_chart
from benchmark.charts.target_group import AnswerBar, target_group
from benchmark.charts.theme import Chart
from benchmark.charts.trend import YearPoint, trend
from benchmark.domain.funnel import FunnelClass
from benchmark.domain.intervals import Interval
from benchmark.domain.published import PUBLISHED
from benchmark.domain.share import Share

TYPED: Final = "$x$ <b> & Zn"
"""What somebody may have typed as a name: neither a formula nor mark-up."""


def _comparison() -> Chart:
    institutions = (
        InstitutionPoint("a", TYPED, 12, Fraction(95, 100), Fraction(70, 100)),
        InstitutionPoint("b", "Zee", 80, Fraction(94, 100), Fraction(90, 100)),
    )
    return comparison(institutions, fidelity=Fraction(94, 100), goal_attainment=Fraction(83, 100))


def _criterion_classes() -> Chart:
    return criterion_classes(
        (
            ClassBar("one_parent", "Alleenstaande ouder met kind", 40, Fraction(9, 10), Interval(0.76, 0.97)),
            ClassBar("other", "Andere gezinstypen", 1012, Fraction(1, 2), Interval(0.47, 0.53)),
        )
    )


def _dose_response() -> Chart:
    points = (
        DosePoint("alles behaald", Share(1100, 1200), Interval(0.89, 0.94)),
        DosePoint("1 of meer niet", Share(6, 12), Interval(0.25, 0.75)),
    )
    return dose_chart(points, "Crisis opgeheven")


def _funnel() -> Chart:
    sizes = (10.0, 50.0, 120.0)
    curves = (
        FunnelCurve(LIMITS_95, sizes, (0.60, 0.77, 0.81), (None, 0.97, 0.94)),
        FunnelCurve(LIMITS_998, sizes, (0.48, 0.70, 0.76), (None, 0.99, 0.97)),
        FunnelCurve(LIMITS_95, sizes, (0.55, 0.72, 0.75), (1.0, 1.0, 1.0), is_widened=True),
    )
    points = (
        FunnelPoint(TYPED, 40, Fraction(95, 100), FunnelClass.WITHIN),
        FunnelPoint("Cee", 60, Fraction(70, 100), FunnelClass.ALERT_LOW),
        FunnelPoint("Dee", 90, Fraction(60, 100), FunnelClass.SIGNAL_LOW),
        FunnelPoint("Eef", 6, Fraction(1), FunnelClass.NOT_ASSESSED),
        FunnelPoint("Eigen", 100, Fraction(88, 100), FunnelClass.WITHIN, is_own=True),
    )
    return funnel(points, curves, centre=Fraction(88, 100), measure="Doelbereiking")


def _institution_intervals() -> Chart:
    rows = (
        IntervalRow("a", TYPED, 12, Fraction(95, 100), Interval(0.7, 0.99)),
        IntervalRow("b", "Klein", 4, why_not="te weinig metingen"),
        IntervalRow("c", "Zee", 1040, Fraction(93, 100), Interval(0.9, 0.95)),
    )
    return institution_intervals(rows, nation=Fraction(83, 100), measure="Doelbereiking")


def _measure_years() -> Chart:
    points = (
        MeasurePoint("2021", 45, Fraction(9, 10), Interval(0.78, 0.97), Fraction(83, 100), "83%"),
        MeasurePoint("2022", 4, None, None, None, "niet getoond"),
        MeasurePoint("2023", 50, Fraction(4, 5), Interval(0.67, 0.9), is_running=True),
    )
    return measure_years(points, [PublishedMark("2013-2019", Fraction(86, 100), "jaarrapport")])


def _quarters() -> Chart:
    known = {"value": Fraction(9, 10), "interval": Interval(0.7, 0.98), "limits": Interval(0.6, 1.0)}
    points = [QuarterPoint(2018 + place // 4, place % 4 + 1, 20, **known) for place in range(12)]  # type: ignore[arg-type]
    low = QuarterPoint(2021, 2, 20, Fraction(4, 10), limits=Interval(0.6, 1.0), is_outside=True)
    return quarters_chart([*points, QuarterPoint(2021, 1, 9, None), low])


def _target_group() -> Chart:
    bars = (
        AnswerBar("PO01", "Opvoedingsproblematiek (o)", 58.2, "58% (n=89)", 59.0),
        AnswerBar("PJ01", TYPED, 47.7, "48% (n=73)", None),
    )
    return target_group(bars, name="deze instelling")


def _trend() -> Chart:
    points = (
        YearPoint("2021", 45, Fraction(9, 10), Fraction(7, 10)),
        YearPoint("2022", 4, None, None),
        YearPoint("2023", 50, Fraction(95, 100), Fraction(796, 1000), new_definition="2.0"),
        YearPoint("2024", 50, Fraction(94, 100), Fraction(8, 10), is_running=True),
    )
    return trend(points, PUBLISHED)


CHARTS: Final[dict[str, Callable[[], Chart]]] = {
    "comparison": _comparison,
    "criterion_classes": _criterion_classes,
    "dose_response": _dose_response,
    "funnel": _funnel,
    "institution_intervals": _institution_intervals,
    "measure_years": _measure_years,
    "quarters": _quarters,
    "target_group": _target_group,
    "trend": _trend,
}
"""By the name of the module."""
