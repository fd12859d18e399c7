"""The table: each figure on both sides, the difference and the word for it."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.charts.difference_strip import difference_strip, reach_of
from benchmark.charts.strip import Strip
from benchmark.domain.differences import Change, Difference, difference, difference_from
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.rounding import NO_DATA, percent_text
from benchmark.domain.share import Proportion, Share
from benchmark.page_data.side_by_side import Other, SideBySide
from benchmark.pages.measures import MEASURES, Measure
from benchmark.pages.nation import nation_mark
from benchmark.pages.points import points_text
from benchmark.pages.side_by_side.words import change_text
from benchmark.pages.wording import is_enough, score_text

WITHHELD: Final = "geen uitspraak: landelijk niet getoond"
BAND: Final = "geen uitspraak: landelijk is geen heel percentage bekend"


@dataclass(frozen=True, slots=True)
class Score:
    """A figure as it is written, with its number of trajectories; `n` is None where it is not known."""

    text: str
    n: int | None


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One figure on both sides; `change` is None and `points` empty where nothing can be said, `word` says why."""

    measure: Measure
    own: Score
    other: Score
    found: Difference | None
    word: str
    strip: Strip | None

    @property
    def change(self) -> Change | None:
        """Higher, lower or not shown; None where nothing can be said."""
        return self.found.change if self.found else None

    @property
    def points(self) -> str:
        """The difference in points, such as "+8"; empty where nothing can be said."""
        return points_text(self.found.value, self.change) if self.found and self.change else ""

    @property
    def limits(self) -> tuple[str, ...]:
        """The ends of its interval, such as "+1" and "+14"; none where nothing can be said."""
        if self.found is None or self.change is None:
            return ()
        return tuple(points_text(end, self.change) for end in (self.found.low, self.found.high))

    @property
    def is_shown(self) -> bool:
        """Whether a difference was shown, up or down."""
        return self.change in (Change.HIGHER, Change.LOWER)


def compared_rows(data: SideBySide, other: Other) -> tuple[tuple[ComparedRow, ...], int]:
    """A row per figure, in the order of the report, and how many points the strips reach."""
    compared = [(measure, *_compare(measure, data, other)) for measure in MEASURES]
    reach = reach_of(found for *_, found, _ in compared if found and found.change)
    rows = tuple(
        ComparedRow(measure, own, beside, found, word, _strip(found, reach))
        for measure, own, beside, found, word in compared
    )
    return rows, reach


def _strip(found: Difference | None, reach: int) -> Strip | None:
    return difference_strip(found, reach) if found and found.change else None


def _compare(measure: Measure, data: SideBySide, other: Other) -> tuple[Score, Score, Difference | None, str]:
    own = measure.of(data.own.figures, data.own.deff)
    if other.figures is not None and other.deff is not None:
        beside = measure.of(other.figures, other.deff)
        found = difference(own, beside)
        return _score(own), _score(beside), found, change_text(found)
    nation = data.own.nation.figures
    if nation is None:
        raise ValueError("Beside the nation there have to be national figures.")
    return _beside_nation(own, measure.of_nation(nation))


def _beside_nation(own: Proportion, nation: PublicFigure) -> tuple[Score, Score, Difference | None, str]:
    mark = nation_mark(nation)
    score, beside = _score(own), Score(mark.text, nation.n)
    if not is_enough(own.n):
        return score, beside, None, change_text(None)
    if mark.position is None:
        return score, beside, None, WITHHELD if nation.band is None else BAND
    found = difference_from(mark.position, own)
    return score, beside, found, change_text(found)


def _score(figure: Proportion) -> Score:
    if isinstance(figure, Share):
        return Score(score_text(figure), figure.n)
    value: Fraction | None = figure.value if is_enough(figure.n) else None
    return Score(percent_text(value) if value is not None else NO_DATA, figure.n)
