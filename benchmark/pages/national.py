"""What the national page shows: the same as an institution's, and the institutions beside each other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmark.domain.figures import Figures
from benchmark.files.dataset import Cell, Dataset
from benchmark.models import Release
from benchmark.page_data.national import NationalData
from benchmark.pages.comparison import ComparisonView, comparison_view
from benchmark.pages.criteria import CriteriaTable, criteria_dataset, criteria_table
from benchmark.pages.criterion_links import criterion_links
from benchmark.pages.definitions import DEFINITIONS, Definitions
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.reference import Reference, reference
from benchmark.pages.selection import Selection, reason_tables, selection
from benchmark.pages.trend import TrendView, trend_dataset, trend_view
from benchmark.pages.wording import counted, is_enough, mean_text
from benchmark.pages.year_figures import Card, cards, certainty_note, conclusion
from institutions.models import Institution


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """One institution of the table; no fidelity and goal attainment under 10 valid measurements."""

    institution: Institution
    entered: int
    valid: int
    excluded: int
    fidelity: str | None
    goal_attainment: str | None


@dataclass(frozen=True, slots=True)
class NationalPage:
    """Everything on the page, in the order in which it stands there."""

    data: NationalData
    when: str
    conclusion: str
    reference: Reference
    periods: tuple[OptionGroup, ...]
    cards: tuple[Card, ...]
    certainty: str
    selection: Selection
    criteria: CriteriaTable
    rows: tuple[InstitutionRow, ...]
    too_small: tuple[InstitutionRow, ...]
    comparison: ComparisonView
    definitions: Definitions
    trend: TrendView

    @property
    def files(self) -> PageFiles:
        """The criteria, the institutions, the years and the reasons; of institutions and years also the charts."""
        return PageFiles(
            stem_of("landelijk", self.data.period.code),
            {
                "criteria": criteria_dataset(self.criteria, f"Score per criterium: landelijk, {self.when}", ()),
                "instellingen": institutions_dataset(self.rows, f"Cijfers per instelling, {self.when}"),
                "verloop": trend_dataset(self.trend, "Verloop over de jaren: landelijk"),
                **reason_tables(self.selection, f"landelijk, {self.when}"),
            },
            {"instellingen": self.comparison.chart, "verloop": self.trend.chart},
        )


def national_page(data: NationalData, release: Release | None) -> NationalPage:
    """The page for the figures of all institutions together; `release` is the newest published of their year."""
    when = period_label(data.period, data.today)
    rows = institution_rows(data.institutions, data.by_institution)
    links = criterion_links("national-criterion", chosen={"periode": data.period.code})
    return NationalPage(
        data=data,
        when=when,
        conclusion=conclusion(data.figures, data.deff, period_in_sentence(data.period, data.today)),
        reference=reference(data.period, release, data.today),
        periods=period_options(data.by_year, data.period, data.today),
        cards=(_delivered_card(rows), *cards(data.figures, data.deff)) if data.figures.entered else (),
        certainty=certainty_note(data.figures, data.deff, data.period),
        selection=selection(data.figures),
        criteria=criteria_table(data.figures, None, links),
        rows=rows,
        too_small=tuple(row for row in rows if row.entered and not is_enough(row.valid)),
        comparison=comparison_view(data),
        definitions=DEFINITIONS,
        trend=trend_view(data.by_year, data.today),
    )


def institution_rows(
    institutions: Sequence[Institution], by_institution: Mapping[int, Figures]
) -> tuple[InstitutionRow, ...]:
    """A row per institution in the order given, also for those that entered nothing."""
    return tuple(_row(institution, by_institution.get(institution.pk)) for institution in institutions)


def institutions_dataset(rows: Sequence[InstitutionRow], title: str) -> Dataset:
    """The table of the institutions as a file, in the order of their names."""
    columns = ("Instelling", "Ingevoerd", "Geldig (n)", "Telt niet mee", "Behandelgetrouwheid", "Doelbereiking")
    return Dataset(title, columns, tuple(_cells(row) for row in rows))


def _cells(row: InstitutionRow) -> tuple[Cell, ...]:
    too_few = "te weinig metingen" if row.entered else "geen metingen"
    scores = (row.fidelity or too_few, row.goal_attainment or too_few)
    return (row.institution.name, row.entered, row.valid, row.excluded, *scores)


def _row(institution: Institution, figures: Figures | None) -> InstitutionRow:
    if figures is None:
        return InstitutionRow(institution, 0, 0, 0, None, None)
    return InstitutionRow(
        institution,
        figures.entered,
        figures.valid,
        figures.excluded,
        mean_text(figures.fidelity),
        mean_text(figures.goal_attainment),
    )


def _delivered_card(rows: Sequence[InstitutionRow]) -> Card:
    delivered = sum(row.entered > 0 for row in rows)
    label = "instelling leverde metingen" if delivered == 1 else "instellingen leverden metingen"
    with_valid = sum(row.valid > 0 for row in rows)
    return Card(f"{delivered}", label, (f"{counted(with_valid, 'instelling', 'instellingen')} met geldige metingen",))
