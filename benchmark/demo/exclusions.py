"""Measurements that do not count: every way to break the selection rules."""

from dataclasses import dataclass
from random import Random
from typing import Final

from benchmark.demo.answers import Scores
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA

PROCESS_FIELDS: Final = [criterion.field for criterion in PROCESS_CRITERIA]
OUTCOME_FIELDS: Final = [criterion.field for criterion in OUTCOME_CRITERIA]


@dataclass(frozen=True, slots=True)
class Spoiling:
    """One way to break rules: how many answers are wiped out (from, to), and whether nothing is met."""

    breaks: tuple[str, ...]
    weight: int
    process_wiped: tuple[int, int] = (0, 0)
    outcome_wiped: tuple[int, int] = (0, 0)
    nothing_met: bool = False


SPOILINGS: Final[tuple[Spoiling, ...]] = (
    Spoiling(("empty", "R2", "R3", "R1"), 28, process_wiped=(11, 11), outcome_wiped=(3, 3)),
    Spoiling(("R2",), 22, process_wiped=(4, 7)),
    Spoiling(("R3",), 24, outcome_wiped=(2, 3)),
    Spoiling(("R1",), 10, nothing_met=True),
    Spoiling(("R2", "R3"), 10, process_wiped=(4, 7), outcome_wiped=(2, 3)),
    Spoiling(("R2", "R1"), 3, process_wiped=(4, 7), nothing_met=True),
    Spoiling(("R3", "R1"), 3, outcome_wiped=(2, 3), nothing_met=True),
)


def spoiled(rng: Random, scores: Scores) -> Scores:
    """The valid scores, changed so that they break one or more rules."""
    (spoiling,) = rng.choices(SPOILINGS, weights=[row.weight for row in SPOILINGS])
    left = dict(scores)
    if spoiling.nothing_met:
        left |= {field: None if left[field] is None else False for field in PROCESS_FIELDS}
    for fields, wiped in ((PROCESS_FIELDS, spoiling.process_wiped), (OUTCOME_FIELDS, spoiling.outcome_wiped)):
        left |= dict.fromkeys(rng.sample(fields, rng.randint(*wiped)))
    return left


def number_to_spoil(rng: Random, valid: int, share: float) -> int:
    """About `share` of the number of valid ones; rounding by chance gives small institutions some too."""
    return int(valid * share + rng.random())
