"""The page on the data quality of an institution, for its team leads."""

from dataclasses import dataclass

from benchmark.page_data.quality import InstitutionQuality
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.quality.conclusion import conclusion
from benchmark.pages.quality.datasets import quality_tables
from benchmark.pages.quality.funnel import Funnel, funnel
from benchmark.pages.quality.missing import MissingTable, missing_table
from benchmark.pages.quality.straight_lines import StraightLinesView, straight_lines_view
from benchmark.pages.quality.timeliness import TimelinessView, timeliness_view
from measurements.selectors.duplicates import DoubleGroup


@dataclass(frozen=True, slots=True)
class InstitutionQualityPage:
    """Everything on the page. `straight_lines` is None for a team or location, which may come down to one person."""

    data: InstitutionQuality
    when: str
    conclusion: str
    periods: tuple[OptionGroup, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]
    is_whole: bool
    funnel: Funnel
    missing: MissingTable
    timeliness: TimelinessView
    straight_lines: StraightLinesView | None
    doubles: tuple[DoubleGroup, ...]
    more_doubles: int

    @property
    def files(self) -> PageFiles:
        """The tables of the page, but for what names measurements."""
        about = ", ".join(filter(None, (self.data.institution.name, self.data.places.title, self.when)))
        return PageFiles(
            stem_of("datakwaliteit", self.data.institution.code, *self.data.chosen.values()),
            quality_tables(about, self.funnel, self.missing, self.timeliness, self.straight_lines),
        )


MOST_DOUBLES = 25
"""More groups than this are counted and not shown: a slip of an import would otherwise fill the page."""


def institution_quality_page(data: InstitutionQuality) -> InstitutionQualityPage:
    """The page for what was entered at an institution, or in one of its locations or teams."""
    places, figures, recording = data.places, data.quality.figures, data.quality.recording
    is_whole = not places.title
    return InstitutionQualityPage(
        data=data,
        when=period_label(data.period, data.today),
        conclusion=conclusion(figures, period_in_sentence(data.period, data.today)),
        periods=period_options(data.years, data.period, data.today),
        teams=tuple(Option(team.code, team.name, team == places.team) for team in places.teams),
        locations=tuple(Option(f"{one.pk}", one.name, one == places.location) for one in places.locations),
        is_whole=is_whole,
        funnel=funnel(figures),
        missing=missing_table(figures),
        timeliness=timeliness_view(recording.timeliness, data.another_year),
        straight_lines=straight_lines_view(figures, recording) if is_whole else None,
        doubles=data.doubles[:MOST_DOUBLES],
        more_doubles=max(0, len(data.doubles) - MOST_DOUBLES),
    )
