"""Exact binomial chances, continued to real numbers of answers by the incomplete beta function.

For whole numbers they are the binomial chances themselves; for the effective size of a mean they are what the exact
interval and the exact funnel limits rest on, so that words and picture cannot disagree.
"""

from scipy.special import betainc, betaincc


def chance_at_least(met: float, scored: float, p: float) -> float:
    """P(X >= met) of `scored` answers, each met with chance p: I_p(met, scored - met + 1); 1 when nothing was met."""
    return float(betainc(met, scored - met + 1, p)) if met > 0 else 1.0


def chance_at_most(met: float, scored: float, p: float) -> float:
    """P(X <= met), likewise: 1 - I_p(met + 1, scored - met); 1 when everything was met."""
    return float(betaincc(met + 1, scored - met, p)) if met < scored else 1.0
