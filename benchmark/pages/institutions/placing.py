"""Where each institution lies on a measure, and how they are spread."""

from dataclasses import dataclass
from fractions import Fraction

from benchmark.domain.figures import Figures
from benchmark.domain.funnel import FunnelClass, FunnelPosition, funnel_position
from benchmark.domain.overdispersion import Overdispersion, overdispersion
from benchmark.domain.share import Proportion
from benchmark.page_data.national import NationalData
from benchmark.page_data.periods import NO_FIGURES
from benchmark.pages.measures import Measure
from benchmark.pages.wording import is_enough
from institutions.models import Institution


@dataclass(frozen=True, slots=True)
class Placed:
    """An institution with its score and its place round the national mean."""

    institution: Institution
    figure: Proportion
    position: FunnelPosition

    @property
    def is_assessed(self) -> bool:
        """Whether it has enough trajectories for a percentage and a place."""
        return self.position.funnel_class is not FunnelClass.NOT_ASSESSED


@dataclass(frozen=True, slots=True)
class Placing:
    """A measure with every institution in the order of the data; `centre` is None when nobody has a score."""

    measure: Measure
    centre: Fraction | None
    places: tuple[Placed, ...]

    @property
    def assessed(self) -> tuple[Placed, ...]:
        """Those with enough trajectories."""
        return tuple(place for place in self.places if place.is_assessed)

    @property
    def spread(self) -> Overdispersion | None:
        """How those with enough trajectories differ; with fewer the test would lean on a handful of answers."""
        return overdispersion([place.figure for place in self.assessed])


def placing(measure: Measure, data: NationalData) -> Placing:
    """The institutions of a period on one measure."""
    centre = measure.mean_of(data.figures)
    return Placing(
        measure,
        centre,
        tuple(
            _placed(one, data.by_institution.get(one.pk, NO_FIGURES), measure, data, centre)
            for one in data.institutions
        ),
    )


def _placed(
    institution: Institution, figures: Figures, measure: Measure, data: NationalData, centre: Fraction | None
) -> Placed:
    figure = measure.of(figures, data.deff)
    if centre is None or not is_enough(figure.n):
        return Placed(institution, figure, FunnelPosition(FunnelClass.NOT_ASSESSED))
    return Placed(institution, figure, funnel_position(figure, centre))
