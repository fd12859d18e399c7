"""Other institutions by name beside the own one: a table in the order of names, and their points in the funnel."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.share import EffectiveMean, TrajectoryMean
from benchmark.files.dataset import Dataset
from benchmark.page_data.open_points import OpenComparison
from benchmark.page_data.side_by_side import SideBySide
from benchmark.pages.funnel import NamedFigure
from benchmark.pages.measures import BY_CODE, FIDELITY, GOAL_ATTAINMENT, MEASURES
from benchmark.pages.side_by_side.funnel import worth_of

AGREES: Final = (
    "{name} doet mee aan open vergelijking. Teamleiders van instellingen die meedoen, zien elkaars jaarcijfers bij "
    "naam. Stoppen kan altijd. Laat het dan SEJN weten."
)
NOTES: Final = (
    "De instellingen staan op volgorde van naam. Een rangorde is er niet: die zou vooral toeval zijn.",
    "Wie meedoet, staat er niet altijd bij: met minder dan 10 trajecten niet, en ook niet als daarmee de cijfers van "
    "een instelling die niet meedoet, zijn na te rekenen.",
)


@dataclass(frozen=True, slots=True)
class NamedRow:
    """An institution by name, with its trajectories and both year figures as they are written."""

    name: str
    n: int
    fidelity: str
    goal_attainment: str


@dataclass(frozen=True, slots=True)
class OpenSection:
    """What a team lead sees of other institutions; without rows `reason` says why, and `intro` may be empty."""

    intro: str
    reason: str
    source: str
    rows: tuple[NamedRow, ...]
    notes: tuple[str, ...]


def open_section(found: OpenComparison | None, name: str) -> OpenSection | None:
    """The section for the institution with this name; None for who is not its team lead."""
    if found is None:
        return None
    rows = tuple(_row(one.name, one.point.fidelity, one.point.goal_attainment) for one in found.points)
    intro = AGREES.format(name=name) if found.agrees else ""
    source = f"Uit uitgave {found.release.version}." if rows and found.release else ""
    return OpenSection(intro, found.reason, source, rows, NOTES if rows else ())


def _row(name: str, fidelity: PublicFigure, goal_attainment: PublicFigure) -> NamedRow:
    return NamedRow(name, fidelity.n or 0, fidelity.text, goal_attainment.text)


def open_dataset(section: OpenSection) -> Dataset:
    """The table as a file."""
    columns = ("Instelling", "n", "Behandelgetrouwheid", "Doelbereiking")
    rows = tuple((row.name, row.n, row.fidelity, row.goal_attainment) for row in section.rows)
    return Dataset("Open vergelijking", columns, rows, (section.source, *section.notes))


def named_figures(found: OpenComparison | None, data: SideBySide) -> tuple[NamedFigure, ...]:
    """The points for the funnel: of a year figure of the whole institution, for of the criteria nothing is agreed.

    A point lies at its whole percent, and is worth as many answers per trajectory as the lines are drawn for.
    """
    measure = BY_CODE.get(data.measure, MEASURES[0])
    if found is None or data.own.places.title or measure not in (FIDELITY, GOAL_ATTAINMENT):
        return ()
    worth, _ = worth_of(measure.of(data.own.figures, data.own.deff))
    points = [
        (one.name, one.point.fidelity if measure == FIDELITY else one.point.goal_attainment) for one in found.points
    ]
    return tuple(NamedFigure(name, _in_funnel(figure, worth)) for name, figure in points if figure.n)


def _in_funnel(figure: PublicFigure, worth: float) -> EffectiveMean:
    n, percent = figure.n or 0, figure.low or 0
    return EffectiveMean(TrajectoryMean(percent * n, n, 100), n * worth)
