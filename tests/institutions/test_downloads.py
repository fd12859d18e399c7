"""Downloads are saved under a harmless name and never shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from institutions.downloads import LONGEST_NAME, download, safe_name


def test_a_download_is_an_attachment_that_nobody_keeps_or_guesses_about() -> None:
    answer = download("a;b", filename="Metingen 2025.csv", content_type="text/csv; charset=utf-8")
    assert answer["Content-Disposition"] == 'attachment; filename="Metingen 2025.csv"'
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
    assert answer.content == b"a;b"


def test_a_name_beyond_ascii_is_sent_in_utf_8() -> None:
    answer = download(b"", filename="Coördinatie.csv", content_type="text/csv")
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''Co%C3%B6rdinatie.csv"


@pytest.mark.parametrize(
    ("given_name", "name"),
    [
        ("../../etc/passwd", "-..-etc-passwd"),
        ("C:\\map\\a.csv", "C--map-a.csv"),
        ('a".csv\r\nSet-Cookie: x', "a-.csvSet-Cookie- x"),
        ("a\u202efdp.csv", "afdp.csv"),
        ("...", "bestand"),
        ("", "bestand"),
        ("x" * 300 + ".csv", "x" * 97 + ".csv"),
    ],
)
def test_what_no_file_system_takes_is_left_out_of_the_name(given_name: str, name: str) -> None:
    assert safe_name(given_name) == name


@given(st.text())
def test_every_name_gives_one_header_line_and_no_path(name: str) -> None:
    header = download("", filename=name, content_type="text/csv")["Content-Disposition"]
    assert header.startswith("attachment; filename")
    assert not {"\r", "\n", "\x00"} & set(header)
    assert not {"/", "\\"} & set(safe_name(name))
    assert 0 < len(safe_name(name)) <= LONGEST_NAME + 1
