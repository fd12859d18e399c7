"""The running trajectories of the worker of the showcase, one in each phase, and a draft that will expire soon."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from benchmark.demo.people import Workplaces
from benchmark.demo.randomness import stream
from benchmark.demo.records import Dates, DemoMeasurement, TargetGroup
from measurements.domain.codes import random_code
from measurements.domain.criteria import CRITERIA, CRITERION_FIELDS
from measurements.domain.selection import Score


@dataclass(frozen=True, slots=True)
class RunningTrajectory:
    """On which day a trajectory is, what was answered (all Ja), and how many days ago somebody last looked at it."""

    day: int
    has_started: bool
    answered: tuple[str, ...]
    days_left_alone: int = 0


TABLE: Final = (
    RunningTrajectory(1, False, ()),
    RunningTrajectory(5, True, ("1",)),
    RunningTrajectory(13, True, ("1", "2", "3a", "3b", "3c")),
    RunningTrajectory(24, True, ("1", "2", "3a", "3b", "3c", "3d", "4a", "4b")),
    RunningTrajectory(95, True, ("1", "2"), days_left_alone=80),
)


def running_trajectories(
    workplaces: Workplaces, codes: Collection[str], today: date, seed: int
) -> Iterator[DemoMeasurement]:
    """A draft for each row of the table, of the first worker of the institution; `codes` are those given out."""
    author, rng, taken = workplaces.workers[0], stream(seed, workplaces.outline.code, "running"), set(codes)
    for number, row in enumerate(TABLE, start=1):
        while (code := random_code(rng)) in taken:
            pass
        taken.add(code)
        first = today - timedelta(days=row.day - 1)
        if author.holds_on(first):
            yield DemoMeasurement(
                institution=workplaces.outline.code,
                team=author.team,
                author=author.email,
                code=code,
                trajectory_reference=f"L-{number:04d}",
                family_reference="",
                dates=Dates(first, first if row.has_started else None, None),
                completed_on=None,
                state="draft",
                scores=_scores(row),
                answered=row.answered,
                target_group=TargetGroup("", (), (), ()),
                changed_on=today - timedelta(days=row.days_left_alone),
            )


def _scores(row: RunningTrajectory) -> dict[str, Score]:
    met: dict[str, Score] = {one.field: True for one in CRITERIA if one.form_number in row.answered}
    return dict.fromkeys(CRITERION_FIELDS) | met
