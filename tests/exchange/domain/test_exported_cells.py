"""The cells of a measurement in an export."""

from datetime import date
from typing import Any

import pytest

from exchange.domain.exporting import TOLD, FileType, Value, cells_of, file_name
from exchange.domain.layout import HEADER
from measurements.domain.criteria import CRITERIA, CRITERION_FIELDS

WHOLE: dict[str, Value] = {
    "code": "K-2401-7",
    "institution": "aa",
    "location": "Hoofdlocatie",
    "team": "noord",
    "author": "Kim de Vries",
    "trajectory_reference": "T 12",
    "family_reference": "G 7",
    "referred_on": date(2024, 2, 1),
    "started_on": date(2024, 2, 2),
    "ended_on": date(2024, 2, 28),
    "completed_on": date(2024, 3, 5),
    "family_type": "TG01",
    "problems": ["PO01", "PJ02"],
    "work_goals": ["WD01"],
    "follow_up_advice": [],
    **dict.fromkeys(CRITERION_FIELDS, True),
}


def row(**changes: Value) -> dict[str, str]:
    """The cells of the whole measurement with these changes, by header."""
    return dict(zip(HEADER, cells_of(WHOLE | changes), strict=True))


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("meting_id", "K-2401-7"),
        ("instelling", "aa"),
        ("locatie", "Hoofdlocatie"),
        ("team", "noord"),
        ("traject_id", "T 12"),
        ("gezin_id", "G 7"),
        ("datum_aanmelding", "01-02-2024"),
        ("datum_start", "02-02-2024"),
        ("datum_einde", "28-02-2024"),
        ("datum_ingevuld", "05-03-2024"),
        ("type_gezin", "TG01"),
        ("problematiek", "PO01|PJ02"),
        ("werkdoelen", "WD01"),
        ("vervolghulp", ""),
        *((criterion.form_number, "1") for criterion in CRITERIA),
    ],
)
def test_each_field_is_written_as_the_import_reads_it(header: str, cell: str) -> None:
    assert row()[header] == cell


def test_nobody_reads_who_filled_it_in() -> None:
    assert row()["hulpverlener"] == ""
    assert "author" not in TOLD


@pytest.mark.parametrize(("score", "cell"), [(True, "1"), (False, "0"), (None, "")])
@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.form_number)
def test_what_is_not_scored_is_empty_and_never_0(criterion: Any, score: bool | None, cell: str) -> None:
    others = {number: "1" for number in HEADER[15:] if number != criterion.form_number}
    found = row(**{criterion.field: score})
    assert found[criterion.form_number] == cell
    assert others.items() <= found.items()


def test_what_is_not_known_is_empty() -> None:
    unknown = ("location", "referred_on", "started_on", "ended_on")
    found = row(**dict.fromkeys(unknown), trajectory_reference="", family_reference="", problems=[], family_type="")
    empty = {header for header, cell in found.items() if cell == ""}
    assert empty == {
        "locatie",
        "hulpverlener",
        "traject_id",
        "gezin_id",
        "datum_aanmelding",
        "datum_start",
        "datum_einde",
        "type_gezin",
        "problematiek",
        "vervolghulp",
    }


def test_a_date_of_long_ago_keeps_its_four_digits() -> None:
    assert row(referred_on=date(987, 6, 5))["datum_aanmelding"] == "05-06-0987"


def test_a_field_that_is_forgotten_raises() -> None:
    with pytest.raises(KeyError, match="problems"):
        cells_of({field: value for field, value in WHOLE.items() if field != "problems"})


@pytest.mark.parametrize(
    ("year", "file_type", "name"),
    [
        (2022, FileType.CSV, "metingen-aa-2022.csv"),
        (2022, FileType.XLSX, "metingen-aa-2022.xlsx"),
        (None, FileType.CSV, "metingen-aa-alle-jaren.csv"),
    ],
)
def test_the_name_says_whose_measurements_of_which_year(year: int | None, file_type: FileType, name: str) -> None:
    assert file_name("aa", year, file_type) == name
