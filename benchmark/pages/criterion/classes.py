"""The score of one criterion by class of family types, from the own measurements."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmark.charts.criterion_classes import ClassBar, criterion_classes
from benchmark.charts.theme import Chart
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.criterion.scores import ScoreRow, score_row
from benchmark.pages.wording import among, is_enough


@dataclass(frozen=True, slots=True)
class ClassesView:
    """What the page shows of the classes; `chart` is None when none has 10 scored measurements."""

    rows: tuple[ScoreRow, ...]
    chart: Chart | None
    caption: str


def classes_view(by_class: Mapping[str, Share]) -> ClassesView:
    """The classes in their fixed order; one with fewer than 10 scored measurements has counts and no bar."""
    shares = [(one, by_class.get(one.key, Share(0, 0))) for one in FAMILY_TYPE_CLASSES]
    rows = tuple(score_row(one.label, share, with_counts=True) for one, share in shares)
    bars = [
        ClassBar(one.key, one.label, share.scored, share.value, interval)
        for one, share in shares
        if is_enough(share.scored) and share.value is not None and (interval := exact_interval(share))
    ]
    return ClassesView(rows, criterion_classes(bars) if bars else None, _caption(bars))


def _caption(bars: list[ClassBar]) -> str:
    if not bars:
        return "Elke klasse heeft minder dan 10 gescoorde metingen. Daarom staan er aantallen en is er geen grafiek."
    scores = among([f"{percent_text(bar.value)} bij {bar.label[0].lower()}{bar.label[1:]}" for bar in bars])
    return f"De score is {scores}. Verschillen tussen gezinstypen kunnen toeval zijn."
