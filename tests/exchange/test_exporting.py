"""What an export holds: every submitted measurement of the own institution, and never who filled it in."""

import csv
from collections.abc import Callable
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from exchange.domain.exporting import FileType
from exchange.domain.layout import HEADER
from exchange.files.reading import read_table
from exchange.selectors.exporting import exportable, told_values
from exchange.services.exporting import Export, NothingToExport, export_measurements
from institutions.models import Institution, Team, User
from measurements.models import CodebookEntry, Measurement, State
from tests.measurement_data import scores_from_row
from tests.statements import at_most
from tests.world import committed

pytestmark = pytest.mark.django_db

Submitted = Callable[..., Measurement]
Exporting = Callable[..., Export]


@pytest.fixture
def exporting(institution: Institution, lead: User) -> Exporting:
    """A function that exports what the team lead of aa may, of 2024 as CSV unless told otherwise."""

    def export(**changes: Any) -> Export:
        asked: dict[str, Any] = {"institution": institution, "year": 2024, "file_type": FileType.CSV, "by": lead}
        return export_measurements(**(asked | changes))

    return export


def rows_of(made: Export) -> list[dict[str, str]]:
    """The rows of a CSV, by header."""
    return list(csv.DictReader(StringIO(made.content.decode("utf-8-sig")), delimiter=";"))


def codes_of(made: Export) -> list[str]:
    return [row["meting_id"] for row in rows_of(made)]


def workbook_of(made: Export) -> Workbook:
    return load_workbook(BytesIO(made.content))


def test_a_measurement_is_one_row_with_all_its_values(exporting: Exporting, submitted: Submitted) -> None:
    submitted(
        code="K7-4F2E",
        trajectory_reference="T-12",
        family_reference="G-7",
        problems=["PO01", "PJ02"],
        follow_up_advice=[],
        **scores_from_row("1110-111111|10-"),
    )
    scores = dict(zip(HEADER[15:], ["1", "1", "1", "0", "", "1", "1", "1", "1", "1", "1", "1", "0", ""], strict=True))
    assert rows_of(exporting()) == [
        {
            "meting_id": "K7-4F2E",
            "instelling": "aa",
            "locatie": "Hoofdlocatie",
            "team": "noord",
            "hulpverlener": "",
            "traject_id": "T-12",
            "gezin_id": "G-7",
            "datum_aanmelding": "01-02-2024",
            "datum_start": "02-02-2024",
            "datum_einde": "28-02-2024",
            "datum_ingevuld": "05-03-2024",
            "type_gezin": "TG01",
            "problematiek": "PO01|PJ02",
            "werkdoelen": "WD01",
            "vervolghulp": "",
            **scores,
        }
    ]


def test_a_team_without_a_location_leaves_that_cell_empty(
    exporting: Exporting, submitted: Submitted, team: Team
) -> None:
    submitted(code="MET")
    Team.objects.filter(pk=team.pk).update(location=None)
    assert [(row["meting_id"], row["locatie"], row["team"]) for row in rows_of(exporting())] == [("MET", "", "noord")]


def test_rows_stand_in_the_order_of_filling_in_and_then_of_code(exporting: Exporting, submitted: Submitted) -> None:
    submitted(code="B", completed_on=date(2024, 3, 6))
    submitted(code="C", completed_on=date(2024, 3, 5))
    submitted(code="A", completed_on=date(2024, 3, 6))
    assert codes_of(exporting()) == ["C", "A", "B"]


def test_drafts_and_what_was_withdrawn_are_left_out_and_what_does_not_count_is_not(
    exporting: Exporting, submitted: Submitted
) -> None:
    submitted(code="TELT")
    submitted(code="TELT-NIET", **scores_from_row("1111111----|111"))
    submitted(code="CONCEPT", state=State.DRAFT, completed_on=None)
    submitted(code="INGETROKKEN", state=State.WITHDRAWN)
    assert codes_of(exporting()) == ["TELT", "TELT-NIET"]
    assert codes_of(exporting(year=None)) == ["TELT", "TELT-NIET"]


