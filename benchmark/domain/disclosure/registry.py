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
    return PublicFigures(_mean(figures.fidelity), _mean(figures.goal_attainment), criteria)


def _mean(mean: TrajectoryMean) -> PublicFigure:
    return _figure(mean, mean.units, mean.n * mean.units_per_one)


def _figure(figure: Share | TrajectoryMean, count: int, total: int) -> PublicFigure:
    if figure.n < MINIMUM_N:
        return withheld()
    percent = percent_outside(count, total)
    return shown(figure.n, Band(percent, percent))
