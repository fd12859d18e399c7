"""Files of measurements in a word: a row that is fine, and files of such rows."""

from collections.abc import Mapping
from itertools import count
from typing import Any, Final

from exchange.domain.layout import HEADER
from exchange.domain.mapping import FileMapping
from exchange.models import FileState, ImportBatch, ImportFile
from exchange.services import checking, files, reading, taking_over
from exchange.services.progress import unseen
from institutions.models import Institution
from institutions.spreadsheets import write_csv

_numbers = count(1)

FINE: Final[Mapping[str, str]] = {
    "instelling": "aa",
    "locatie": "Hoofdlocatie",
    "team": "noord",
    "datum_aanmelding": "1-2-2024",
    "datum_start": "2-2-2024",
    "datum_einde": "28-2-2024",
    "datum_ingevuld": "5-3-2024",
    "type_gezin": "TG01",
    "problematiek": "PO01|PJ01",
    "werkdoelen": "WD01",
    "vervolghulp": "VH01",
    **dict.fromkeys(HEADER[HEADER.index("1") :], "1"),
}


def row(**changes: str) -> dict[str, str]:
    """The cells of a row that is fine, with a meting_id of its own, but for these; criteria as c3a="0"."""
    cells = dict.fromkeys(HEADER, "") | FINE | {"meting_id": f"BO-{next(_numbers):05}"}
    named = {name.removeprefix("c") if name not in HEADER else name: text for name, text in changes.items()}
    assert not set(named) - set(HEADER), f"no column is called {set(named) - set(HEADER)}"
    return cells | named


def csv_of(*rows: Mapping[str, str], header: tuple[str, ...] = HEADER) -> bytes:
    """The rows as a CSV file; one that is fine when none are given."""
    return write_csv([header, *([cells.get(name, "") for name in header] for cells in rows or [row()])])


def read_file(content: bytes, institution: Institution | None, by: int | None = None) -> ImportFile:
    """The file, read."""
    file = files.kept(content=content, name="metingen.csv", by=by, institution=institution)
    reading.read(file, unseen)
    return file


def checked_file(
    content: bytes, institution: Institution | None, mapping: FileMapping | None = None, by: int | None = None
) -> ImportFile:
    """The file, read and checked."""
    file = read_file(content, institution, by)
    assert file.state == FileState.MAPPING, file.message
    file.mapping = (mapping or FileMapping()).as_json
    file.state = FileState.CHECKING
    file.save(update_fields=["mapping", "state"])
    checking.check(file, unseen)
    file.refresh_from_db()
    return file


def taken_over(content: bytes, institution: Institution, by: int | None = None) -> ImportBatch:
    """The batch of a file without errors, imported."""
    file = checked_file(content, institution, by=by)
    assert not file.errors, messages(file)
    batch: ImportBatch = file.batches.select_related("file", "institution").get()
    taking_over.take_over(batch, by, unseen)
    return batch


def messages(file: ImportFile) -> list[tuple[int, str, str]]:
    """Line, column and message of every problem."""
    return list(file.problems.values_list("line", "column", "message"))


def outcomes(batch: Any) -> dict[str, str]:
    """Per meting_id of the batch what becomes of its row."""
    return dict(batch.lines.values_list("code", "outcome"))
