"""What asks for attention on a start page: one sentence each, with the way to the page where it can be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from benchmark.models import Release, ReleaseKind
from benchmark.page_data.releases import ListedYear
from benchmark.pages.wording import among, counted
from exchange.models import FileState, ImportBatch, ImportFile
from institutions.models import Institution
from measurements.domain.coverage import LOW, PeriodCoverage
from measurements.domain.worklist import TRAJECTORY_DAYS, WAITING_DAYS
from measurements.selectors.lines import Status
from measurements.selectors.worklist import WorkCounts

WORK: Final = (
    ("requests", "verzoek om te wijzigen", "verzoeken om te wijzigen"),
    (
        "overdue",
        f"traject van meer dan {TRAJECTORY_DAYS} dagen zonder verstuurde meting",
        f"trajecten van meer dan {TRAJECTORY_DAYS} dagen zonder verstuurde meting",
    ),
    (
        "untouched",
        f"concept dat al meer dan {WAITING_DAYS} dagen wacht",
        f"concepten die al meer dan {WAITING_DAYS} dagen wachten",
    ),
)
"""Field of WorkCounts, and the words for one and for more."""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at: what it is, what it means, and where the link with these words leads."""

    title: str
    text: str
    link: str
    url: str


def excluded_point(number: int, year: int) -> tuple[Point, ...]:
    """Measurements of this year that do not count; none when all do."""
    if not number:
        return ()
    title = counted(number, f"meting van {year} telt niet mee.", f"metingen van {year} tellen niet mee.")
    query = urlencode({"status": Status.COUNTS_NOT.value, "periode": year})
    return (Point(title, "", "Bekijk waarom", f"{reverse('measurements:list')}?{query}"),)


def worklist_point(work: WorkCounts) -> tuple[Point, ...]:
    """Requests and drafts that wait; none when nothing does."""
    found = [counted(getattr(work, kind), one, many) for kind, one, many in WORK if getattr(work, kind)]
    if not found:
        return ()
    return (Point("Er wacht werk op iemand:", f"{among(found)}.", "Werklijst", reverse("measurements:worklist")),)


def batch_point(batch: ImportBatch) -> Point:
    """What SEJN sent to the institution and nobody decided on."""
    return Point(
        f"SEJN heeft metingen van {batch.institution} ingelezen.",
        "Ze tellen pas mee als u ze bevestigt.",
        "Bekijk en bevestig",
        reverse("import-batch", args=[batch.pk]),
    )


def coverage_point(institution: Institution, coverage: PeriodCoverage, year: int) -> tuple[Point, ...]:
    """A coverage that is low, or not known of every month that is over; none when there is nothing to do about it."""
    url = f"{reverse('measurements:coverage')}?{urlencode({'instelling': institution.code, 'jaar': year})}"
    unknown = coverage.months - coverage.known
    if unknown:
        title = f"De dekking van {year} is nog niet compleet."
        text = f"Van {counted(unknown, 'maand', 'maanden')} zijn de afgesloten trajecten niet ingevuld."
        return (Point(title, text, "Vul de afgesloten trajecten in", url),)
    value = coverage.coverage.value
    if coverage.coverage.has_more_valid or (value is not None and value < LOW):
        text = ", ".join(filter(None, (coverage.coverage.text, coverage.coverage.remark)))
        return (Point(f"Dekking van {year}:", f"{text}.", "Bekijk de dekking", url),)
    return ()


def year_points(years: Iterable[ListedYear], today: date) -> tuple[Point, ...]:
    """The years that are over and wait to be closed, or for a final release that everybody sees; the newest first."""
    found = ((one, _waits_for(one)) for one in years if one.year < today.year)
    return tuple(
        Point(f"{one.year}:", text, f"{one.year} sluiten en uitgeven", reverse("closing", args=[one.year]))
        for one, text in found
        if text
    )


def _waits_for(one: ListedYear) -> str:
    if one.closed_on is None:
        return "dit jaar is voorbij en nog niet gesloten."
    final = next((release for release in one.releases if release.kind == ReleaseKind.FINAL), None)
    if final is None:
        return "gesloten, maar er is nog geen definitieve uitgave."
    return "" if _is_published(final) else f"uitgave {final.version} is gemaakt en nog niet gepubliceerd."


def _is_published(release: Release) -> bool:
    return hasattr(release, "publication")


def file_points(files: Iterable[ImportFile]) -> tuple[Point, ...]:
    """The own files that wait: here to be finished, or at team leads to be confirmed; from `unfinished_files`."""
    return tuple(
        Point(f"Bestand {file.name}:", _file_text(file), "Bekijk", reverse("import-file", args=[file.pk]))
        for file in files
    )


def _file_text(file: ImportFile) -> str:
    if file.state != FileState.SENT:
        return f"{file.get_state_display()}, nog niet verstuurd."
    waiting = counted(file.undecided, "instelling heeft", "instellingen hebben")  # type: ignore[attr-defined]
    return f"verstuurd; {waiting} nog niet bevestigd."
