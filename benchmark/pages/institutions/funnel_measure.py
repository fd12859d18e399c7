"""What the funnel of a measure is drawn with, from the live figures of the nation."""

from fractions import Fraction

from benchmark.domain.figures import Figures
from benchmark.page_data.nation import Deff
from benchmark.pages.funnel_curves import FunnelMeasure
from benchmark.pages.measures import Measure


def funnel_measure(measure: Measure, figures: Figures, deff: Deff, centre: Fraction) -> FunnelMeasure:
    """The measure with its centre, and for a year figure the answers per trajectory and the design effect."""
    if measure.criterion:
        return FunnelMeasure(measure.title, centre)
    composite = measure.composite(figures)
    per_trajectory = composite.pooled.scored / composite.mean.n
    return FunnelMeasure(measure.title, centre, per_trajectory, measure.effect(deff) or per_trajectory)
