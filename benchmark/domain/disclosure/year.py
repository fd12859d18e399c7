"""The figures of a period together: the criteria, and the year figure that ties them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from benchmark.domain.disclosure.audit import Rows, is_safe_band
from benchmark.domain.disclosure.figure import COARSE, PublicFigure, shown, withheld
from benchmark.domain.disclosure.partition import band_of, partition
from benchmark.domain.disclosure.percents import Band, percent_outside
from benchmark.domain.disclosure.refusals import Withheld
from benchmark.domain.disclosure.shares import disclose_mean, disclose_share
from benchmark.domain.disclosure.tie import Tie
from benchmark.domain.disclosure.tree import Told
from benchmark.domain.figures import Figures
from benchmark.domain.share import Share, TrajectoryMean
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA


class Composite(Protocol):
    """The year figure of one institution and its criteria; a CompositeFigure is one."""

    @property
    def mean(self) -> TrajectoryMean:
        """The mean over its trajectories."""

    @property
    def criteria(self) -> tuple[Share, ...]:
        """The criteria, in the same order for every institution."""


@dataclass(frozen=True, slots=True)
class PublicComposite:
    """A year figure and the criteria behind it, in their order, as everybody may know them together."""

    mean: PublicFigure
    criteria: tuple[PublicFigure, ...]


@dataclass(frozen=True, slots=True)
class PublicFigures:
    """The national figures of a period, as everybody may know them together; `criteria` by form number."""

    fidelity: PublicFigure
    goal_attainment: PublicFigure
    criteria: Mapping[str, PublicFigure]


def disclose_set(parts: Sequence[Figures]) -> PublicFigures:
    """The national figures of a period, from the figures of each institution; all withheld when there is none."""
    numbers = [criterion.form_number for criterion in PROCESS_CRITERIA + OUTCOME_CRITERIA]
    if not parts:
        nothing = withheld(Withheld.GROUP_TOO_SMALL)
        return PublicFigures(nothing, nothing, dict.fromkeys(numbers, nothing))
    process = disclose_composite([part.process for part in parts])
    outcome = disclose_composite([part.outcome for part in parts])
    criteria = dict(zip(numbers, process.criteria + outcome.criteria, strict=True))
    return PublicFigures(process.mean, outcome.mean, criteria)


def disclose_composite(parts: Sequence[Composite]) -> PublicComposite:
    """A year figure with its criteria: each criterion by its own audit, then the year figure by the joint one.

    Where the year figure would give a criterion away it becomes a band of 5, 10 or 20 percents, or is withheld.
    """
    by_criterion = list(zip(*(part.criteria for part in parts), strict=True))
    criteria = tuple(disclose_share(shares) for shares in by_criterion)
    alone = disclose_mean([part.mean for part in parts])
    if alone.band is None:
        return PublicComposite(alone, criteria)
    leaves = [Rows.of(shares) for shares in by_criterion]
    told = [told_by(figure, leaf) for figure, leaf in zip(criteria, leaves, strict=True)]
    mean = Rows.of([part.mean for part in parts])
    band = _band_with_criteria(mean, Tie.of(mean, leaves, told))
    return PublicComposite(shown(sum(mean.trajectories), band) if band else withheld(), criteria)


def told_by(figure: PublicFigure, rows: Rows) -> Told:
    """The smallest and the largest national score that the figure leaves; everything when it is withheld."""
    return figure.band.counts(rows.total[1]) if figure.band else (0, rows.total[1])


def _band_with_criteria(mean: Rows, tie: Tie) -> Band | None:
    """The finest band of the year figure, out of a way of telling that is safe whatever the criteria leave open."""
    ways = (partition(partial(is_safe_band, mean)) or (), *COARSE)
    for bands in ways:
        if bands and all(tie.is_safe(band) for band in bands):
            return band_of(percent_outside(*mean.total), bands)
    return None
