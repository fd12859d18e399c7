"""The chance that a true score reaches the norm, after Jeffreys, for who asks for one (docs/methode/cijfers.md 12).

Never drawn and never a verdict: at a true score of 80% and 10 to 29 measurements it would call the norm met wrongly in
up to 8.6% of the cases, the exact interval in 2.3% at most.
"""

from scipy.special import betaincc, betaincinv

from benchmark.domain.intervals import TAIL, Interval
from benchmark.domain.share import Share
from measurements.domain.criteria import NORM


def jeffreys_quantiles(share: Share) -> Interval | None:
    """The middle 95% of Beta(met + 1/2, missed + 1/2); None when nothing was scored."""
    if not share.scored:
        return None
    a, b = _shape(share)
    return Interval(float(betaincinv(a, b, TAIL)), float(betaincinv(a, b, 1 - TAIL)))


def jeffreys_interval(share: Share) -> Interval | None:
    """Those quantiles, but from 0 when nothing was met and up to 1 when everything was; None without scores.

    Source: Brown, Cai and DasGupta, Stat Sci 2001; 16: 101. Without it a true score near 0 or 1 is never covered.
    """
    quantiles = jeffreys_quantiles(share)
    if quantiles is None:
        return None
    return Interval(quantiles.low if share.met else 0.0, quantiles.high if share.met < share.scored else 1.0)


def chance_of_reaching_norm(share: Share) -> float | None:
    """P(true score >= 80% given the scores) = 1 - I_0.8(met + 1/2, missed + 1/2), 0 to 1; None without scores."""
    return float(betaincc(*_shape(share), float(NORM))) if share.scored else None


def _shape(share: Share) -> tuple[float, float]:
    return share.met + 0.5, share.scored - share.met + 0.5
