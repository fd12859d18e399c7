"""Certainty and comparison: intervals, design effect, differences, funnel and overdispersion."""

from collections.abc import Callable
from fractions import Fraction
from math import lcm
from typing import Any

from benchmark.domain.differences import Difference, difference
from benchmark.domain.effective_size import (
    DeffSource,
    TrajectorySums,
    design_effect,
    effective_mean,
    expected_size,
)
from benchmark.domain.funnel import (
    ALERT_TAIL,
    SIGNAL_TAIL,
    FunnelClass,
    FunnelPosition,
    funnel_limits,
    funnel_position,
)
from benchmark.domain.intervals import Interval, exact_interval, wilson_interval
from benchmark.domain.jeffreys import chance_of_reaching_norm, jeffreys_interval, jeffreys_quantiles
from benchmark.domain.overdispersion import overdispersion, widened_limits
from benchmark.domain.share import EffectiveMean, Share, TrajectoryMean
from benchmark.domain.verdict import Reason, judge
from tests.stat_adapters.comparison_values import interpolated_limits, normal_limits, winsorised

Given = dict[str, Any]

TAILS = {"95": ALERT_TAIL, "998": SIGNAL_TAIL}
SOURCES = {DeffSource.NATIONAL: "landelijk", DeffSource.FALLBACK: "terugval_n_eff_is_n"}
REASONS = {
    Reason.TOO_FEW: "te_weinig_metingen",
    Reason.INTERVAL_ABOVE: "interval_boven_norm",
    Reason.INTERVAL_BELOW: "interval_onder_norm",
    Reason.NORM_IN_INTERVAL: "norm_in_interval",
}
CLASSES = {
    FunnelClass.SIGNAL_LOW: "signaal_laag",
    FunnelClass.ALERT_LOW: "let_op_laag",
    FunnelClass.WITHIN: "binnen_trechter",
    FunnelClass.ALERT_HIGH: "let_op_hoog",
    FunnelClass.SIGNAL_HIGH: "signaal_hoog",
    FunnelClass.NOT_ASSESSED: "niet_beoordeeld",
}


def wilson(given: Given, _: object) -> Given | None:
    share = Share(given["m"], given["n"])
    interval = wilson_interval(share)
    return interval and {"p": share.value, "lo": interval.low, "hi": interval.high}


def jeffreys(given: Given, _: object) -> Given | None:
    share = Share(given["m"], given["n"])
    raw, adapted = jeffreys_quantiles(share), jeffreys_interval(share)
    if raw is None or adapted is None:
        return None
    return {
        "lo": raw.low,
        "hi": raw.high,
        "lo_rand": adapted.low,
        "hi_rand": adapted.high,
        "kans_p_ge_080": chance_of_reaching_norm(share),
    }


def deff(given: Given, _: object) -> Given | None:
    found = design_effect([_sums(group) for group in given["groepen"]])
    return found and {
        "deff": found.deff,
        "s2_binnen": found.within,
        "kbar": found.scored_per_trajectory,
        "p": found.mean,
        "bron": SOURCES[found.source],
    }


def _sums(group: list[list[int]]) -> TrajectorySums:
    """The sums that a tally would hold; its units are the smallest that fit this group."""
    per_one = lcm(*(scored for _, scored in group))
    units = [met * per_one // scored for met, scored in group]
    squares = sum(unit**2 for unit in units)
    return TrajectorySums(len(group), sum(units), squares, sum(scored for _, scored in group), per_one)


def gemiddelde_interval(given: Given, _: object) -> Given | None:
    figure = _mean(given["gemiddelde"], given["n_trajecten"], given["K_gescoord"], given["deff"])
    exact, wilson, judgement = exact_interval(figure), wilson_interval(figure), judge(figure)
    if exact is None or wilson is None:
        return None
    return {
        "n_eff": figure.size,
        "exact_n_eff": _both(exact),
        "wilson_n_eff": _both(wilson),
        "oordeel": judgement.verdict,
        "reden": REASONS[judgement.reason],
        "gemeten_op_norm": judgement.at_norm,
    }


def _mean(mean: float | None, n: int, scored: int, deff: float) -> EffectiveMean:
    """The double is read as the decimal number it is written as, so that 0.8 is exactly the norm."""
    exact = Fraction(str(mean or 0))
    return effective_mean(TrajectoryMean(exact.numerator * n, n, exact.denominator), scored if n else 0, deff)


def _both(interval: Interval) -> list[float]:
    return [interval.low, interval.high]


def trechter_grenzen(given: Given, _: object) -> Given | None:
    centre, n = given["theta0"], given["n"]
    if not n:
        return None
    kinds = {"exact": _exact, "spiegelhalter_interp": interpolated_limits, "normaal": normal_limits}
    return {f"{kind}_{name}": limits(centre, n, tail) for kind, limits in kinds.items() for name, tail in TAILS.items()}


def _exact(centre: float, n: float, tail: float) -> list[float | None]:
    limits = funnel_limits(centre, n, tail)
    return [limits.low, limits.high]


def trechter_klasse(given: Given, _: object) -> Given:
    return _position(funnel_position(Share(given["r"], given["n"]), given["theta0"]))


def trechter_gemiddelde(given: Given, _: object) -> Given | None:
    size = expected_size(given["n"], given["kbar"], given["deff"])
    limits = {f"exact_{name}": _exact(given["theta0"], size, tail) for name, tail in TAILS.items()}
    return {"n_eff": size, **limits} if size else None


def trechter_klasse_gemiddelde(given: Given, _: object) -> Given:
    figure = _mean(given["gemiddelde"], given["n_trajecten"], given["K_gescoord"], given["deff"])
    return _position(funnel_position(figure, given["theta0"]))


def _position(position: FunnelPosition) -> Given:
    return {
        "p_laag": position.chance_low,
        "p_hoog": position.chance_high,
        "klasse": CLASSES[position.funnel_class],
    }


def overdispersie(given: Given, _: object) -> Given | None:
    found = overdispersion([Share(met, n) for met, n in zip(given["r"], given["n"], strict=True)])
    if found is None:
        return None
    z = [value for value in found.z if value is not None]
    limits = {name: widened_limits(found.centre, 80, found.tau2, tail) for name, tail in TAILS.items()}
    return {
        "theta0": found.centre,
        "z": list(found.z),
        "Q": found.q,
        "df": found.freedom,
        "p_Q": found.chance,
        "phi_kaal": found.q / found.freedom,
        "tau2": found.tau2,
        "rankability": found.rankable,
        "verbreden": found.widens,
        **winsorised(z, [n for n in given["n"] if n], found.centre),
        **{f"grenzen_n80_{name}": _both(interval) for name, interval in limits.items() if interval},
    }


def newcombe10(given: Given, _: object) -> Given | None:
    return _difference(difference(Share(given["m1"], given["n1"]), Share(given["m2"], given["n2"])))


def mover_gemiddelde(given: Given, _: object) -> Given | None:
    one, other = (_mean(given[f"p{side}"], given[f"K{side}"], given[f"K{side}"], given[f"deff{side}"]) for side in "12")
    return _difference(difference(one, other))


def _difference(found: Difference | None) -> Given | None:
    return found and {"verschil": found.value, "lo": found.low, "hi": found.high}


ADAPTERS: dict[str, Callable[[Given, object], Any]] = {
    function.__name__: function
    for function in (
        wilson,
        jeffreys,
        deff,
        gemiddelde_interval,
        trechter_grenzen,
        trechter_klasse,
        trechter_gemiddelde,
        trechter_klasse_gemiddelde,
        overdispersie,
        newcombe10,
        mover_gemiddelde,
    )
}
