"""The 16 figures that pages compare and follow: two year figures and 14 criteria, by their codes in an address."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Final

from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.figures import CompositeFigure, Figures
from benchmark.domain.share import Proportion
from benchmark.page_data.nation import Deff
from benchmark.pages.filters import Option, OptionGroup
from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion

UNKNOWN: Final = "Het cijfer in de link bestaat niet. U ziet nu de behandelgetrouwheid."


@dataclass(frozen=True, slots=True)
class Measure:
    """A year figure or a criterion; `kind` is the heading that it stands under, `heading` fits above a narrow column.

    The code is "getrouwheid", "doelbereiking", or the form number of the criterion.
    """

    code: str
    label: str
    kind: str
    heading: str
    criterion: Criterion | None = None

    @property
    def number(self) -> str:
        """The form number of a criterion; empty for a year figure."""
        return self.criterion.form_number if self.criterion else ""

    @property
    def title(self) -> str:
        """The label, of a criterion with its form number before it."""
        return f"{self.number} {self.label}".strip()

    def of(self, figures: Figures, deff: Deff) -> Proportion:
        """The figure in these figures: a share, or a mean with its effective size."""
        if self.criterion:
            return figures.criteria[self.criterion.form_number]
        return deff.effective(self.composite(figures), self.effect(deff))

    def mean_of(self, figures: Figures) -> Fraction | None:
        """The score of all trajectories of these figures together, 0 to 1; None without any."""
        if self.criterion:
            return figures.criteria[self.criterion.form_number].value
        return self.composite(figures).mean.value

    def of_nation(self, nation: PublicFigures) -> PublicFigure:
        """The national figure, as it may be known."""
        if self.criterion:
            return nation.criteria[self.criterion.form_number]
        return nation.fidelity if self == FIDELITY else nation.goal_attainment

    def composite(self, figures: Figures) -> CompositeFigure:
        """The year figure with what is behind it; not for a criterion."""
        return figures.process if self == FIDELITY else figures.outcome

    def effect(self, deff: Deff) -> float | None:
        """The design effect of the year figure; not for a criterion."""
        return deff.process if self == FIDELITY else deff.outcome


def _of(criterion: Criterion, kind: str) -> Measure:
    return Measure(criterion.form_number, criterion.label, kind, criterion.form_number, criterion)


FIDELITY: Final = Measure("getrouwheid", "Behandelgetrouwheid", "Jaarcijfers", "Behandel\N{SOFT HYPHEN}getrouwheid")
GOAL_ATTAINMENT: Final = Measure("doelbereiking", "Doelbereiking", "Jaarcijfers", "Doel\N{SOFT HYPHEN}bereiking")
MEASURES: Final = (
    FIDELITY,
    GOAL_ATTAINMENT,
    *(_of(criterion, "Uitvoering") for criterion in PROCESS_CRITERIA),
    *(_of(criterion, "Uitkomst") for criterion in OUTCOME_CRITERIA),
)
"""In the order of the report."""

BY_CODE: Final = {measure.code: measure for measure in MEASURES}


def measure_asked(code: str) -> tuple[Measure, tuple[str, ...]]:
    """The measure with this code; without one, or with a wrong one, the fidelity, then with a message."""
    found = BY_CODE.get(code)
    return found or FIDELITY, (UNKNOWN,) if code and found is None else ()


def measure_options(chosen: Measure) -> tuple[OptionGroup, ...]:
    """The measures to choose from, under their headings."""
    return tuple(
        OptionGroup(kind, tuple(Option(one.code, one.title, one == chosen) for one in group))
        for kind, group in groupby(MEASURES, key=lambda measure: measure.kind)
    )