def test_a_year_is_that_of_filling_in_and_without_one_all_come_along(
    exporting: Exporting, submitted: Submitted
) -> None:
    submitted(code="LAATSTE-DAG", ended_on=date(2024, 12, 30), completed_on=date(2024, 12, 31))
    submitted(code="DAG-ERNA", ended_on=date(2024, 12, 30), completed_on=date(2025, 1, 1))
    assert codes_of(exporting()) == ["LAATSTE-DAG"]
    assert codes_of(exporting(year=2025)) == ["DAG-ERNA"]
    made = exporting(year=None)
    assert (codes_of(made), made.count) == (["LAATSTE-DAG", "DAG-ERNA"], 2)
    assert made.name == "metingen-aa-alle-jaren.csv"


def test_no_row_of_another_institution_comes_along(
    exporting: Exporting,
    submitted: Submitted,
    foreign_worker: User,
    lead: User,
    institution: Institution,
    other_institution: Institution,
) -> None:
    submitted(code="EIGEN")
    elsewhere = Team.objects.get(institution=other_institution, code="noord")
    submitted(code="ELDERS", author=foreign_worker, team=elsewhere, institution=other_institution)
    assert codes_of(exporting(year=None)) == ["EIGEN"]
    assert not exportable(lead, other_institution, None).exists()
    with pytest.raises(PermissionDenied):
        exporting(institution=other_institution)


def test_a_worker_exports_nothing_not_even_the_own_measurements(
    exporting: Exporting, submitted: Submitted, worker: User
) -> None:
    submitted()
    with pytest.raises(PermissionDenied):
        exporting(by=worker)


@pytest.mark.parametrize("file_type", FileType)
def test_who_filled_them_in_changes_nothing_about_the_file(
    exporting: Exporting, submitted: Submitted, worker: User, colleague: User, file_type: FileType
) -> None:
    def told(first: User, second: User) -> list[list[Any]]:
        with transaction.atomic():
            submitted(code="EEN", author=first)
            submitted(code="TWEE", author=second)
            made = exporting(file_type=file_type)
            transaction.set_rollback(True)
        if file_type is FileType.CSV:
            return [list(row.values()) for row in rows_of(made)]
        return [list(row) for row in workbook_of(made)["metingen"].iter_rows(values_only=True)]

    rows = told(worker, colleague)
    assert rows == told(colleague, worker)
    names = {name for user in (worker, colleague) for name in (user.name, user.email)}
    assert not names & {str(cell) for row in rows for cell in row}


def test_an_imported_measurement_without_an_author_comes_along(exporting: Exporting, submitted: Submitted) -> None:
    submitted(code="INGELEZEN", author=None, import_number=7)
    assert codes_of(exporting()) == ["INGELEZEN"]


def test_nothing_to_export_gives_no_file(exporting: Exporting, submitted: Submitted) -> None:
    submitted(state=State.WITHDRAWN)
    with pytest.raises(NothingToExport):
        exporting()


def test_a_csv_opens_in_dutch_excel_as_it_is(exporting: Exporting, submitted: Submitted) -> None:
    submitted(code="K7-4F2E", trajectory_reference="Coördinatie 7")
    made = exporting()
    assert (made.name, made.content_type) == ("metingen-aa-2024.csv", "text/csv; charset=utf-8")
    assert made.content.startswith(b"\xef\xbb\xbfmeting_id;instelling;locatie;team;hulpverlener;traject_id;gezin_id;")
    lines = made.content.decode("utf-8-sig").split("\r\n")
    assert lines[0] == ";".join(HEADER)
    assert lines[1].startswith("K7-4F2E;aa;Hoofdlocatie;noord;;Coördinatie 7;;01-02-2024;")
    assert lines[2:] == [""]


