"""What the page of one release shows, and what the list of releases shows of each year."""

from dataclasses import dataclass
from datetime import date

from benchmark.charts.theme import whole
from benchmark.files.dataset import Dataset
from benchmark.models import Release
from benchmark.page_data.releases import ListedYear, ReleaseData
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.release_evidence import EvidenceView, evidence_view, parameters_dataset
from benchmark.pages.release_figures import (
    Difference,
    FigureGroup,
    differences,
    differences_dataset,
    figure_groups,
    figures_dataset,
)
from benchmark.pages.release_words import kind_text, made_text, moment_text, published_text

NO_VALID = "te weinig om te tonen"


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """Everything on the page of one release; `newer` is a later one that everybody sees."""

    release: Release
    valid: str
    kind: str
    made: str
    published: str
    is_published: bool
    newer: Release | None
    groups: tuple[FigureGroup, ...]
    before: Release | None
    differences: tuple[Difference, ...]
    evidence: EvidenceView | None

    @property
    def files(self) -> PageFiles:
        """All figures as one table and what is told otherwise; for SEJN the parameters too."""
        version = self.release.version
        notes = (f"Soort: {self.kind}.", *filter(None, (group.note for group in self.groups)))
        tables = {"cijfers": figures_dataset(self.groups, f"Landelijke cijfers van uitgave {version}", notes)}
        return PageFiles(stem_of("uitgave", version), tables | self._compared(version) | self._made_from(version))

    def _compared(self, version: str) -> dict[str, Dataset]:
        if self.before is None or not self.differences:
            return {}
        before = self.before.version
        title = f"Wat in uitgave {version} anders is dan in {before}"
        return {"verschil": differences_dataset(self.differences, before, version, title)}

    def _made_from(self, version: str) -> dict[str, Dataset]:
        if self.evidence is None:
            return {}
        return {"parameters": parameters_dataset(self.evidence.rows, f"Parameters van uitgave {version}")}


@dataclass(frozen=True, slots=True)
class ListedRelease:
    """One line of the list."""

    release: Release
    kind: str
    day: str
    valid: str
    is_published: bool
    is_newest: bool


@dataclass(frozen=True, slots=True)
class YearOfReleases:
    """One year of the list; `closed_on` is known to SEJN only."""

    year: int
    rows: tuple[ListedRelease, ...]
    closed_on: date | None
    has_page: bool


def release_page(data: ReleaseData) -> ReleasePage:
    """The page of one release."""
    release, before = data.release, data.figures_before
    return ReleasePage(
        release=release,
        valid=_valid(release),
        kind=kind_text(release),
        made=made_text(release),
        published=published_text(release),
        is_published=hasattr(release, "publication"),
        newer=data.newer,
        groups=figure_groups(data.figures, data.labels),
        before=data.before,
        differences=differences(before, data.figures, data.labels) if before else (),
        evidence=evidence_view(data.evidence, data.before) if data.evidence else None,
    )


def release_years(years: tuple[ListedYear, ...]) -> tuple[YearOfReleases, ...]:
    """The list, newest year and newest release first."""
    return tuple(_year(one) for one in years)


def _year(one: ListedYear) -> YearOfReleases:
    newest = next((release.pk for release in one.releases if hasattr(release, "publication")), None)
    rows = tuple(_row(release, is_newest=release.pk == newest) for release in one.releases)
    return YearOfReleases(one.year, rows, one.closed_on, one.has_page)


def _row(release: Release, *, is_newest: bool) -> ListedRelease:
    is_published = hasattr(release, "publication")
    moment = release.publication.published_at if is_published else release.made_at
    return ListedRelease(
        release, release.get_kind_display(), moment_text(moment), _valid(release), is_published, is_newest
    )


def _valid(release: Release) -> str:
    """The valid measurements, as far as they may be told; `valid` comes with `listed_releases`."""
    valid: int | None = release.valid  # type: ignore[attr-defined]
    return NO_VALID if valid is None else whole(valid)
