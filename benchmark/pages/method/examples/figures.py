"""The score of a criterion, and the two year figures of three made-up trajectories."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.figures import CompositeFigure
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.trajectories import Trajectory, fidelity_of, goal_attainment_of, share_of
from benchmark.pages.method.examples.writing import exact_percent
from benchmark.pages.wording import counts_text

VALID: Final = 20
CRITERION: Final = Share(15, 18)
NOBODY_SCORED, NOBODY_MET = Share(0, 0), Share(0, 12)
TRAJECTORIES: Final = (
    Trajectory("A", "11111111111|111"),
    Trajectory("B", "11110111---|11-"),
    Trajectory("C", "11011011011|101"),
)


@dataclass(frozen=True, slots=True)
class CriterionExample:
    """A criterion that some measurements have no score for, one that nobody scored, and one that nobody met."""

    valid: int
    share: Share
    missing: int
    score: str
    nobody_scored: str
    nobody_met: str


def criterion_example() -> CriterionExample:
    """Built anew at each call."""
    return CriterionExample(
        valid=VALID,
        share=CRITERION,
        missing=VALID - CRITERION.scored,
        score=percent_text(CRITERION.value),
        nobody_scored=percent_text(NOBODY_SCORED.value),
        nobody_met=percent_text(NOBODY_MET.value),
    )


@dataclass(frozen=True, slots=True)
class YearFiguresExample:
    """Three trajectories, one of them with missing answers, and the two figures."""

    trajectories: Table
    n: int
    fidelity: str
    goal_attainment: str
    fidelity_sum: str
    goal_attainment_sum: str


def year_figures_example() -> YearFiguresExample:
    """Built anew at each call."""
    process, outcome = fidelity_of(TRAJECTORIES), goal_attainment_of(TRAJECTORIES)
    return YearFiguresExample(
        trajectories=table(
            "Voorbeeld: drie verzonnen trajecten; in traject B ontbreken antwoorden",
            ("Traject", "Uitvoering behaald", "Deel", "Uitkomst behaald", "Deel van de uitkomst"),
            (_row(one) for one in TRAJECTORIES),
        ),
        n=len(TRAJECTORIES),
        fidelity=_mean(process),
        goal_attainment=_mean(outcome),
        fidelity_sum=_sum(one.process for one in TRAJECTORIES),
        goal_attainment_sum=_sum(one.outcome for one in TRAJECTORIES),
    )


def _row(trajectory: Trajectory) -> tuple[str, ...]:
    process, outcome = share_of(trajectory.process), share_of(trajectory.outcome)
    return trajectory.name, counts_text(process), _part(process.value), counts_text(outcome), _part(outcome.value)


def _part(value: Fraction | None) -> str:
    return exact_percent(value or 0)


def _mean(figure: CompositeFigure) -> str:
    return percent_text(figure.mean.value)


def _sum(rows: Iterable[str]) -> str:
    """The sum that leads to the figure, such as "(100,0% + 87,5%) / 2"."""
    parts = [_part(share_of(row).value) for row in rows]
    return f"({' + '.join(parts)}) / {len(parts)}"