@pytest.mark.parametrize("reference", ["-1+1", "=1+1", "+31", "@SOM(A1)", "=HYPERLINK(a)"])
@pytest.mark.parametrize("file_type", FileType)
def test_a_reference_never_becomes_a_formula(
    exporting: Exporting, submitted: Submitted, reference: str, file_type: FileType
) -> None:
    submitted(trajectory_reference=reference, family_reference=reference)
    made = exporting(file_type=file_type)
    if file_type is FileType.CSV:
        (row,) = rows_of(made)
        assert (row["traject_id"], row["gezin_id"]) == (f"'{reference}", f"'{reference}")
        return
    cells = workbook_of(made)["metingen"][2]
    found = {cell.value: cell.data_type for cell in cells[5:7]}
    assert found == {f"'{reference}": "s"}


@pytest.mark.parametrize("file_type", FileType)
def test_the_import_reads_every_cell_back(exporting: Exporting, submitted: Submitted, file_type: FileType) -> None:
    submitted(trajectory_reference="-1+1", **scores_from_row("1110-111111|10-"))
    made = exporting(file_type=file_type)
    (_, header), (_, cells) = read_table(made.content, made.name)
    (row,) = rows_of(exporting())
    assert dict(zip(header, cells, strict=True)) == row | {"traject_id": "-1+1"}


def test_a_workbook_has_the_rows_and_a_codebook_and_nothing_hidden(exporting: Exporting, submitted: Submitted) -> None:
    submitted(code="K7-4F2E")
    made = exporting(file_type=FileType.XLSX)
    assert made.name == "metingen-aa-2024.xlsx"
    assert made.content_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    book = workbook_of(made)
    assert [(sheet.title, sheet.sheet_state) for sheet in book.worksheets] == [
        ("metingen", "visible"),
        ("codeboek", "visible"),
    ]
    for sheet in book.worksheets:
        assert not [one for one in sheet.row_dimensions.values() if one.hidden]
        assert not [one for one in sheet.column_dimensions.values() if one.hidden]
    assert not book.defined_names


def test_every_cell_of_the_rows_in_a_workbook_is_text(exporting: Exporting, submitted: Submitted) -> None:
    submitted(code="K7-4F2E")
    header, row = workbook_of(exporting(file_type=FileType.XLSX))["metingen"].iter_rows(values_only=True)
    assert header == HEADER
    told = dict(zip(header, row, strict=True))
    assert (told["meting_id"], told["datum_start"], told["1"]) == ("K7-4F2E", "02-02-2024", "1")
    assert not [cell for cell in row if cell is not None and not isinstance(cell, str)]
    assert not told["hulpverlener"]


def test_the_codebook_holds_every_code_also_what_has_ended(exporting: Exporting, submitted: Submitted) -> None:
    submitted()
    ended = {"active_from": date(2012, 1, 1), "active_until": date(2014, 12, 31)}
    committed(_add_entry, CodebookEntry(codebook="work_goal", code="WD90", label="Oud doel", order=90, **ended))
    try:
        sheet = workbook_of(exporting(file_type=FileType.XLSX))["codeboek"]
    finally:
        committed(lambda: CodebookEntry.objects.using("owner").filter(code="WD90").delete())
    lines = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert ("WD90", "Oud doel", "01-01-2012", "31-12-2014") in [line[2:] for line in lines]
    codes = {(line[2], line[3]) for line in lines}
    assert set(CodebookEntry.objects.values_list("code", "label")) <= codes


def _add_entry(entry: CodebookEntry) -> None:
    entry.save(using="owner", force_insert=True)


def test_twenty_rows_take_no_more_statements_than_one(
    exporting: Exporting, submitted: Submitted, institution: Institution, lead: User
) -> None:
    for _ in range(20):
        submitted()
    assert lead.active_memberships, "read once a request"
    with at_most(1):
        assert len(list(told_values(exportable(lead, institution, 2024)))) == 20
    with at_most(2):
        assert exporting().count == 20
    with at_most(3):
        exporting(file_type=FileType.XLSX)
