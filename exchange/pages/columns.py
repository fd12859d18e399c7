"""The columns of the format, explained for whoever makes a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from exchange.domain.codebook_sheet import MEANINGS, ListedAnswer
from exchange.domain.exporting import FileType
from exchange.domain.layout import COLUMNS, HEADER, SEVERAL, Column, Kind
from institutions.spreadsheets import write_csv, write_xlsx
from measurements.domain.criteria import CRITERIA
from measurements.domain.validation import CODE_FIELDS

DATE: Final = "Als dag-maand-jaar, zoals 27-3-2026, of jaar-maand-dag."
CONTENTS: Final[Mapping[str, str]] = {
    "code": "Waaraan u de meting herkent. Elke meting heeft een ander meting_id.",
    "institution": "De code of de naam van de instelling. Mag leeg zijn als het bestand over één instelling gaat.",
    "location": "De naam van de locatie. Alleen nodig als twee teams dezelfde naam hebben.",
    "team": "De code of de naam van het team. Mag leeg zijn als de instelling één team heeft.",
    "author": "Het e-mailadres of de naam van de hulpverlener bij u op het werk. Mag leeg zijn.",
    "trajectory_reference": "Uw eigen code voor het traject; nooit een naam of een BSN.",
    "family_reference": "Uw eigen code voor het gezin; nooit een naam of een BSN.",
}
SCORE: Final = "1 = behaald, 0 = niet behaald, leeg = niet gescoord."

_LABELS: Final = {criterion.field: criterion.label for criterion in CRITERIA}


@dataclass(frozen=True, slots=True)
class ColumnHelp:
    """A column of the format, whether a file must have it, and what its cells hold."""

    header: str
    must: str
    contents: str


def column_help() -> list[ColumnHelp]:
    """The columns in the order of the format."""
    return [
        ColumnHelp(one.header, "verplicht" if one.is_required else "mag ontbreken", _contents(one)) for one in COLUMNS
    ]


def template_content(file_type: FileType, answers: Sequence[ListedAnswer]) -> bytes:
    """An empty file with the header to fill in below; a workbook has a sheet that says what goes where."""
    if file_type is FileType.CSV:
        return write_csv([HEADER])
    return write_xlsx({"metingen": [HEADER], "toelichting": _explanation(answers)})


def _explanation(answers: Sequence[ListedAnswer]) -> Iterator[Sequence[str]]:
    yield "kolom", "verplicht", "wat erin hoort"
    yield from ((one.header, one.must, one.contents) for one in column_help())
    for column in COLUMNS:
        listed = [one for one in answers if one.codebook == CODE_FIELDS.get(column.field) and one.active_until is None]
        yield from ((column.header, one.code, one.label) for one in listed)


def _contents(column: Column) -> str:
    if column.kind is Kind.SCORE:
        return f"{_LABELS[column.field]}: {SCORE}"
    if column.kind is Kind.DATE:
        return f"{MEANINGS[column.field][0]} {DATE}"
    if column.kind is Kind.CHOICES:
        several = f"Geen, één of meer codes uit de keuzelijst, met {SEVERAL} ertussen."
        return f"{several} Of een kolom met 0 en 1 per code, zoals {column.header}_{_EXAMPLES[column.field]}."
    return CONTENTS.get(column.field, MEANINGS[column.field][0])


_EXAMPLES: Final = {"problems": "PJ01", "work_goals": "WD01", "follow_up_advice": "VH01"}
