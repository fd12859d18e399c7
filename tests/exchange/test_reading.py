"""An uploaded file is read, or refused with nothing of it kept."""

import pytest

from exchange.files.keeping import unpacked
from exchange.models import FileState, RememberedMapping
from exchange.services import reading
from exchange.services.progress import unseen
from institutions.models import Institution
from tests.exchange.files_to_import import csv_of, read_file, row

pytestmark = pytest.mark.django_db


def test_a_file_is_read_into_lines_and_a_profile(institution: Institution) -> None:
    file = read_file(csv_of(row(c3a="9"), row(c3a="9", problematiek="PJ01|XX")), institution)
    assert (file.state, file.rows, file.content) == (FileState.MAPPING, 2, None)
    lines = list(unpacked(bytes(file.lines)))
    assert [number for number, _ in lines] == [1, 2, 3]
    by_header = {column["header"]: column["values"] for column in file.profile["columns"]}
    assert by_header["3a"] == {"9": 2}
    assert by_header["problematiek"] == {"PO01": 1, "PJ01": 2, "XX": 1}
    assert by_header["traject_id"] == {"": 2}


def test_a_column_of_very_many_values_is_not_counted(institution: Institution) -> None:
    file = read_file(csv_of(*(row() for _ in range(260))), institution)
    by_header = {column["header"]: column for column in file.profile["columns"]}
    assert by_header["meting_id"] == {"header": "meting_id", "values": {}, "has_many": True}


@pytest.mark.parametrize("content", [b"", b"alleen een kolom\r\n1\r\n"])
def test_an_unusable_file_is_refused_with_a_reason_and_nothing_is_kept(
    content: bytes, institution: Institution
) -> None:
    file = read_file(content, institution)
    assert file.state == FileState.REFUSED
    assert file.message
    assert (file.content, file.lines, file.profile) == (None, None, {})


def test_columns_about_persons_are_refused_all_at_once(institution: Institution) -> None:
    header = ("meting_id", "BSN", "Naam kind", "team")
    file = read_file(csv_of({"meting_id": "1", "BSN": "x"}, header=header), institution)
    assert file.state == FileState.REFUSED
    assert file.message == (
        "De kolom 'BSN' lijkt een burgerservicenummer te bevatten. Haal deze kolom uit het bestand en lees het bestand "
        "opnieuw in. De kolom 'Naam kind' lijkt een naam te bevatten. Haal deze kolom uit het bestand en lees het "
        "bestand opnieuw in."
    )


def test_a_column_that_nobody_reads_is_refused_for_what_stands_in_it(institution: Institution) -> None:
    header = ("meting_id", "kenmerk")
    rows = [{"meting_id": str(number), "kenmerk": "rood"} for number in range(300)]
    file = read_file(csv_of(*rows, {"meting_id": "x", "kenmerk": "111222333"}, header=header), institution)
    assert file.state == FileState.REFUSED
    assert file.message.startswith("In de kolom 'kenmerk' lijkt regel 302 een burgerservicenummer te bevatten.")


def test_a_file_is_read_as_the_last_one_of_the_institution(
    institution: Institution, other_institution: Institution
) -> None:
    RememberedMapping.objects.create(
        institution=institution, mapping={"columns": {"start": "started_on"}, "values": {}}
    )
    assert read_file(csv_of(), institution).mapping["columns"] == {"start": "started_on"}
    assert read_file(csv_of(), other_institution).mapping["columns"] == {}
    assert read_file(csv_of(), None).mapping["columns"] == {}


def test_reading_twice_changes_nothing(institution: Institution) -> None:
    file = read_file(csv_of(), institution)
    kept = bytes(file.lines)
    reading.read(file, unseen)
    file.refresh_from_db()
    assert bytes(file.lines) == kept
