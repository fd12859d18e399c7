"""Files of pandas, DuckDB and LibreOffice are read, and they open ours."""

import io
import json
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from exchange.files.annotating import annotated_xlsx
from institutions.spreadsheets import write_csv, write_xlsx
from tests.exchange.files.making import cells, xlsx

ROWS = [
    ["meting_id", "team", "datum_start", "1"],
    ["BO-1", "é, “oost”; zuid", "2022-03-27", "1"],
    ["BO-2", "", "", "0"],
]
OURS = {
    "csv": lambda: write_csv(ROWS),
    "xlsx": lambda: write_xlsx({"metingen": ROWS, "codeboek": [["kolom"]]}),
    "annotated": lambda: annotated_xlsx(enumerate(ROWS, 1), {2: {"team": ["Dit team is niet bekend."]}}),
}
Convert = Callable[..., bytes]


@pytest.fixture
def frame() -> pd.DataFrame:
    """The same rows, with dates and numbers as pandas has them."""
    made = pd.DataFrame(ROWS[1:], columns=ROWS[0])
    made["datum_start"] = pd.to_datetime(made["datum_start"])
    made["1"] = made["1"].astype(int)
    return made


@pytest.fixture
def converted(tmp_path: Path) -> Convert:
    """A function that has LibreOffice make another kind of file; skips where it is not installed."""
    if not (office := shutil.which("soffice")):
        pytest.skip("LibreOffice is not installed: apt-get install libreoffice-calc")

    def convert(content: bytes, suffix: str, to: str, *options: str) -> bytes:
        (tmp_path / f"metingen.{suffix}").write_bytes(content)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", to, "--outdir", str(tmp_path / "made")]
        subprocess.run(
            [*command, *options, str(tmp_path / f"metingen.{suffix}")], check=True, capture_output=True, timeout=120
        )
        return (tmp_path / "made" / f"metingen.{to}").read_bytes()

    return convert


def in_duckdb(work: str) -> str:
    """What this prints with a `database`; in a process of its own, for at its end DuckDB lists what it leaked."""
    script = "import duckdb, json\nwith duckdb.connect() as database:\n" + textwrap.indent(
        textwrap.dedent(work), "    "
    )
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_of_pandas_is_read(frame: pd.DataFrame, tmp_path: Path, delimiter: str, encoding: str) -> None:
    frame.to_csv(tmp_path / "metingen.csv", sep=delimiter, encoding=encoding, index=False)
    assert cells((tmp_path / "metingen.csv").read_bytes()) == ROWS


def test_a_workbook_of_pandas_is_read(frame: pd.DataFrame) -> None:
    stream = io.BytesIO()
    frame.to_excel(stream, engine="openpyxl", index=False)
    assert cells(stream.getvalue()) == ROWS


@pytest.mark.parametrize("options", ["HEADER", "HEADER, DELIMITER ';'", "HEADER, FORCE_QUOTE *"])
def test_csv_of_duckdb_is_read(frame: pd.DataFrame, tmp_path: Path, options: str) -> None:
    path = tmp_path / "metingen.csv"
    frame.to_csv(tmp_path / "frame.csv", index=False)
    in_duckdb(
        f"""
        database.execute('''
            COPY (SELECT meting_id, team, datum_start::DATE AS datum_start, "1"
                  FROM read_csv('{tmp_path / "frame.csv"}')) TO '{path}' ({options})
        ''')
        """  # noqa: S608
    )
    assert cells(path.read_bytes()) == ROWS


@pytest.mark.parametrize("to", ["csv", "xlsx"])
def test_files_of_libreoffice_are_read(converted: Convert, to: str) -> None:
    assert cells(converted(xlsx(*ROWS), "xlsx", to)) == ROWS


def test_pandas_opens_our_csv() -> None:
    read = pd.read_csv(io.BytesIO(write_csv(ROWS)), sep=";", dtype=str, keep_default_na=False)
    assert [list(read.columns), *read.to_numpy().tolist()] == ROWS


def test_pandas_opens_our_workbook() -> None:
    read = pd.read_excel(io.BytesIO(OURS["xlsx"]()), engine="openpyxl", dtype=str, keep_default_na=False)
    assert [list(read.columns), *read.to_numpy().tolist()] == ROWS


def test_pandas_opens_our_annotated_workbook() -> None:
    read = pd.read_excel(io.BytesIO(OURS["annotated"]()), engine="openpyxl", dtype=str, keep_default_na=False)
    assert read["fouten"].tolist() == ["team: Dit team is niet bekend.", ""]
    assert read.drop(columns="fouten").to_numpy().tolist() == ROWS[1:]


def test_duckdb_opens_our_csv(tmp_path: Path) -> None:
    (tmp_path / "metingen.csv").write_bytes(write_csv(ROWS))
    printed = in_duckdb(
        f"""
        read = database.read_csv('{tmp_path / "metingen.csv"}', all_varchar=True, header=True, delimiter=";")
        print(json.dumps([read.columns, *read.fetchall()]))
        """
    )
    assert [[cell or "" for cell in row] for row in json.loads(printed)] == ROWS


@pytest.mark.parametrize("kind", ["xlsx", "annotated"])
def test_libreoffice_opens_our_workbooks(converted: Convert, kind: str) -> None:
    assert cells(converted(OURS[kind](), "xlsx", "csv")) == ROWS


def test_libreoffice_opens_our_csv(converted: Convert) -> None:
    as_excel_does = "--infilter=CSV:59,34,76"  # semicolon, quotes, UTF-8: what its window proposes for this file
    assert cells(converted(write_csv(ROWS), "csv", "xlsx", as_excel_does)) == ROWS
