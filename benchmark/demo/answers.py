"""The 14 answers of one trajectory, correlated as in real work.

Each trajectory has a quality that shows in every process criterion, and each process criterion that is not
met makes the outcomes less likely, 3c and 4a most. That gives the published associations (De Meyer e.a. 2020)
without any answer being copied from another.
"""

from dataclasses import dataclass
from math import sqrt
from random import Random
from statistics import NormalDist
from typing import Final

from benchmark.demo.institutions import Character
from benchmark.demo.years import Year
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA
from measurements.domain.selection import Score, broken_rules, count_scores

Scores = dict[str, Score]


@dataclass(frozen=True, slots=True)
class ProcessChance:
    """How one process criterion behaves nationally.

    `met` is the share that is met, `loading` its correlation with the trajectory's quality, and `harm` how
    far the outcome sinks when it is not met, on the scale of a standard normal variable.
    """

    met: float
    loading: float
    harm: float


PROCESS: Final[dict[str, ProcessChance]] = {
    "1": ProcessChance(0.978, 0.45, 0.10),
    "2": ProcessChance(0.963, 0.55, 0.20),
    "3a": ProcessChance(0.981, 0.60, 0.20),
    "3b": ProcessChance(0.970, 0.65, 0.20),
    "3c": ProcessChance(0.946, 0.68, 0.90),
    "3d": ProcessChance(0.842, 0.50, 0.12),
    "4a": ProcessChance(0.939, 0.68, 0.85),
    "4b": ProcessChance(0.951, 0.65, 0.20),
    "4c": ProcessChance(0.966, 0.65, 0.22),
    "6": ProcessChance(0.840, 0.45, 0.10),
    "5d": ProcessChance(0.985, 0.50, 0.12),
}
OUTCOME: Final[dict[str, float]] = {"5a": 1.55, "5b": 1.38, "5c": 1.08}
"""How far the average trajectory is above the border of "met"."""

QUALITY_IN_OUTCOME: Final = 0.40
OUTCOME_LOADING: Final = 0.75
"""How much the three outcomes of one trajectory have in common."""

_NORMAL: Final = NormalDist()
_BORDER: Final = {number: _NORMAL.inv_cdf(chance.met) for number, chance in PROCESS.items()}


def valid_scores(rng: Random, character: Character, year: Year) -> Scores:
    """The scores of a trajectory whose measurement keeps every selection rule, some of them missing."""
    while True:
        scores = _with_gaps(rng, _true_scores(rng, character, year), character.missing)
        if not broken_rules(count_scores(scores)):
            return scores


def positive_outcome(scores: Scores) -> bool:
    """Whether at least 2 of the 3 outcome criteria are met (De Meyer e.a. 2020)."""
    return count_scores(scores).outcome_met >= 2


def _true_scores(rng: Random, character: Character, year: Year) -> Scores:
    quality = rng.gauss(0, 1)
    scores: Scores = {}
    level = character.outcome + year.outcome + QUALITY_IN_OUTCOME * quality
    for criterion in PROCESS_CRITERIA:
        number, chance = criterion.form_number, PROCESS[criterion.form_number]
        shift = character.process + year.process + character.criteria.get(number, 0)
        met = _BORDER[number] + shift + _blend(rng, quality, chance.loading) > 0
        scores[criterion.field] = met
        level -= 0 if met else chance.harm
    common = rng.gauss(0, 1)
    for criterion in OUTCOME_CRITERIA:
        border = OUTCOME[criterion.form_number]
        scores[criterion.field] = border + level + _blend(rng, common, OUTCOME_LOADING) > 0
    return scores


def _blend(rng: Random, common: float, loading: float) -> float:
    """A standard normal value that correlates `loading` with the common one."""
    return loading * common + sqrt(1 - loading * loading) * rng.gauss(0, 1)


def _with_gaps(rng: Random, scores: Scores, missing: float) -> Scores:
    return {field: None if rng.random() < missing else score for field, score in scores.items()}
