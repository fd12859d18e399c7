"""What became of a file, and who brought it, in words."""

import pytest

from exchange.models import ImportFile
from exchange.pages.overview import file_words, report_name, uploader_words
from institutions.models import User


@pytest.mark.parametrize(
    ("state", "errors", "batch_state", "words"),
    [
        ("reading", 0, None, "wordt gelezen"),
        ("mapping", 0, None, "kolommen controleren"),
        ("checking", 0, None, "wordt gecontroleerd"),
        ("checked", 1, None, "1 rij met fouten"),
        ("checked", 1_200, "preview", "1.200 rijen met fouten"),
        ("checked", 0, "preview", "klaar om toe te voegen"),
        ("checked", 0, "imported", "ingelezen"),
        ("checked", 0, "undone", "ongedaan gemaakt"),
        ("checked", 0, None, "klaar om te sturen"),
        ("sent", 0, None, "aan de teamleiders gestuurd"),
        ("refused", 0, None, "niet bruikbaar"),
        ("removed", 0, "declined", "verwijderd"),
    ],
)
def test_a_file_says_how_far_it_is(state: str, errors: int, batch_state: str | None, words: str) -> None:
    assert file_words(ImportFile(state=state, errors=errors), batch_state) == words


def test_who_brought_a_file_is_said_as_far_as_the_reader_may_know() -> None:
    reader, known = User(pk=1, name="Lezer"), User(pk=2, name="Kim Bakker")
    assert uploader_words(ImportFile(uploaded_by=reader), reader) == "u"
    assert uploader_words(ImportFile(uploaded_by=known), reader) == "Kim Bakker"
    out_of_sight = ImportFile(uploaded_by_id=3)
    ImportFile.uploaded_by.field.set_cached_value(out_of_sight, None)
    assert uploader_words(out_of_sight, reader) == "een collega"
    assert uploader_words(ImportFile(), reader) == "de beheerder van de server"


@pytest.mark.parametrize(
    ("name", "report"), [("metingen 2024.csv", "fouten-in-metingen 2024.xlsx"), ("", "fouten-in-7.xlsx")]
)
def test_the_file_with_mistakes_is_called_after_the_file(name: str, report: str) -> None:
    assert report_name(ImportFile(pk=7, name=name)) == report
