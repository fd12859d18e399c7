"""How far a job is, in words and as a bar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from exchange.files.unusable import in_dutch
from exchange.models import ImportJob, JobState, Work

TITLES: Final[Mapping[str, str]] = {
    Work.READ.value: "Het bestand wordt gelezen",
    Work.CHECK.value: "De rijen worden gecontroleerd",
    Work.TAKE_OVER.value: "De metingen worden toegevoegd",
    Work.UNDO.value: "De import wordt ongedaan gemaakt",
}
UNITS: Final[Mapping[str, str]] = {Work.TAKE_OVER.value: "metingen", Work.UNDO.value: "metingen"}

SOON: Final = timedelta(seconds=10)
STARTS_LATER: Final = (
    "Het werk is nog niet begonnen, omdat de server bezig is of even niet bereikbaar. Het begint vanzelf. U kunt deze "
    "pagina sluiten en later terugkomen."
)
STOPPING: Final = "Het werk wordt afgebroken."
CANCELLED_CHECK: Final = (
    "De controle is afgebroken. Er is niets veranderd. Controleer de rijen opnieuw als u verder wilt."
)


@dataclass(frozen=True, slots=True)
class ShownProgress:
    """A job that is under way; without a total nobody knows yet how much there is to do. `note` says what is odd."""

    title: str
    text: str
    done: int
    total: int
    note: str
    is_cancelled: bool


def shown_progress(job: ImportJob, now: datetime) -> ShownProgress:
    """The progress of a job that has not ended."""
    return ShownProgress(
        title=TITLES[job.work],
        text=_text(job),
        done=job.done,
        total=job.total if job.state == JobState.BUSY else 0,
        note=_note(job, now),
        is_cancelled=job.is_cancelled,
    )


def _text(job: ImportJob) -> str:
    unit = UNITS.get(job.work, "rijen")
    if job.state == JobState.WAITING:
        return "Begint zo"
    if job.total:
        return f"{in_dutch(min(job.done, job.total))} van {in_dutch(job.total)} {unit}"
    return f"{in_dutch(job.done)} {unit}"


def _note(job: ImportJob, now: datetime) -> str:
    if job.is_cancelled:
        return STOPPING
    is_late = job.state == JobState.WAITING and now - job.asked_at > SOON
    return STARTS_LATER if is_late else ""
