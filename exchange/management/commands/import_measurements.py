"""python manage.py import_measurements FILE [--institution CODE] [--dry-run] [--report FILE.xlsx] [--map FILE.json].

Exits with 0 when everything came in, with 1 when rows have errors and nothing came in, with 2 when the file cannot be
used.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from exchange.domain.mapping import FileMapping, UnusableMapping, mapping_from
from exchange.files.keeping import unpacked
from exchange.models import FileState, ImportBatch, ImportFile
from exchange.selectors.outcomes import totals_of
from exchange.selectors.reports import annotated
from exchange.services import checking, files, reading, taking_over
from exchange.services.progress import unseen
from institutions.models import Institution
from institutions.row_context import RowContext, Scope, row_context
from measurements.domain.selection import RULES

ERRORS: Final = 1
UNUSABLE: Final = 2
MOST_SHOWN: Final = 20
LABEL_WIDTH: Final = 66


class Unusable(CommandError):
    """The file, or what was said about it, cannot be used."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=UNUSABLE)


class Command(BaseCommand):
    """Imports a file as the pages do, in one go and in one transaction."""

    help = "Import measurements from a CSV or XLSX file: all of its rows, or none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--institution", metavar="CODE", help="the only institution that the file may be about")
        parser.add_argument("--dry-run", action="store_true", help="check everything and import nothing")
        parser.add_argument("--report", type=Path, metavar="FILE.xlsx", help="write the file with its errors here")
        parser.add_argument("--map", type=Path, metavar="FILE.json", help="how columns and values are to be read")

    def handle(self, *args: Any, **options: Any) -> None:
        content = _bytes_of(options["file"])
        mapping = _mapping_in(options["map"]) if options["map"] else FileMapping()
        with row_context(_everywhere()):
            file = self._checked(content, options["file"].name, mapping, _institution(options["institution"]))
            self.stdout.write("\n".join(_summary(file)))
            if options["report"]:
                options["report"].write_bytes(file.report or annotated(file, unpacked(bytes(file.lines or b""))))
            failed = file.errors > 0
            if failed or options["dry_run"]:
                transaction.set_rollback(True)
            else:
                _take_over(file)
        if failed:
            raise CommandError("Er is niets ingelezen: herstel eerst de fouten.", returncode=ERRORS)
        self.stdout.write("Proef: er is niets ingelezen." if options["dry_run"] else "Alles is ingelezen.")

    def _checked(self, content: bytes, name: str, mapping: FileMapping, institution: Institution | None) -> ImportFile:
        """The file with its rows checked; raises Unusable."""
        try:
            file = files.kept(content=content, name=name, by=None, institution=institution)
        except ValidationError as error:
            raise Unusable(error.messages[0]) from error
        reading.read(file, unseen)
        if file.state == FileState.REFUSED:
            raise Unusable(file.message)
        settled = mapping.over(mapping_from(file.mapping))
        if problems := files.recognition_of(file, settled).problems:
            raise Unusable("\n".join(problems))
        files.remember(file, settled)
        file.mapping, file.state = settled.as_json, FileState.CHECKING
        checking.check(file, unseen)
        return file


def _take_over(file: ImportFile) -> None:
    if file.institution_id is None:
        files.clear(file, FileState.SENT)
    for batch in file.batches.select_related("file", "institution"):
        taking_over.take_over(batch, None, unseen)


def _summary(file: ImportFile) -> Iterator[str]:
    yield _line("rijen gelezen", file.rows)
    for batch in file.batches.select_related("institution").order_by("institution__code"):
        yield from _summary_of(batch)
    yield _line("rijen met fouten", file.errors)
    for problem in file.problems.all()[:MOST_SHOWN]:
        yield f"  regel {problem.line}, {problem.column or 'de hele rij'}: {problem.message}"
    if (number := file.problems.count()) > MOST_SHOWN:
        yield f"  en nog {number - MOST_SHOWN}; --report FILE.xlsx geeft ze allemaal"


def _summary_of(batch: ImportBatch) -> Iterator[str]:
    totals = totals_of(batch)
    yield f"{batch.institution.code} {batch.institution.name}"
    yield _line("  nieuw, telt mee", totals.valid)
    for rule in RULES:
        if rule.code in totals.excluded:
            yield _line(f"  nieuw, telt niet mee: {rule.label}", totals.excluded[rule.code])
    yield _line("  stond er al", totals.duplicates)
    yield _line("  stond er al met andere antwoorden, blijft zoals het is", totals.changed)


def _line(label: str, number: int) -> str:
    return f"{label:<{LABEL_WIDTH}}{number:>8}"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unusable(f"Het bestand {path} is niet te lezen.") from error


def _mapping_in(path: Path) -> FileMapping:
    try:
        return mapping_from(json.loads(_bytes_of(path)))
    except (UnusableMapping, ValueError) as error:
        raise Unusable(f"{path}: {error}") from error


def _institution(code: str | None) -> Institution | None:
    if code is None:
        return None
    institution = Institution.objects.filter(code=code).first()
    if institution is None:
        raise Unusable(f"Er is geen instelling met de code {code!r}.")
    return institution


def _everywhere() -> RowContext:
    """Whoever may run commands on the server may import for every institution."""
    ids = tuple(Institution.objects.using("counter").values_list("pk", flat=True))
    return RowContext(institutions=ids, leads=ids, scopes=frozenset({Scope.NATIONAL}), reason="import")
