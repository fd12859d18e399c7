"""The page on the data quality of all institutions, for SEJN."""

from dataclasses import dataclass

from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.page_data.quality import NationalQuality, Quality
from benchmark.pages.filters import OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.quality.conclusion import conclusion
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
