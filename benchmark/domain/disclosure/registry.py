"""National figures for SEJN, which runs the registry: live, and whatever the size of anybody in them."""

from benchmark.domain.disclosure.figure import PublicFigure, shown, withheld
from benchmark.domain.disclosure.percents import Band, percent_outside
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.figures import Figures
from benchmark.domain.share import Share, TrajectoryMean
from benchmark.domain.verdict import MINIMUM_N


def for_registry(figures: Figures) -> PublicFigures:
    """The figures of the nation in whole percents, for who may see every institution; none under 10 trajectories.

    The caller has asked for the permission: nothing here hides what could be worked back.
    """
    criteria = {number: _figure(share, share.met, share.scored) for number, share in figures.criteria.items()}
    return PublicFigures(mean_for_registry(figures.fidelity), mean_for_registry(figures.goal_attainment), criteria)


def answer_for_registry(share: Share) -> PublicFigure:
    """In which part of the trajectories an answer was given; not when fewer than 10 gave it, but 0% for none."""
    if 0 < share.met < MINIMUM_N:
        return withheld()
    return _figure(share, share.met, share.scored)


def mean_for_registry(mean: TrajectoryMean) -> PublicFigure:
    """A year figure of the nation or of a class of families in it; none under 10 trajectories."""
    return _figure(mean, mean.units, mean.n * mean.units_per_one)


def _figure(figure: Share | TrajectoryMean, count: int, total: int) -> PublicFigure:
    if figure.n < MINIMUM_N:
        return withheld()
    percent = percent_outside(count, total)
    return shown(figure.n, Band(percent, percent))
