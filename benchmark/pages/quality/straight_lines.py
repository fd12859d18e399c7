"""How often everything was met, as a subject for a conversation: never by team or person, and never under 10."""

from dataclasses import dataclass

from benchmark.domain.figures import Figures
from benchmark.domain.recording import Recording
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.domain.splits import MANY_ON_ONE_DAY, SplitCounts
from benchmark.domain.straight_lines import StraightLines, straight_lines
from benchmark.pages.wording import counts_text, is_enough, score_text
from measurements.domain.criteria import CRITERIA


@dataclass(frozen=True, slots=True)
class DayRow:
    """The valid measurements of days of one kind, and in how many of them everything was met."""

    text: str
    n: int
    everything: str


@dataclass(frozen=True, slots=True)
class StraightLinesView:
    """The share seen and the share expected, and both again by how many measurements a team sent on one day."""

    seen: str
    seen_counts: str
    expected: str
    days: tuple[DayRow, ...]


def straight_lines_of(figures: Figures) -> StraightLines:
    """Everything met among the valid measurements, beside what the scores of the criteria lead one to expect."""
    return straight_lines(figures.everything_met, [figures.criteria[one.form_number].value for one in CRITERIA])


def straight_lines_view(figures: Figures, recording: Recording) -> StraightLinesView | None:
    """What a page says of it; None under 10 valid measurements."""
    if not is_enough(figures.valid):
        return None
    lines = straight_lines_of(figures)
    return StraightLinesView(
        percent_text(lines.seen.value),
        counts_text(lines.seen),
        percent_text(lines.expected),
        (
            _day_row(f"Dagen met {MANY_ON_ONE_DAY} of meer metingen van één team", recording.in_batches),
            _day_row("Andere dagen", recording.apart),
        ),
    )


def _day_row(text: str, counts: SplitCounts) -> DayRow:
    return DayRow(text, counts.valid, score_text(Share(counts.everything_met, counts.valid)))
