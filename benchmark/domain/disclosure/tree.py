"""The joint audit: figures that add up to another one tell about each other.

The criteria of a year add up to the year figure, the categories of one choice to everybody, the cells of a cut to the
whole: a tree, so that narrowing each sum by the others, once, gives the exact ends.
"""

from collections.abc import Sequence

import numpy as np

from benchmark.domain.disclosure.audit import Counts, Known, Rows, is_safe

Limits = tuple[Counts, Counts]
"""The smallest and the largest score of the others, a number per viewer, the public first."""
Told = tuple[int, int]
"""The smallest and the largest national score that was told."""


def is_safe_together(leaves: Sequence[Rows], told: Sequence[Told], together: Limits) -> bool:
    """Whether the leaves are safe when their national scores lie in `told` and what they add up to in `together`.

    Each leaf has a row per institution, in one order. A viewer for whom the limits contradict is passed over, because
    this can never be told to it.
    """
    ranges = [Known.of(leaf).others(*ends) for leaf, ends in zip(leaves, told, strict=True)]
    low = np.array([one for one, _ in ranges])
    high = np.array([one for _, one in ranges])
    least = together[0] - (high.sum(axis=0) - high)
    most = together[1] - (low.sum(axis=0) - low)
    low, high = np.maximum(low, least), np.minimum(high, most)
    high = np.where((low <= high).all(axis=0), high, low - 1)
    return all(is_safe(leaf, low[place], high[place]) for place, leaf in enumerate(leaves))


def limits_of(leaves: Sequence[Rows], told: Told) -> Limits:
    """What is left for the others together, when the leaves add up to a sum that is told itself."""
    score = np.sum([leaf.score for leaf in leaves], axis=0)
    size = np.sum([leaf.size for leaf in leaves], axis=0)
    return Known.of(Rows(score, size, leaves[0].unit)).others(*told)
