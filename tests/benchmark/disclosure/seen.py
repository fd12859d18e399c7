"""What a viewer sees of a nation, written down for the attacker: one system a topic, and the cells it aims at."""

from collections.abc import Sequence
from math import ceil, inf

import numpy as np

from benchmark.domain.disclosure import PublicFigure
from tests.benchmark.disclosure.attacker import Attack
from tests.benchmark.disclosure.nations import UNITS, Part

Viewer = int | None
"""The place of an institution, or nobody: the public."""


def first_written_as(percent: int, total: int) -> int:
    """The smallest count that is written as the percent or more: half up, but 80 from 80% on."""
    if percent <= 0:
        return 0
    return ceil(4 * total / 5) if percent == 80 else -(-(2 * percent - 1) * total // 200)


def span(figure: PublicFigure, total: int) -> tuple[int, int]:
    """What the figure says about the count behind it; nothing when it is withheld."""
    if figure.low is None or figure.high is None:
        return 0, total
    return first_written_as(figure.low, total), total if figure.high == 100 else first_written_as(
        figure.high + 1, total
    ) - 1


def table(attack: Attack, viewer: Viewer, scores: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """Unknown scores per institution and column, between 0 and their known size; the own ones are known."""
    return np.array(
        [
            [
                attack.unknown(*((score, score) if place == viewer else (0, size)))
                for score, size in zip(*row, strict=True)
            ]
            for place, row in enumerate(zip(scores.tolist(), sizes.tolist(), strict=True))
        ]
    )


def composite(
    attack: Attack, viewer: Viewer, parts: Sequence[Part], mean: PublicFigure, criteria: Sequence[PublicFigure]
):
    """The criteria, the year figure and what ties them; gives the unknowns, an array of institutions by criteria."""
    scores = np.array([[share.met for share in part.criteria] for part in parts])
    sizes = np.array([[share.scored for share in part.criteria] for part in parts])
    unknowns = table(attack, viewer, scores, sizes)
    for column, figure in enumerate(criteria):
        attack.know(unknowns[:, column].tolist(), *span(figure, int(sizes[:, column].sum())))
    means = [_mean(attack, viewer, place, part, unknowns[place]) for place, part in enumerate(parts)]
    unit, total = parts[0].mean.units_per_one, sum(part.mean.n for part in parts)
    low, high = span(mean, total * unit)
    attack.know(means, low / unit, high / unit)
    return unknowns, means


def _mean(attack: Attack, viewer: Viewer, place: int, part: Part, criteria: np.ndarray) -> int:
    """The sum of met / scored of one institution, and how it hangs together with its criteria.

    With missed = scored - met: missed <= C times the missed part S; missed >= C S - 9/10 (or 1) per missing answer, and
    missed >= 8 S (or 2 S), because so many are scored at least.
    """
    count, n = len(part.criteria), part.mean.n
    scored = sum(share.scored for share in part.criteria)
    each, least = (0.9, 8) if count == 11 else (1.0, 2)
    truth = part.mean.units / UNITS[count]
    mean = attack.unknown(*((truth, truth) if place == viewer else (0, n)))
    met = dict.fromkeys(criteria.tolist(), -1.0)
    most = count * n - scored
    attack.know(met | {mean: count}, most - each * most, most)
    attack.know(met | {mean: least}, least * n - scored, inf)
    return mean
