"""The page on the data quality of an institution, for its team leads."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from benchmark.files.dataset import Dataset
from benchmark.page_data.quality import InstitutionQuality
from benchmark.pages.criterion.answers import behind_urls
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.quality.conclusion import conclusion
from benchmark.pages.quality.datasets import quality_tables
from benchmark.pages.quality.funnel import Funnel, funnel
from benchmark.pages.quality.missing import MissingTable, missing_table
from benchmark.pages.quality.straight_lines import StraightLinesView, straight_lines_view
from benchmark.pages.quality.timeliness import TimelinessView, timeliness_view
from measurements.domain.criteria import CRITERIA
from measurements.domain.worklist import WAITING_DAYS
from measurements.selectors.behind_figure import Answer
from measurements.selectors.duplicates import DoubleGroup
from measurements.selectors.lines import Status


@dataclass(frozen=True, slots=True)
class InstitutionQualityPage:
    """Everything on the page. `straight_lines` is None for a team or location, which may come down to one person.

    `repair_url` leads to the measurements that do not count; it and its text are empty where all count.
    """

    data: InstitutionQuality
    when: str
    conclusion: str
    periods: tuple[OptionGroup, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]
    is_whole: bool
    funnel: Funnel
    repair_text: str
    repair_url: str
    missing: MissingTable
    timeliness: TimelinessView
    straight_lines: StraightLinesView | None
    doubles: tuple[DoubleGroup, ...]
    more_doubles: int

    @property
    def files(self) -> PageFiles:
        """The tables of the page, but for what names measurements."""
        about = ", ".join(filter(None, (self.data.institution.name, self.data.places.title, self.when)))
        shared = quality_tables(about, self.funnel, self.missing, self.timeliness, self.straight_lines)
        where = ", ".join(filter(None, (self.data.institution.name, self.data.places.title)))
        drafts = drafts_dataset(self.data.waiting_drafts, f"Concepten die wachten: {where}")
        stem = stem_of("datakwaliteit", self.data.institution.code, *self.data.chosen.values())
        return PageFiles(stem, {**shared, "concepten": drafts})


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
        repair_text=_repair_text(figures.excluded),
        repair_url=_repair_url(data) if figures.excluded else "",
        missing=missing_table(figures, _not_scored_urls(data)),
        timeliness=timeliness_view(recording.timeliness, data.another_year),
        straight_lines=straight_lines_view(figures, recording) if is_whole else None,
        doubles=data.doubles[:MOST_DOUBLES],
        more_doubles=max(0, len(data.doubles) - MOST_DOUBLES),
    )


def drafts_dataset(number: int, title: str) -> Dataset:
    """How many drafts nobody changed for over 14 days, whatever the chosen period."""
    return Dataset(title, ("Wat", "Aantal"), ((f"Concepten, langer dan {WAITING_DAYS} dagen niet gewijzigd", number),))


def _repair_text(number: int) -> str:
    if number == 1:
        return "Bekijk de meting die niet meetelt en herstel die"
    return f"Bekijk de {number} metingen die niet meetellen en herstel ze" if number else ""


def _repair_url(data: InstitutionQuality) -> str:
    place = {name: value for name, value in data.chosen.items() if value}
    asked = {"instelling": data.institution.code, "status": Status.COUNTS_NOT.value, **place}
    return f"{reverse('measurements:list')}?{urlencode(asked)}"


def _not_scored_urls(data: InstitutionQuality) -> dict[str, str]:
    """By form number the list of the valid measurements in which the criterion was not scored."""
    code = data.institution.code
    return {one.form_number: behind_urls(code, one, data.chosen)[Answer.NOT_SCORED] for one in CRITERIA}
