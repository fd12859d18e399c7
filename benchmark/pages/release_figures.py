"""The figures of a release under their names on screen, in a fixed order; what pages and differences both read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.releases.contents import ReleasedFigures
from benchmark.domain.releases.differences import told_otherwise
from benchmark.domain.splits import CODE_LISTS
from benchmark.files.dataset import Cell, Dataset
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion
from measurements.models import Codebook

SEVERAL: Final = "Meer antwoorden mogelijk: dit telt niet op tot 100%."
NOTES: Final = {
    "family_type": "Eén antwoord per traject: samen 100%.",
    "problem": SEVERAL,
    "work_goal": SEVERAL,
    "follow_up_advice": f"Het advies, niet de gekozen hulp. {SEVERAL}",
}
GOES_WITH: Final = (
    "In welk deel van de trajecten de crisis is opgeheven, naar het aantal uitvoeringscriteria dat niet is behaald. "
    "Zo ziet u of het een met het ander samenhangt. Dat het een door het ander komt, is hiermee niet gezegd: dezelfde "
    "hulpverlener scoort allebei."
)
NOT_MET_LABELS: Final = (
    "Alle gescoorde uitvoeringscriteria behaald",
    "1 niet behaald",
    "2 niet behaald",
    "3 of meer niet behaald",
)

ABSENT_BEFORE: Final = "stond er niet in"
ABSENT_NOW: Final = "staat er niet meer in"

Names = Mapping[str, str]
"""Per name of a figure, as in `ReleasedFigures.by_name`, how it is called on screen; in the order of the page."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of a table: its name, what may be told of it, and over how many trajectories (None when withheld)."""

    label: str
    text: str
    n: int | None
    is_shown: bool


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures under one heading."""

    key: str
    title: str
    note: str
    rows: tuple[FigureRow, ...]

    @property
    def withheld(self) -> str:
        """The one sentence that stands for all rows, where none of them is shown; empty where one is."""
        return "" if any(row.is_shown for row in self.rows) else ". ".join(dict.fromkeys(row.text for row in self.rows))


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that two releases tell differently, in the words of both."""

    group: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Heading:
    key: str
    title: str
    note: str
    names: Names


def figure_groups(figures: ReleasedFigures, labels: Mapping[str, Names]) -> tuple[FigureGroup, ...]:
    """The figures of a release, by heading; `labels` per code list the label of each code."""
    told = figures.by_name
    return tuple(
        FigureGroup(one.key, one.title, one.note, tuple(_row(label, told[name]) for name, label in one.names.items()))
        for one in _headings(told, labels)
        if one.names
    )


def figures_dataset(groups: Sequence[FigureGroup], title: str, notes: tuple[str, ...]) -> Dataset:
    """All figures as one file; a group of which none is shown has one row with the sentence, as on the page."""
    columns = ("Onderdeel", "Wat", "Landelijk", "n")
    return Dataset(title, columns, tuple(cells for group in groups for cells in _cells(group)), notes)


def differences_dataset(rows: Sequence[Difference], before: str, after: str, title: str) -> Dataset:
    """What is told otherwise as a file; `before` and `after` are the versions of the releases."""
    columns = ("Onderdeel", "Cijfer", f"In {before}", f"In {after}")
    return Dataset(title, columns, tuple((one.group, one.label, one.before, one.after) for one in rows))


def differences(before: ReleasedFigures, after: ReleasedFigures, labels: Mapping[str, Names]) -> tuple[Difference, ...]:
    """What is told otherwise, in the order of the page."""
    found = {one.name: one for one in told_otherwise(before, after)}
    return tuple(
        Difference(heading.title, label, _text(found[name].before, ABSENT_BEFORE), _text(found[name].after, ABSENT_NOW))
        for heading in _headings({**before.by_name, **after.by_name}, labels)
        for name, label in heading.names.items()
        if name in found
    )


def _headings(told: Mapping[str, PublicFigure], labels: Mapping[str, Names]) -> Iterator[_Heading]:
    yield _Heading(
        "jaarcijfers", "Jaarcijfers", "", {"fidelity": "Behandelgetrouwheid", "goal_attainment": "Doelbereiking"}
    )
    yield _Heading("uitvoering", "Uitvoeringscriteria", "", _criteria(PROCESS_CRITERIA))
    yield _Heading("uitkomst", "Uitkomstcriteria", "", _criteria(OUTCOME_CRITERIA))
    for code_list in CODE_LISTS:
        title = str(Codebook(code_list).label)
        yield _Heading(code_list, title, NOTES[code_list], _codes(told, f"{code_list}:", labels.get(code_list, {})))
    by_class = _present(told, {f"goal_attainment:{one.key}": one.label for one in FAMILY_TYPE_CLASSES})
    yield _Heading("doelbereiking", "Doelbereiking per type gezin", "", by_class)
    resolved = _present(told, {f"resolved:{level}": label for level, label in enumerate(NOT_MET_LABELS)})
    yield _Heading("samenhang", "Crisis opgeheven, naar het aantal niet behaalde criteria", GOES_WITH, resolved)


def _criteria(criteria: tuple[Criterion, ...]) -> Names:
    return {f"criterion:{one.form_number}": f"{one.form_number} {one.label}" for one in criteria}


def _present(told: Mapping[str, PublicFigure], names: Names) -> Names:
    """The names that are there: a concept has no cuts."""
    return {name: label for name, label in names.items() if name in told}


def _codes(told: Mapping[str, PublicFigure], prefix: str, labels: Names) -> Names:
    """The figures of a code list in the order of the list; a code that the list no longer has, comes last, as it is."""
    present = [name.removeprefix(prefix) for name in told if name.startswith(prefix)]
    ordered = [code for code in labels if code in present] + sorted(set(present) - set(labels))
    return {f"{prefix}{code}": labels.get(code, code) for code in ordered}


def _row(label: str, figure: PublicFigure) -> FigureRow:
    return FigureRow(label, figure.text, figure.n, figure.band is not None)


def _cells(group: FigureGroup) -> tuple[tuple[Cell, ...], ...]:
    if group.withheld:
        return ((group.title, "", group.withheld, ""),)
    return tuple((group.title, row.label, row.text, "" if row.n is None else row.n) for row in group.rows)


def _text(figure: PublicFigure | None, absent: str) -> str:
    return absent if figure is None else figure.text
