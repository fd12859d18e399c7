"""The answers to one question against what came of the work: fixed cuts, one question at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.charts.theme import whole
from benchmark.domain.disclosure.refusals import SENTENCES, Withheld
from benchmark.domain.share import Share, TrajectoryMean
from benchmark.domain.splits import Split, SplitCounts
from benchmark.domain.target_group import TargetGroup
from benchmark.files.dataset import Dataset
from benchmark.pages.target_group.answers import FIRST
from benchmark.pages.wording import is_enough, mean_text, score_text

TOO_FEW: Final = "te weinig metingen"
NOT_SHOWN: Final = SENTENCES[Withheld.TOO_FEW]
COLUMNS: Final = (
    "Antwoord",
    "n",
    "Behandelgetrouwheid",
    "Doelbereiking",
    "Crisis opgeheven",
    "Minstens 2 van 3 uitkomsten",
)


@dataclass(frozen=True, slots=True)
class CrossRow:
    """The trajectories with one answer: how many, and what came of them. Texts, as they stand on the page."""

    label: str
    n: str
    fidelity: str
    goal_attainment: str
    resolved: str
    positive: str

    @property
    def is_withheld(self) -> bool:
        """Whether nothing but one sentence is told."""
        return self.fidelity == self.resolved == NOT_SHOWN


@dataclass(frozen=True, slots=True)
class CrossTable:
    """All trajectories together in `whole`, and a row per answer that was given, the one given most first.

    `first` are the first 10 with enough trajectories, or just the first 10 where none has; `rest` are the others.
    """

    whole: CrossRow
    first: tuple[CrossRow, ...]
    rest: tuple[CrossRow, ...]

    @property
    def rows(self) -> tuple[CrossRow, ...]:
        """Every row, the whole first."""
        return (self.whole, *self.first, *self.rest)


def cross_table(group: TargetGroup, code_list: Split, labels: Mapping[str, str], *, is_own: bool) -> CrossTable:
    """The table for one code list; under 10 trajectories one's own counts are shown and those of the nation are not."""
    given = {code: counts for code, counts in group.groups.get(code_list, {}).items() if counts.valid}
    places = {code: place for place, code in enumerate(labels)}
    ordered = sorted(given, key=lambda code: (-given[code].valid, places.get(code, len(places)), code))
    row = _own_row if is_own else _national_row
    rows = tuple(row(labels.get(code, code), given[code]) for code in ordered)
    count = sum(is_enough(given[code].valid) for code in ordered[:FIRST]) or FIRST
    return CrossTable(row("Alle geldige metingen", group.everybody), rows[:count], rows[count:])


def cross_dataset(table: CrossTable, title: str, notes: tuple[str, ...]) -> Dataset:
    """The table as a file."""
    rows = tuple(
        (row.label, row.n, row.fidelity, row.goal_attainment, row.resolved, row.positive) for row in table.rows
    )
    return Dataset(title, COLUMNS, rows, notes)


def _own_row(label: str, counts: SplitCounts) -> CrossRow:
    return CrossRow(
        label,
        whole(counts.valid),
        mean_text(counts.fidelity) or TOO_FEW,
        mean_text(counts.goal_attainment) or TOO_FEW,
        score_text(counts.resolved_share),
        score_text(counts.positive_share),
    )


def _national_row(label: str, counts: SplitCounts) -> CrossRow:
    if not is_enough(counts.valid):
        return CrossRow(label, whole(counts.valid), *[NOT_SHOWN] * 4)
    return CrossRow(
        label,
        whole(counts.valid),
        _national(counts.fidelity),
        _national(counts.goal_attainment),
        _national(counts.resolved_share),
        _national(counts.positive_share),
    )


def _national(figure: Share | TrajectoryMean) -> str:
    if not is_enough(figure.n):
        return NOT_SHOWN
    return score_text(figure) if isinstance(figure, Share) else mean_text(figure) or NOT_SHOWN
