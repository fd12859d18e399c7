"""The page on the data quality of all institutions, for SEJN."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.files.dataset import Cell, Dataset
from benchmark.page_data.quality import NationalQuality, Quality
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.quality.conclusion import conclusion
from benchmark.pages.quality.datasets import known, quality_tables
from benchmark.pages.quality.funnel import Funnel, funnel
from benchmark.pages.quality.missing import MissingTable, missing_above_5, missing_table, not_scored
from benchmark.pages.quality.straight_lines import StraightLinesView, straight_lines_of, straight_lines_view
from benchmark.pages.quality.timeliness import TimelinessView, days_text, timeliness_view
from benchmark.pages.wording import counts_text, is_enough, score_text
from institutions.models import Institution
from measurements.domain.coverage import PeriodCoverage


@dataclass(frozen=True, slots=True)
class QualityRow:
    """One institution of the table, as text; `entered` is 0 for one that took part and entered nothing.

    Under 10 measurements there are counts and no percentage, median or list of criteria.
    """

    institution: Institution
    coverage: PeriodCoverage
    entered: int = 0
    valid: int = 0
    valid_share: str = ""
    not_scored: str = ""
    missing: str = ""
    median: str = ""
    timely: str = ""
    everything_met: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class NationalQualityPage:
    """Everything on the page, in the order in which it stands there."""

    data: NationalQuality
    when: str
    conclusion: str
    periods: tuple[OptionGroup, ...]
    funnel: Funnel
    missing: MissingTable
    timeliness: TimelinessView
    straight_lines: StraightLinesView | None
    rows: tuple[QualityRow, ...]

    @property
    def files(self) -> PageFiles:
        """The tables of the page."""
        about = f"landelijk, {self.when}"
        shared = quality_tables(about, self.funnel, self.missing, self.timeliness, self.straight_lines)
        rows = institutions_dataset(self.rows, f"Datakwaliteit per instelling, {self.when}")
        return PageFiles(stem_of("datakwaliteit-landelijk", self.data.period.code), {**shared, "instellingen": rows})


def national_quality_page(data: NationalQuality) -> NationalQualityPage:
    """The page for what all institutions entered, with a row for each in the order of their names."""
    figures, recording = data.nation.figures, data.nation.recording
    return NationalQualityPage(
        data=data,
        when=period_label(data.period, data.today),
        conclusion=conclusion(figures, period_in_sentence(data.period, data.today)),
        periods=period_options(data.years, data.period, data.today),
        funnel=funnel(figures),
        missing=missing_table(figures),
        timeliness=timeliness_view(recording.timeliness),
        straight_lines=straight_lines_view(figures, recording),
        rows=tuple(_row(one, data) for one in data.institutions),
    )


def institutions_dataset(rows: Sequence[QualityRow], title: str) -> Dataset:
    """The table of the institutions as a file, in the order of their names."""
    columns = (
        *("Instelling", "Ingevoerd", "Geldig (n)", "Niet gescoord", "Criteria met aandacht", "Mediaan"),
        *("Binnen 14 dagen", "Alles behaald", "Alles behaald, verwacht", "Dekking", "Maanden van de dekking"),
    )
    return Dataset(title, columns, tuple(_cells(row) for row in rows))


def _cells(row: QualityRow) -> tuple[Cell, ...]:
    texts = (row.not_scored, row.missing, row.median, row.timely, row.everything_met, row.expected)
    coverage = ", ".join(filter(None, (row.coverage.coverage.text, row.coverage.coverage.remark)))
    return (row.institution.name, row.entered, row.valid, *map(known, texts), coverage, row.coverage.months_text)


def _row(institution: Institution, data: NationalQuality) -> QualityRow:
    quality, coverage = data.by_institution.get(institution.pk), data.coverage[institution.pk]
    if quality is None:
        return QualityRow(institution, coverage)
    figures, timeliness = quality.figures, quality.recording.timeliness
    return QualityRow(
        institution,
        coverage,
        entered=figures.entered,
        valid=figures.valid,
        valid_share=_valid_share(quality),
        not_scored=_not_scored(quality),
        missing=", ".join(missing_above_5(figures)),
        median=days_text(timeliness.median, timeliness.n),
        timely=score_text(timeliness.timely),
        everything_met=score_text(figures.everything_met),
        expected=percent_text(straight_lines_of(figures).expected) if is_enough(figures.valid) else "",
    )


def _not_scored(quality: Quality) -> str:
    missing = not_scored(quality.figures)
    return percent_text(missing.value) if is_enough(quality.figures.valid) else counts_text(missing)


def _valid_share(quality: Quality) -> str:
    entered = quality.figures.entered
    return percent_text(Share(quality.figures.valid, entered).value) if is_enough(entered) else ""
