"""What became of files and of their parts, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from exchange.files.unusable import in_dutch
from exchange.models import BatchState, FileState, ImportBatch, ImportFile
from exchange.models.files import ENDED
from institutions.models import User

OF_ONE_INSTITUTION: Final[Mapping[str, str]] = {
    BatchState.PREVIEW.value: "klaar om toe te voegen",
    BatchState.IMPORTED.value: "ingelezen",
    BatchState.UNDONE.value: "ongedaan gemaakt",
    BatchState.DECLINED.value: "niet ingelezen",
}
AT_TEAM_LEADS: Final[Mapping[str, str]] = {
    BatchState.PREVIEW.value: "wacht op de teamleider",
    BatchState.IMPORTED.value: "ingelezen",
    BatchState.UNDONE.value: "ingelezen en ongedaan gemaakt",
    BatchState.DECLINED.value: "niet ingelezen",
}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file with how far it is and who brought it, in words; decided once something of it was taken over."""

    file: ImportFile
    words: str
    uploader: str
    is_ended: bool
    is_decided: bool

    @classmethod
    def of(cls, file: ImportFile, reader: User | Any) -> "FileLine":
        """The line of a listed file, with `batch_state`, for this reader."""
        batch_state = file.batch_state
        return cls(
            file=file,
            words=file_words(file, batch_state),
            uploader=uploader_words(file, reader),
            is_ended=file.state in ENDED,
            is_decided=batch_state is not None and batch_state != BatchState.PREVIEW,
        )


@dataclass(frozen=True, slots=True)
class PartLine:
    """The part of a file about one institution: how many rows, and what its team lead did with it."""

    batch: ImportBatch
    words: str

    @classmethod
    def of(cls, batch: ImportBatch) -> "PartLine":
        """The line of a batch."""
        return cls(batch, AT_TEAM_LEADS[batch.state])


def file_words(file: ImportFile, batch_state: str | None) -> str:
    """How far the file is; `batch_state` of one that is about one institution, once its rows were checked."""
    if file.state != FileState.CHECKED:
        return str(FileState(file.state).label)
    if file.errors:
        return "1 rij met fouten" if file.errors == 1 else f"{in_dutch(file.errors)} rijen met fouten"
    return OF_ONE_INSTITUTION[batch_state] if batch_state else "klaar om te sturen"


def uploader_words(file: ImportFile, reader: User | Any) -> str:
    """Who uploaded a file, as far as the reader may know it."""
    if file.uploaded_by_id is None:
        return "de beheerder van de server"
    if file.uploaded_by_id == reader.pk:
        return "u"
    return str(file.uploaded_by.name) if file.uploaded_by else "een collega"


def report_name(file: ImportFile) -> str:
    """How the file with its errors is called: after the file that was uploaded."""
    return f"fouten-in-{PurePath(file.name).stem or file.pk}.xlsx"
