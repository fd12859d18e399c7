"""Fidelity and goal attainment by each definition beside what was published."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.beside_published import PercentBeside
from benchmark.domain.figures import CompositeFigure, Figures
from benchmark.domain.published import PublishedFigure
from benchmark.domain.rounding import cut_percent_text, half_up
from benchmark.domain.variants import BESIDE_PUBLISHED, Variant
from benchmark.files.dataset import Dataset
from benchmark.pages.wording import among, is_enough

EQUAL: Final = "gelijk"


@dataclass(frozen=True, slots=True)
class VariantBeside:
    """One definition with both year figures beside the published ones."""

    variant: Variant
    fidelity: PercentBeside
    goal_attainment: PercentBeside

    @property
    def is_equal(self) -> bool:
        """Whether both come to the published whole percents."""
        return not (self.fidelity.difference or self.goal_attainment.difference)


@dataclass(frozen=True, slots=True)
class PercentRow:
    """One definition of one year figure, as text; `exact` has one decimal, cut off."""

    name: str
    exact: str
    rounded: str
    published: str
    difference: str
    is_equal: bool


@dataclass(frozen=True, slots=True)
class PercentTable:
    """One year figure by each definition."""

    name: str
    rows: tuple[PercentRow, ...]


def variants_beside(figures: Figures, published: PublishedFigure) -> tuple[VariantBeside, ...]:
    """Each definition, ours first; none under 10 valid measurements, which have no percentage."""
    if not is_enough(figures.valid):
        return ()
    fidelity, goal_attainment = half_up(published.fidelity * 100), half_up(published.goal_attainment * 100)
    return tuple(
        VariantBeside(one, _beside(one, figures.process, fidelity), _beside(one, figures.outcome, goal_attainment))
        for one in BESIDE_PUBLISHED
    )


def percents_dataset(tables: Sequence[PercentTable], title: str) -> Dataset:
    """Both year figures by each definition as one file."""
    columns = ("Cijfer", "Definitie", "Berekend", "Afgerond", "Gepubliceerd", "Vergeleken")
    rows = tuple(
        (table.name, row.name, row.exact, row.rounded, row.published, row.difference)
        for table in tables
        for row in table.rows
    )
    return Dataset(title, columns, rows)


def _beside(variant: Variant, figure: CompositeFigure, published: int) -> PercentBeside:
    """With valid measurements every definition has a value: each has 8 process and 2 outcome criteria scored."""
    return PercentBeside(variant.value(figure) or Fraction(0), published)


def percent_tables(found: Sequence[VariantBeside]) -> tuple[PercentTable, ...]:
    """A table per year figure; none without definitions to show."""
    return tuple(_tables(found)) if found else ()


def _tables(found: Sequence[VariantBeside]) -> Iterator[PercentTable]:
    yield PercentTable("Behandelgetrouwheid", tuple(_row(one.variant, one.fidelity) for one in found))
    yield PercentTable("Doelbereiking", tuple(_row(one.variant, one.goal_attainment) for one in found))


def _row(variant: Variant, beside: PercentBeside) -> PercentRow:
    return PercentRow(
        name=f"{variant.letter}: {variant.name}",
        exact=cut_percent_text(beside.computed),
        rounded=f"{beside.rounded}%",
        published=f"{beside.published}%",
        difference=points_text(beside.difference),
        is_equal=not beside.difference,
    )


def points_text(difference: int) -> str:
    """How far apart two whole percents are, such as "verschilt 1 procentpunt"."""
    return f"verschilt {abs(difference)} procentpunt" if difference else EQUAL


def which_agree(found: Sequence[VariantBeside]) -> str:
    """Which definitions come to both published percents, and that they cannot be told apart where there are more."""
    letters = [one.variant.letter for one in found if one.is_equal]
    if not letters:
        return "Geen van de vier definities komt op beide gepubliceerde percentages uit."
    if len(letters) == 1:
        return f"Alleen definitie {letters[0]} komt op beide gepubliceerde percentages uit."
    return (
        f"De definities {among(letters)} komen op beide gepubliceerde percentages uit. "
        f"Deze vergelijking kan dus niet kiezen tussen {among(letters)}."
    )
