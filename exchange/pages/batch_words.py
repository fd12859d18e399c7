"""The sentences about a part of a file: what comes in, what a button does, and how work on it ended."""

from collections.abc import Iterator
from typing import Final

from benchmark.charts.theme import whole
from benchmark.pages.wording import counted
from exchange.models import BatchState, ImportBatch, ImportJob, JobState, Work
from exchange.selectors.outcomes import Totals

MEASUREMENTS: Final = ("meting", "metingen")
ENDED_BADLY: Final = {
    (Work.TAKE_OVER, JobState.FAILED): "Het toevoegen is niet gelukt. Er is niets toegevoegd.",
    (Work.TAKE_OVER, JobState.CANCELLED): "Het toevoegen is afgebroken. Er is niets toegevoegd.",
    (Work.UNDO, JobState.FAILED): "Het ongedaan maken is niet gelukt. Alle metingen staan er nog.",
    (Work.UNDO, JobState.CANCELLED): "Het ongedaan maken is afgebroken. Alle metingen staan er nog.",
}
BEFORE: Final = {Work.TAKE_OVER: BatchState.PREVIEW, Work.UNDO: BatchState.IMPORTED}
"""In which state a batch is as long as the work was not done."""


def conclusion(rows: int, totals: Totals) -> str:
    """What becomes of all rows together, in one or a few sentences."""
    return " ".join([_coming_in(rows, totals), *_staying_out(totals)])


def confirming(totals: Totals) -> str:
    """What the button that confirms does."""
    are_added = "wordt" if totals.new == 1 else "worden"
    return f"{counted(totals.new, *MEASUREMENTS)} {are_added} toegevoegd. U kunt dit later in één keer ongedaan maken."


def undoing(going: int, staying: int) -> str:
    """What undoing the import does."""
    if not going:
        return "Elke meting van deze import is daarna gewijzigd of ingetrokken. Er is niets meer om weg te halen."
    words = f"{counted(going, *MEASUREMENTS)} {'gaat' if going == 1 else 'gaan'} weg."
    return f"{words} {staying_words(staying)}" if staying else words


def staying_words(staying: int) -> str:
    """Which measurements stay after undoing, and why."""
    if staying == 1:
        return "1 meting blijft staan: iemand heeft die gewijzigd of ingetrokken, of daar toestemming voor gevraagd."
    return (
        f"{whole(staying)} metingen blijven staan: iemand heeft die gewijzigd of ingetrokken, of daar toestemming voor "
        "gevraagd."
    )


def bad_ending(batch: ImportBatch, job: ImportJob | None) -> str:
    """How the last work on the batch ended, when it did not do what somebody asked for; else nothing."""
    if job is None or BEFORE.get(Work(job.work)) != batch.state:
        return ""
    ended = ENDED_BADLY.get((Work(job.work), JobState(job.state)), "")
    return f"{ended} {job.message}".strip() if ended else ""


def _coming_in(rows: int, totals: Totals) -> str:
    """How many rows come in, and how many of those count."""
    new, valid = totals.new, totals.valid
    if not new:
        return "Er komt niets bij."
    if rows == 1:
        return f"De rij in dit bestand komt erin en telt {'mee' if valid else 'niet mee'}."
    if new == 1:
        return f"Van de {whole(rows)} rijen komt er 1 in: die telt {'mee' if valid else 'niet mee'}."
    which = (
        f"Alle {whole(rows)} rijen komen erin"
        if new == rows
        else f"Van de {whole(rows)} rijen komen er {whole(new)} in"
    )
    return f"{which}: {_counting(new, valid)}."


def _counting(new: int, valid: int) -> str:
    if valid == new:
        return "ze tellen allemaal mee"
    if not valid:
        return "geen ervan telt mee"
    return f"{whole(valid)} {'telt' if valid == 1 else 'tellen'} mee, {whole(new - valid)} niet"


def _staying_out(totals: Totals) -> Iterator[str]:
    for number, there in ((totals.duplicates, "er al"), (totals.changed, "er al met andere antwoorden")):
        if number:
            yield f"{whole(number)} {'stond' if number == 1 else 'stonden'} {there}."
