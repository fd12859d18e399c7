"""What holds for every file that is read, of whatever kind."""

from collections.abc import Callable, Iterator

import pytest

from exchange.files import tidying
from exchange.files.reading import MOST_BYTES, read_table
from tests.exchange.files.making import cells, refusal, table, xlsx


def as_csv(*rows: list[str]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


@pytest.fixture(params=[as_csv, xlsx], ids=["csv", "xlsx"])
def made(request: pytest.FixtureRequest) -> Callable[..., bytes]:
    """A function that makes a file of these rows, once as CSV and once as XLSX."""
    function: Callable[..., bytes] = request.param
    return function


EMPTY = "Het bestand is leeg. Controleer of u het goede bestand hebt gekozen."


def test_a_file_of_no_bytes_is_refused() -> None:
    assert refusal(b"") == EMPTY


def test_a_file_of_empty_cells_is_refused(made: Callable[..., bytes]) -> None:
    assert refusal(made(["", " "], ["\u00a0", ""])) == EMPTY


def test_a_file_with_a_header_alone_is_refused(made: Callable[..., bytes]) -> None:
    assert refusal(made(["meting_id", "team"], ["", " "])) == (
        "Het bestand heeft alleen een kopregel en geen metingen. Controleer of u het goede bestand hebt."
    )


def test_a_file_of_20_mb_is_read_and_a_larger_one_is_refused() -> None:
    content = b"a;b\n1;2\n"
    assert next(read_table(content.ljust(MOST_BYTES, b"\n"), "groot.csv")) == (1, ["a", "b"])
    assert refusal(content.ljust(MOST_BYTES + 1, b"\n")) == (
        "Het bestand is groter dan 20 MB. Splits het, bijvoorbeeld per jaar, en upload de delen apart."
    )


def test_100000_rows_are_read_and_one_more_is_refused() -> None:
    content = b"a;b\n" + b"1;2\n" * 100_000
    assert sum(1 for _ in read_table(content, "groot.csv")) == 100_001
    assert refusal(content + b"1;2\n") == (
        "Het bestand heeft meer dan 100.000 rijen. Splits het, bijvoorbeeld per jaar, en upload de delen apart."
    )


def test_reading_stops_at_the_first_row_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "MOST_ROWS", 3)

    def lines() -> Iterator[tuple[int, list[str]]]:
        yield from ((number, ["a"]) for number in range(1, 6))
        raise AssertionError("read on")

    with pytest.raises(tidying.UnusableFile, match="meer dan 3 rijen"):
        list(tidying.tidied(lines()))


def test_empty_rows_are_left_out_and_still_counted(made: Callable[..., bytes]) -> None:
    content = made(["", ""], ["a", "b"], ["1", "2"], ["", ""], [" ", "\u00a0"], ["3", "4"])
    assert table(content) == [(2, ["a", "b"]), (3, ["1", "2"]), (6, ["3", "4"])]


def test_space_around_a_cell_or_header_is_left_out(made: Callable[..., bytes]) -> None:
    assert cells(made([" a ", "\u00a0b"], ["\u00a01 ", " 2 "])) == [["a", "b"], ["1", "2"]]


def test_a_short_row_is_filled_up_to_the_header(made: Callable[..., bytes]) -> None:
    assert cells(made(["a", "b", "c"], ["1"])) == [["a", "b", "c"], ["1", "", ""]]


def test_what_stands_beyond_the_header_is_handed_on(made: Callable[..., bytes]) -> None:
    assert cells(made(["a", "b"], ["1", "2", "", "4"])) == [["a", "b"], ["1", "2", "", "4"]]


def test_empty_columns_at_the_end_are_left_out_and_those_between_stay(made: Callable[..., bytes]) -> None:
    assert cells(made(["a", "", "c", "", " "], ["1", "", "3", "", ""])) == [["a", "", "c"], ["1", "", "3"]]


def test_a_doubled_header_is_handed_on(made: Callable[..., bytes]) -> None:
    assert cells(made(["a", "a"], ["1", "2"])) == [["a", "a"], ["1", "2"]]


def test_200_columns_are_read_and_one_more_is_refused(made: Callable[..., bytes]) -> None:
    names = [f"k{number}" for number in range(200)]
    assert len(cells(made(names, names))[1]) == 200
    too_many = "Rij {} heeft meer dan 200 kolommen. Haal de kolommen weg die niet nodig zijn."
    assert refusal(made(names, [*names, "x"])) == too_many.format(2)
    assert refusal(made([*names, "x"], names)) == too_many.format(1)


def test_a_cell_of_1000_characters_is_read_and_a_longer_one_is_refused(made: Callable[..., bytes]) -> None:
    assert cells(made(["a", "b"], ["1", "x" * 1000]))[1][1] == "x" * 1000
    assert refusal(made(["a", "b"], ["1", "x" * 1001])).startswith(
        "Rij 2 heeft een cel met meer dan 1.000 tekens. Maak de tekst korter."
    )


def test_a_cell_that_an_export_made_harmless_is_read_as_it_was(made: Callable[..., bytes]) -> None:
    assert cells(made(["a", "b"], ["'=1", "''-2"]))[1] == ["=1", "'-2"]


def test_our_own_column_of_errors_is_left_out_however_long_it_is(made: Callable[..., bytes]) -> None:
    content = made(["Fouten", "a", "b"], ["Klopt niet. " * 200, "1", "2"], ["alleen dit", "", ""], ["", "3", "4"])
    assert table(content) == [(1, ["a", "b"]), (2, ["1", "2"]), (4, ["3", "4"])]
