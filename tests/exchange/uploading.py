"""Files of measurements as the tests of the import pages bring them, and what becomes of them."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from exchange.domain.layout import HEADER
from exchange.domain.profile import Profiler, as_json
from exchange.files.keeping import packed
from exchange.models import FileState, ImportFile, ImportJob
from exchange.services import jobs
from institutions.models import Institution, User
from institutions.spreadsheets import write_csv

Table = Sequence[Sequence[str]]

LEAD, ANALYST = "lead@aa.example", "analyst@sejn.example"

SOUND_ROW = {
    "meting_id": "M-1",
    "instelling": "aa",
    "team": "noord",
    "datum_aanmelding": "2024-03-01",
    "datum_start": "2024-03-01",
    "datum_einde": "2024-04-12",
    "datum_ingevuld": "2024-04-15",
    "type_gezin": "TG01",
    "problematiek": "PJ01|PO02",
    "werkdoelen": "WD01",
    "vervolghulp": "VH01",
}


def row(**changes: str) -> list[str]:
    """A row in which nothing is wrong, with these changes by header; scores stand under c1, c3a and so on."""
    by_header = SOUND_ROW | {name.removeprefix("c"): value for name, value in changes.items()}
    return [by_header.get(name, "1" if len(name) <= 2 else "") for name in HEADER]


def stored(*rows: Sequence[str], header: Sequence[str] = HEADER, **fields: Any) -> ImportFile:
    """A file with these rows whose columns are to be looked at; of institution aa, and by its team lead, if not said.

    One without an institution is by the analyst of SEJN.
    """
    profiler = Profiler(header)
    for cells in rows:
        profiler.add(cells)
    values = {
        "institution": Institution.objects.get(code="aa"),
        "uploaded_by": User.objects.get(email=LEAD if fields.get("institution", True) else ANALYST),
        "uploaded_at": timezone.now(),
        "name": "metingen 2024.csv",
        "sha256": "0" * 64,
        "lines": packed([(1, list(header)), *((number, list(cells)) for number, cells in enumerate(rows, 2))]),
        "rows": len(rows),
        "profile": {"columns": as_json(profiler.columns)},
        "state": FileState.MAPPING,
    }
    return ImportFile.objects.create(**values | fields)


def address(file: ImportFile, rest: str = "") -> str:
    return f"/importeren/{file.pk}/{rest}"


def press(browser: Client, file: ImportFile, action: str, **fields: str) -> HttpResponse:
    """The answer to a button on the page of the file."""
    return browser.post(address(file), {"action": action, **fields})


def upload(browser: Client, table: Table, name: str = "metingen.csv", **fields: str) -> HttpResponse:
    """The answer to uploading this table as a CSV."""
    return browser.post("/importeren/", {"bestand": SimpleUploadedFile(name, write_csv(table)), **fields})


def work_off() -> None:
    """Do what waits for a worker."""
    for job_id in ImportJob.objects.filter(state__in=("waiting", "busy")).values_list("pk", flat=True):
        jobs.run(job_id)
