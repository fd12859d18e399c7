"""Time, association and data quality: charts, trends, corrections, dose-response, timeliness, case mix."""

from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from benchmark.domain.case_mix import FamilyClass, expectation
from benchmark.domain.control_chart import p_chart
from benchmark.domain.dose_response import DoseBin, dose_response
from benchmark.domain.logistic_trend import LogisticTrend, logistic_trend
from benchmark.domain.share import Share
from benchmark.domain.signals import signals
from benchmark.domain.straight_lines import straight_lines
from benchmark.domain.timeliness import timeliness
from benchmark.domain.trend_tests import TrendPoint, cochran_armitage, mantel_trend

Given = dict[str, Any]


def p_kaart(given: Given, _: object) -> Given | None:
    chart = p_chart([Share(r, n) for r, n in zip(given["r"], given["n"], strict=True)])
    return chart and {
        "midden": chart.centre,
        "punten": [
            {
                "p": point.share.value,
                "lcl": point.limits and point.limits.low,
                "ucl": point.limits and point.limits.high,
                "buiten": point.is_outside,
            }
            for point in chart.points
        ],
    }


def cochran_armitage_test(given: Given, _: object) -> Given | None:
    test = cochran_armitage(_points(given, "score"))
    return test and {"z": test.z, "chi2": test.chi2, "p": test.p, "T": test.statistic, "V": test.variance}


def logistische_trend(given: Given, _: object) -> Given:
    trend = logistic_trend(_points(given, "x"))
    return {
        "b": trend and trend.slope,
        "se": trend and trend.standard_error,
        **_odds_ratio(trend, ("or", "lo", "hi")),
    }


def mantel(given: Given, _: object) -> Given:
    test = mantel_trend(_points(stratum, "score") for stratum in given["strata"])
    return {"z": test.z, "p": test.p, "T": test.statistic, "V": test.variance}


def benjamini_hochberg(given: Given, _: object) -> Given:
    found = signals(given["p"])
    return {
        "p_aangepast": [signal.adjusted_p for signal in found],
        "q05": [signal.is_discovered for signal in found],
    }


def dosis_respons(given: Given, _: object) -> Given:
    table = {not_met: Share(met, n) for not_met, n, met in given["tabel_nietbehaald_n_opgeheven"]}
    response = dose_response(table)
    return {
        "bakken": [_bin(one) for one in response.bins],
        "z": response.trend and response.trend.z,
        "p": response.trend and response.trend.p,
        **_odds_ratio(response.logistic, ("or_per_extra_criterium", "or_lo", "or_hi")),
    }


def tijdigheid(given: Given, _: object) -> Given:
    found = timeliness(Counter(given["dagen"]))
    return {
        "n": found.n,
        "negatief": found.negative,
        "onbekend": found.unknown,
        "mediaan": found.median,
        "p90": found.p90,
        "binnen_limiet": found.timely.value,
    }


def rechte_lijn(given: Given, _: object) -> Given:
    found = straight_lines(Share(given["alles_1"], given["n"]), [_exact(p) for p in given["p_per_criterium"]])
    return {
        "verwacht_bij_onafhankelijk": found.expected,
        "gezien": found.seen.value,
        "verhouding": found.ratio,
        "z": found.z,
    }


def indirecte_standaardisatie(given: Given, _: object) -> Given | None:
    pairs = zip(given["landelijk_p"], given["n_per_type"], strict=True)
    found = expectation([FamilyClass(_exact(p), n) for p, n in pairs], given["gezien"])
    return found and {
        "n": found.n,
        "E": found.expected,
        "verwacht_pct": found.expected_share,
        "gezien_pct": found.seen_share,
        "verschil": found.difference,
        "O_E": found.ratio,
        "z": found.z,
        "lo": found.interval and found.interval.low,
        "hi": found.interval and found.interval.high,
    }


def _points(given: Given, score: str) -> list[TrendPoint]:
    return [TrendPoint(s, Share(r, n)) for r, n, s in zip(given["r"], given["n"], given[score], strict=True)]


def _odds_ratio(trend: LogisticTrend | None, names: tuple[str, str, str]) -> Given:
    values = (trend.odds_ratio, trend.interval.low, trend.interval.high) if trend else (None, None, None)
    return dict(zip(names, values, strict=True))


def _bin(one: DoseBin) -> Given:
    return {
        "niet_behaald_van": one.first,
        "niet_behaald_tot": one.last,
        "n": one.share.scored,
        "opgeheven": one.share.met,
        "p": one.share.value,
        "wilson": one.interval and [one.interval.low, one.interval.high],
    }


def _exact(value: float | None) -> Fraction | None:
    """The double as the decimal number it is written as: 0.86 is 86 of 100."""
    return None if value is None else Fraction(str(value))


ADAPTERS: dict[str, Callable[[Given, object], Any]] = {
    "p_kaart": p_kaart,
    "cochran_armitage": cochran_armitage_test,
    "logistische_trend": logistische_trend,
    "mantel_trend": mantel,
    "benjamini_hochberg": benjamini_hochberg,
    "dosis_respons": dosis_respons,
    "tijdigheid": tijdigheid,
    "rechte_lijn": rechte_lijn,
    "indirecte_standaardisatie": indirecte_standaardisatie,
}
