"""Values that the vectors hold beside ours, and that the benchmark must not use: another paper's limits and variance.

Written as in those papers, so that a reader sees what was turned down.
"""

from math import sqrt
from typing import Any

import numpy as np
from scipy.stats import binom, norm


def interpolated_limits(centre: float, n: int, tail: float) -> list[float]:
    """Spiegelhalter, Stat Med 2005; 24: 1185, A.1.1: the binomial quantile, interpolated between whole numbers."""
    return [_interpolated(centre, n, chance) for chance in (tail, 1 - tail)]


def _interpolated(centre: float, n: int, chance: float) -> float:
    quantile = binom.ppf(chance, n, centre)
    excess = (binom.cdf(quantile, n, centre) - chance) / binom.pmf(quantile, n, centre)
    return float((quantile - excess) / n)


def normal_limits(centre: float, n: int, tail: float) -> list[float]:
    """centre +- z sqrt(centre (1 - centre) / n), cut off at 0 and 1."""
    half = norm.isf(tail) * sqrt(centre * (1 - centre) / n)
    return [max(0.0, centre - half), min(1.0, centre + half)]


def winsorised(z: list[float], sizes: list[int], centre: float) -> dict[str, Any]:
    """z with its outer 10% on each side pulled in (quantiles of type 7), and phi and tau2 from those."""
    pulled = np.clip(z, *np.quantile(z, (0.1, 0.9)))
    phi = float(np.mean(pulled**2))
    weights = np.array(sizes) / (centre * (1 - centre))
    excess = len(z) * phi - (len(z) - 1)
    tau2 = max(0.0, float(excess / (weights.sum() - (weights**2).sum() / weights.sum())))
    return {"z_gewinsoriseerd": pulled.tolist(), "phi_gewinsoriseerd": phi, "tau2_gewinsoriseerd": tau2}
