"""Numbers and scores as they are written on every page; under 10 trajectories as counts, never as a percentage."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from benchmark.charts.theme import whole
from benchmark.domain.intervals import Interval
from benchmark.domain.rounding import NO_DATA, percent_text, whole_percent
from benchmark.domain.share import Proportion, Share, TrajectoryMean
from benchmark.domain.verdict import MINIMUM_N
from measurements.domain.criteria import NORM


def is_enough(n: int) -> bool:
    """Whether this many trajectories may be shown as a percentage."""
    return n >= MINIMUM_N


def score_text(share: Share) -> str:
    """The score as "94%", under 10 trajectories as "3 van 4", and "-" when nothing was scored."""
    if not share.scored:
        return NO_DATA
    return percent_text(share.value) if is_enough(share.scored) else counts_text(share)


def counts_text(share: Share) -> str:
    """The counts behind a score, such as "3 van 4"."""
    return f"{whole(share.met)} van {whole(share.scored)}"


def mean_text(mean: TrajectoryMean) -> str | None:
    """A year figure as "94%"; None under 10 valid trajectories."""
    return percent_text(mean.value) if is_enough(mean.n) else None


def figure_text(figure: Proportion) -> str:
    """A score as score_text writes it; a mean over trajectories has no counts, and is words under 10."""
    if isinstance(figure, Share):
        return score_text(figure)
    if not is_enough(figure.n):
        return "te weinig metingen" if figure.n else NO_DATA
    return percent_text(figure.value)


def interval_text(interval: Interval) -> str:
    """The limits in whole percents, such as "91-99%"; a limit under the norm is never written as 80."""
    return "-".join(_limit(value) for value in (interval.low, interval.high)) + "%"


def _limit(value: float) -> str:
    limit = Fraction(value)
    return percent_text(limit).removesuffix("%") if limit < NORM else f"{whole_percent(limit)}"


def year_text(label: str, *, is_running: bool) -> str:
    """A year, and that it is not over yet."""
    return f"{label} (tot nu toe)" if is_running else label


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun, such as "1 meting" and "1.347 metingen"."""
    return f"{whole(number)} {one if number == 1 else many}"


def among(words: Sequence[str]) -> str:
    """The words as a list in a sentence: "a, b en c"."""
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last


def axis_text(percent_axis: Mapping[str, Any]) -> str:
    """Where the axis of a chart begins, because that makes differences look larger; empty when it begins at 0."""
    start = percent_axis["range"][0]
    return f"De as begint bij {start}%." if start else ""
