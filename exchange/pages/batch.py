"""The preview of a batch: what becomes of its rows, what the figures become, and the rows themselves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator

from benchmark.charts.theme import whole
from benchmark.domain.figures import Figures
from benchmark.domain.rounding import NO_DATA
from benchmark.pages.selection import REASONS
from benchmark.pages.wording import mean_text
from exchange.models import ImportBatch, ImportRow
from exchange.pages.batch_words import conclusion, confirming
from exchange.selectors.outcomes import Totals, YearChange, changes_of, totals_of
from exchange.selectors.rows import Fate, numbers_of, rows_of
from measurements.domain.selection import ScoreCounts
from measurements.domain.verdict_text import reasons
from measurements.pages.history import LABELS

PAGE_SIZE: Final = 50

FIGURES: Final[Mapping[str, Callable[[Figures], str]]] = {
    "Ingevoerd": lambda figures: whole(figures.entered),
    "Geldig": lambda figures: whole(figures.valid),
    "Behandelgetrouwheid": lambda figures: mean_text(figures.fidelity) or NO_DATA,
    "Doelbereiking": lambda figures: mean_text(figures.goal_attainment) or NO_DATA,
}
"""What the preview says of a year, by its heading."""


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of a year as it is now and as it will be, as text."""

    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether somebody would see another figure."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Tab:
    """The rows of which the same becomes, and how many there are."""

    fate: Fate
    number: int


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of the file: why it does not count, or in what it differs from the measurement that is there."""

    row: ImportRow
    why: str
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything that the preview shows."""

    totals: Totals
    conclusion: str
    confirming: str
    outcomes: tuple[tuple[str, int], ...]
    reasons: tuple[tuple[str, int], ...]
    years: tuple[tuple[int, tuple[FigureChange, ...]], ...]
    tabs: tuple[Tab, ...]
    fate: Fate
    page: Page
    lines: tuple[RowLine, ...]


def preview_of(batch: ImportBatch, wanted: str, page: str | None) -> Preview:
    """The preview with the rows that the address asks for; of an unknown kind those of the first tab that has any."""
    totals = totals_of(batch)
    numbers = numbers_of(totals)
    fate = _fate(wanted, numbers)
    shown = Paginator(rows_of(batch, fate), PAGE_SIZE).get_page(page)
    return Preview(
        totals=totals,
        conclusion=conclusion(batch.rows, totals),
        confirming=confirming(totals),
        outcomes=tuple((fate.label.capitalize(), number) for fate, number in numbers.items()),
        reasons=tuple((REASONS[code], number) for code, number in totals.excluded.items()),
        years=tuple((change.year, figures_of(change)) for change in changes_of(batch)),
        tabs=tuple(Tab(one, number) for one, number in numbers.items()),
        fate=fate,
        page=shown,
        lines=tuple(_lines(shown)),
    )


def figures_of(change: YearChange) -> tuple[FigureChange, ...]:
    """What becomes of the figures of a year; "-" for a percentage over fewer than 10 valid measurements."""
    return tuple(FigureChange(label, text(change.before), text(change.after)) for label, text in FIGURES.items())


def _fate(wanted: str, numbers: Mapping[Fate, int]) -> Fate:
    if wanted in Fate.values:
        return Fate(wanted)
    return next((fate for fate, number in numbers.items() if number), Fate.COUNTS)


def _lines(rows: Iterable[ImportRow]) -> Iterator[RowLine]:
    for row in rows:
        yield RowLine(row, " en ".join(reasons(_counts(row))), tuple(LABELS[name] for name in row.differences))


def _counts(row: Any) -> ScoreCounts:
    return ScoreCounts(row.process_scored, row.process_met, row.outcome_scored, row.outcome_met)
