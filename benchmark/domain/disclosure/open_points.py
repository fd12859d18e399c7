"""The points of institutions that agreed to open comparison: which of them the others may see by name."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from benchmark.domain.disclosure.figure import PublicFigure, shown
from benchmark.domain.disclosure.percents import percent_outside, plain
from benchmark.domain.disclosure.rest import Rest
from benchmark.domain.disclosure.shielding import hide_until
from benchmark.domain.disclosure.year import Composite, PublicComposite, PublicFigures
from benchmark.domain.figures import Figures
from benchmark.domain.share import TrajectoryMean
from benchmark.domain.verdict import MINIMUM_N
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """The year figures of one institution, for others that agreed as well: whole percents over its trajectories."""

    fidelity: PublicFigure
    goal_attainment: PublicFigure

    def as_json(self) -> dict[str, Any]:
        """What a release keeps of it, beside the institution."""
        return {"fidelity": self.fidelity.as_json(), "goal_attainment": self.goal_attainment.as_json()}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The point of a release; raises KeyError or ValueError for what no release holds."""
        return cls(PublicFigure.from_json(kept["fidelity"]), PublicFigure.from_json(kept["goal_attainment"]))


def disclose_open_points(
    parts: Mapping[str, Figures], agreed: Collection[str], told: PublicFigures
) -> Mapping[str, PublicPoint]:
    """The points that may be told beside these national figures, by code and in their order; often fewer than agreed.

    An institution under 10 has none. Who has none is protected: at least 3 of them with 10 trajectories without their
    largest, and an audit of what points and national figures leave open; until then the smallest points go too.
    """
    present = {code: figures for code, figures in sorted(parts.items()) if figures.valid}
    refused = [place for place, code in enumerate(present) if code not in agreed]
    kinds = [
        ([one.process for one in present.values()], PublicComposite(told.fidelity, _of(told, PROCESS_CRITERIA))),
        ([one.outcome for one in present.values()], PublicComposite(told.goal_attainment, _of(told, OUTCOME_CRITERIA))),
    ]
    hidden = places_without_point(refused, kinds)
    return {
        code: PublicPoint(_percent(figures.fidelity), _percent(figures.goal_attainment))
        for place, (code, figures) in enumerate(present.items())
        if place not in hidden
    }


def places_without_point(
    refused: Collection[int], kinds: Sequence[tuple[Sequence[Composite], PublicComposite]]
) -> frozenset[int]:
    """The places of the institutions that get no point: the refused ones, those under 10, and those that shield them.

    `kinds`: per year figure a part of each institution, which has trajectories, and what is told of all together.
    """
    sizes = [part.mean.n for part in kinds[0][0]]
    small = [place for place, size in enumerate(sizes) if size < MINIMUM_N]
    audits = [Rest.of(parts, figures) for parts, figures in kinds if parts]
    return hide_until(sizes, {*refused, *small}, lambda hidden: all(audit.is_safe(hidden) for audit in audits))


def _of(told: PublicFigures, criteria: Sequence[Criterion]) -> tuple[PublicFigure, ...]:
    return tuple(told.criteria[criterion.form_number] for criterion in criteria)


def _percent(mean: TrajectoryMean) -> PublicFigure:
    return shown(mean.n, plain(percent_outside(mean.units, mean.n * mean.units_per_one)))
