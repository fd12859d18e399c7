"""The demo's data: the same for the same day and seed, and the past never depends on the day.

Every institution and year has a random stream of its own and is made as a whole; what lies after today is cut
off, and a trajectory that has ended but will be filled in later is today's draft.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from benchmark.demo.closing import closed_trajectories, closed_years
from benchmark.demo.institutions import OUTLINES, Outline
from benchmark.demo.people import Workplaces, institutions, people, teams
from benchmark.demo.randomness import stream
from benchmark.demo.records import DemoData, DemoMeasurement
from benchmark.demo.references import Files
from benchmark.demo.running import running_trajectories
from benchmark.demo.trajectories import Trajectory, year_of_institution
from benchmark.demo.years import FIRST_YEAR
from measurements.domain.criteria import CRITERIA, CRITERIA_IN_FORM_ORDER

SEED: Final = 2041
"""Found by trying: with it every published figure, order and association holds; the tests keep it to that."""

FORM_NUMBERS: Final = tuple(criterion.form_number for criterion in CRITERIA_IN_FORM_ORDER)

SHOWCASE_INSTITUTION: Final = "golf"
DRAFTS_OF_FIRST_WORKER: Final = 2
"""The first drafts of an institution go to its first worker: a showcase account has something to finish."""


def generate(today: date, seed: int = SEED) -> DemoData:
    """Everything the demo holds on this day, from 2018 on; about 10,000 measurements at the end of 2026."""
    persons = people()
    measurements = tuple(measurement for outline in OUTLINES for measurement in _of_institution(outline, today, seed))
    return DemoData(
        institutions=institutions(),
        teams=teams(),
        users=tuple(dict.fromkeys(user for user, _ in persons)),
        memberships=tuple(membership for _, membership in persons),
        measurements=measurements,
        running=_running(measurements, today, seed),
        closed_years=closed_years(today),
        closed_trajectories=tuple(closed_trajectories(measurements, today, seed)),
    )


def _running(measurements: Iterable[DemoMeasurement], today: date, seed: int) -> tuple[DemoMeasurement, ...]:
    """The running trajectories of the institution of the showcase."""
    outline = next(outline for outline in OUTLINES if outline.code == SHOWCASE_INSTITUTION)
    codes = {measurement.code for measurement in measurements if measurement.institution == outline.code}
    return tuple(running_trajectories(Workplaces(outline), codes, today, seed))


def _of_institution(outline: Outline, today: date, seed: int) -> Iterator[DemoMeasurement]:
    """The measurements of one institution as they stand on this day: filled in, then the drafts."""
    workplaces = Workplaces(outline)
    unfinished = []
    for measurement in _whenever(outline, workplaces, today.year + 1, seed):
        if measurement.completed_on is not None and measurement.completed_on <= today:
            yield measurement
        elif measurement.dates.ended_on <= today:
            unfinished.append(_draft(measurement, seed))
    yield from _handed_over(unfinished, workplaces, today)


def _whenever(outline: Outline, workplaces: Workplaces, last_year: int, seed: int) -> Iterator[DemoMeasurement]:
    """All measurements of the institution in order of filling in, whatever day it is today."""
    files = Files(stream(seed, outline.code, "files"))
    for year in range(FIRST_YEAR, last_year + 1):
        for trajectory in year_of_institution(outline, year, seed):
            yield _measurement(outline, trajectory, files, workplaces)


def _measurement(outline: Outline, trajectory: Trajectory, files: Files, workplaces: Workplaces) -> DemoMeasurement:
    family_reference, target_group = files.family_of(trajectory)
    author = workplaces.author_on(trajectory.completed_on, files.rng)
    return DemoMeasurement(
        institution=outline.code,
        team=author.team,
        author=author.email,
        code=files.new_code(),
        trajectory_reference=files.new_trajectory_reference(),
        family_reference=family_reference,
        dates=trajectory.dates,
        completed_on=trajectory.completed_on,
        state=trajectory.state,
        scores=trajectory.scores,
        answered=FORM_NUMBERS,
        target_group=target_group,
    )


def _draft(measurement: DemoMeasurement, seed: int) -> DemoMeasurement:
    """The measurement with only the first few questions of the form answered."""
    rng = stream(seed, measurement.institution, measurement.code)
    answered = FORM_NUMBERS[: rng.randrange(len(FORM_NUMBERS))]
    known = {c.field: measurement.scores[c.field] for c in CRITERIA if c.form_number in answered}
    nothing = dict.fromkeys(measurement.scores)
    return replace(measurement, state="draft", completed_on=None, scores=nothing | known, answered=answered)


def _handed_over(drafts: Iterable[DemoMeasurement], workplaces: Workplaces, today: date) -> Iterator[DemoMeasurement]:
    first = workplaces.workers[0]
    for number, draft in enumerate(drafts):
        if number < DRAFTS_OF_FIRST_WORKER and first.holds_on(today):
            yield replace(draft, author=first.email, team=first.team)
        else:
            yield draft
