"""Goal attainment per class of family types, the own beside the national; fidelity is never split so."""

from dataclasses import dataclass
from typing import Final

from benchmark.charts.theme import whole
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.refusals import SENTENCES
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES, FamilyTypeClass
from benchmark.domain.public_target_group import PublicTargetGroup
from benchmark.domain.rounding import NO_DATA
from benchmark.domain.splits import SplitCounts
from benchmark.domain.target_group import TargetGroup
from benchmark.files.dataset import Dataset
from benchmark.pages.nation import nation_mark
from benchmark.pages.target_group.cross import TOO_FEW
from benchmark.pages.wording import mean_text

COLUMNS: Final = ("Klasse van gezinstypen", "n", "Doelbereiking", "Landelijk")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class: the number of trajectories, their goal attainment, and the national one beside that of one's own."""

    label: str
    n: str
    score: str
    nation: str


@dataclass(frozen=True, slots=True)
class ClassTable:
    """The three classes, in their fixed order."""

    rows: tuple[ClassRow, ...]
    shows_nation: bool
    withheld: str = ""
    """Why a national figure is not shown, in a sentence; empty where all are."""


def own_classes(own: TargetGroup, nation: PublicTargetGroup | None) -> ClassTable:
    """The classes of an institution; under 10 trajectories no percentage. A concept has no national ones."""
    national = nation.by_class if nation else {}
    rows = (_own_row(one, own.of_class(one), national.get(one.key)) for one in FAMILY_TYPE_CLASSES)
    reasons = dict.fromkeys(SENTENCES[figure.reason] for figure in national.values() if figure.reason)
    return ClassTable(tuple(rows), bool(national), ". ".join(reasons))


def national_classes(nation: TargetGroup, shown: PublicTargetGroup) -> ClassTable:
    """The classes of the nation; none under 10 trajectories."""
    rows = (_national_row(one, nation.of_class(one).valid, shown.by_class[one.key]) for one in FAMILY_TYPE_CLASSES)
    return ClassTable(tuple(rows), shows_nation=False)


def class_dataset(table: ClassTable, title: str, notes: tuple[str, ...]) -> Dataset:
    """The table as a file; without a national column where the page has none."""
    columns = COLUMNS if table.shows_nation else COLUMNS[:-1]
    rows = tuple((row.label, row.n, row.score, row.nation)[: len(columns)] for row in table.rows)
    return Dataset(title, columns, rows, notes)


def _own_row(one: FamilyTypeClass, counts: SplitCounts, national: PublicFigure | None) -> ClassRow:
    score = (mean_text(counts.goal_attainment) or TOO_FEW) if counts.valid else NO_DATA
    return ClassRow(one.label, whole(counts.valid), score, nation_mark(national).text if national else "")


def _national_row(one: FamilyTypeClass, n: int, figure: PublicFigure) -> ClassRow:
    return ClassRow(one.label, whole(n), figure.text, "")
