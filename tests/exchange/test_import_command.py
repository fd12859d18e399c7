"""python manage.py import_measurements: exit codes, the summary, and all or nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from exchange.files.reading import read_table
from exchange.models import ImportFile, RememberedMapping
from institutions.models import Institution
from measurements.models import Measurement
from tests.exchange.files_to_import import csv_of, row
from tests.world import seeing_everything

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("world")]

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs the command on this content; its exit code, and what it printed."""

    def run_command(content: bytes, *arguments: str, **options: Any) -> tuple[int, str]:
        path = tmp_path / "metingen.csv"
        path.write_bytes(content)
        code = 0
        try:
            call_command("import_measurements", str(path), *arguments, **options)
        except CommandError as error:
            code = error.returncode
            print(error)  # noqa: T201 - as manage.py does
        return code, capsys.readouterr().out

    return run_command


def codes() -> list[str]:
    return sorted(Measurement.objects.values_list("code", flat=True))


def test_everything_comes_in_and_the_summary_counts_it(run: Run) -> None:
    few = {f"c{number}": "" for number in ("1", "2", "3a", "3b")}
    code, printed = run(csv_of(row(meting_id="A1"), row(meting_id="A2", **few), row(meting_id="B1", instelling="bb")))
    assert code == 0
    assert codes() == ["A1", "A2", "B1"]
    assert [" ".join(line.split()) for line in printed.splitlines()] == [
        "rijen gelezen 3",
        "aa Instelling AA",
        "nieuw, telt mee 1",
        "nieuw, telt niet mee: Minstens 8 van de 11 uitvoeringscriteria zijn gescoord 1",
        "stond er al 0",
        "stond er al met andere antwoorden, blijft zoals het is 0",
        "bb Instelling BB",
        "nieuw, telt mee 1",
        "stond er al 0",
        "stond er al met andere antwoorden, blijft zoals het is 0",
        "rijen met fouten 0",
        "Alles is ingelezen.",
    ]


def test_one_error_keeps_everything_out_and_is_said_with_line_and_column(run: Run) -> None:
    code, printed = run(csv_of(row(), row(c3a="9"), row(instelling="bb")))
    assert code == 1
    assert "  regel 3, 3a: '9' is geen score." in printed
    assert "Er is niets ingelezen: herstel eerst de fouten." in printed
    assert codes() == []
    assert not ImportFile.objects.exists()


def test_more_errors_than_fit_are_in_the_report(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "fouten.xlsx"
    code, printed = run(csv_of(*(row(c3a="9") for _ in range(25))), "--report", str(report))
    assert code == 1
    assert "  en nog 5; --report FILE.xlsx geeft ze allemaal" in printed
    again = list(read_table(report.read_bytes(), "fouten.xlsx"))
    assert len(again) == 26


@pytest.mark.parametrize("content", [b"", b"a;b\r\n1;2\r\n"])
def test_an_unusable_file_gives_2(content: bytes, run: Run) -> None:
    assert run(content)[0] == 2


def test_a_file_that_is_not_there_gives_2(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match=r"Het bestand /nergens/x\.csv is niet te lezen") as refusal:
        call_command("import_measurements", "/nergens/x.csv")
    assert refusal.value.returncode == 2


def test_missing_columns_give_2_and_are_named(run: Run) -> None:
    header = tuple(name for name in row() if name not in ("3a", "datum_start"))
    code, printed = run(csv_of(row(), header=header))
    assert code == 2
    assert "De kolom 3a ontbreekt." in printed
    assert "De kolom datum_start ontbreekt." in printed


def test_a_dry_run_says_the_same_and_imports_nothing(run: Run) -> None:
    content = csv_of(row(meting_id="A1"))
    code, printed = run(content, "--dry-run")
    assert code == 0
    assert "Proef: er is niets ingelezen." in printed
    assert codes() == []
    assert run(content)[1].splitlines()[:-1] == printed.splitlines()[:-1]


def test_one_institution_refuses_the_rows_of_another(run: Run) -> None:
    code, printed = run(csv_of(row(instelling="bb")), "--institution", "aa")
    assert code == 1
    assert "regel 2, instelling: 'bb' is niet Instelling AA" in printed
    code, printed = run(csv_of(row()), "--institution", "zz")
    assert (code, "Er is geen instelling met de code 'zz'." in printed) == (2, True)


def test_a_mapping_says_what_the_file_does_not_and_is_remembered(run: Run, tmp_path: Path) -> None:
    mapping = {"columns": {"einde": "ended_on"}, "values": {"score": {"9": ""}}}
    (tmp_path / "map.json").write_text(json.dumps(mapping))
    header = tuple({"datum_einde": "Einde"}.get(name, name) for name in row())
    content = csv_of(row(meting_id="A1", c3a="9") | {"Einde": "28-2-2024"}, header=header)
    code, printed = run(content, "--institution", "aa", "--map", str(tmp_path / "map.json"))
    assert (code, codes()) == (0, ["A1"]), printed
    assert RememberedMapping.objects.get(institution=Institution.objects.get(code="aa")).mapping == mapping
    assert run(content, "--institution", "aa")[0] == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "map.json: Expecting"),
        ("[]", 'Verwacht wordt {"columns": {...}, "values": {...}}.'),
        ('{"columns": {"x": "nergens"}}', "columns, x: 'nergens' is geen veld van een meting."),
        ('{"values": {"score": {"9": "5"}}}', "values, score: '5' is geen score."),
        ('{"values": {"kleur": {}}}', "values: alleen score,"),
    ],
)
def test_a_mapping_that_is_none_gives_2(text: str, message: str, run: Run, tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text(text)
    code, printed = run(csv_of(), "--map", str(tmp_path / "map.json"))
    assert code == 2
    assert message in printed


def test_without_anybodys_rights_the_command_reaches_every_institution(run: Run) -> None:
    with seeing_everything():
        assert run(csv_of(row(), row(instelling="bb")))[0] == 0
