"""What the own last measurements look like, for their author alone: counts beside the norm, without a verdict.

Nothing here knows whose measurements they are, and nothing of it is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from measurements.domain.criteria import (
    CRITERIA_IN_FORM_ORDER,
    NORM,
    OUTCOME_CRITERIA,
    PROCESS_CRITERIA,
    Criterion,
)
from measurements.domain.selection import Score

LATEST: Final = 10
"""How many of the last measurements the picture holds; a place on a line is drawn from this many scores on."""

TOP: Final = 10
BOTTOM: Final = 98
"""Where on the drawing everything and nothing is met, from above; the drawing itself is 108 high."""


@dataclass(frozen=True, slots=True)
class MetCount:
    """How many of the scored criteria were met."""

    met: int
    scored: int

    def __str__(self) -> str:
        return f"{self.met} van {self.scored}" if self.scored else "niet gescoord"


@dataclass(frozen=True, slots=True)
class OwnMeasurement:
    """What the picture takes of one measurement."""

    code: str
    completed_on: date
    scores: Mapping[str, Score]

    @property
    def process(self) -> MetCount:
        """How many of the scored process criteria were met."""
        return _count(self.scores[criterion.field] for criterion in PROCESS_CRITERIA)

    @property
    def outcome(self) -> MetCount:
        """How many of the scored outcome criteria were met."""
        return _count(self.scores[criterion.field] for criterion in OUTCOME_CRITERIA)


@dataclass(frozen=True, slots=True)
class Dot:
    """One measurement in the drawing; `y` is empty where nothing was scored, and no dot is drawn."""

    measurement: OwnMeasurement
    x: str
    y: str
    is_this: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The measurements from left to right, and the height of the line of 80%."""

    dots: tuple[Dot, ...]
    norm_y: str


@dataclass(frozen=True, slots=True)
class MissedCriterion:
    """A criterion, and in how many of the measurements that scored it it was not met.

    `place` is where the share that was met stands on a line from 0 to 100%; empty under LATEST scores.
    """

    criterion: Criterion
    missed: int
    scored: int
    place: str


def drawing_of(earlier: Sequence[OwnMeasurement], this: OwnMeasurement | None = None) -> Drawing:
    """The measurements as dots, in the order given, and at the end the one that the page is about."""
    shown = [*earlier, this] if this else earlier
    dots = (
        Dot(one, _percent(number + 0.5, len(shown)), _height(one.process), one is this)
        for number, one in enumerate(shown)
    )
    return Drawing(tuple(dots), _height(MetCount(NORM.numerator, NORM.denominator)))


def missed_criteria(measurements: Iterable[OwnMeasurement]) -> tuple[MissedCriterion, ...]:
    """The criteria that were not met at least once, those missed most often first, then in form order."""
    rows = list(measurements)
    counted = ((one, _count(row.scores[one.field] for row in rows)) for one in CRITERIA_IN_FORM_ORDER)
    missed = (
        MissedCriterion(one, count.scored - count.met, count.scored, _place(count))
        for one, count in counted
        if count.met < count.scored
    )
    return tuple(sorted(missed, key=lambda row: -row.missed))


def _count(scores: Iterable[Score]) -> MetCount:
    scored = [score for score in scores if score is not None]
    return MetCount(scored.count(True), len(scored))


def _height(count: MetCount) -> str:
    return f"{BOTTOM - (BOTTOM - TOP) * count.met / count.scored:.1f}" if count.scored else ""


def _place(count: MetCount) -> str:
    return _percent(count.met, count.scored) if count.scored >= LATEST else ""


def _percent(part: float, whole: int) -> str:
    """A place as SVG wants it: with a point, whatever the language of the page."""
    return f"{100 * part / whole:.2f}%"
