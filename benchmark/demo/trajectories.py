"""The trajectories that one institution fills in in one year: what happened, not yet by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from benchmark.demo.answers import Scores, positive_outcome, valid_scores
from benchmark.demo.calendar import draw_dates, draw_days
from benchmark.demo.exclusions import number_to_spoil, spoiled
from benchmark.demo.institutions import Outline
from benchmark.demo.randomness import stream
from benchmark.demo.records import Dates, MeasurementState, TargetGroup
from benchmark.demo.target_group import draw_target_group
from benchmark.demo.years import valid_measurements, year_plan

WITHDRAWN_SHARE: Final = 0.007


@dataclass(frozen=True, slots=True)
class Trajectory:
    """One trajectory with its scores, and whether its measurement was withdrawn afterwards."""

    completed_on: date
    dates: Dates
    scores: Scores
    target_group: TargetGroup
    state: MeasurementState


def year_of_institution(outline: Outline, year: int, seed: int) -> Iterator[Trajectory]:
    """The institution's trajectories of this year in order of filling in: valid, excluded and withdrawn."""
    rng = stream(seed, outline.code, year)
    fates = _fates(rng, outline, valid_measurements(outline, year, seed))
    for day, (counts, state) in zip(draw_days(rng, year, len(fates)), fates, strict=True):
        scores = valid_scores(rng, outline.character, year_plan(year))
        dates = draw_dates(rng, day, started_within_24h=scores["started_within_24h"] is not False)
        target_group = draw_target_group(rng, positive=positive_outcome(scores))
        yield Trajectory(day, dates, scores if counts else spoiled(rng, scores), target_group, state)


def _fates(rng: Random, outline: Outline, valid: int) -> list[tuple[bool, MeasurementState]]:
    """For each measurement whether it is valid, and its state; exactly `valid` of them count."""
    if not valid:
        return []
    fates: list[tuple[bool, MeasurementState]] = [(True, "submitted")] * valid
    fates += [(False, "submitted")] * number_to_spoil(rng, valid, outline.character.excluded)
    fates += [(True, "withdrawn")] * number_to_spoil(rng, valid, WITHDRAWN_SHARE)
    rng.shuffle(fates)
    return fates
