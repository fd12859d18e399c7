"""The sheet that explains an export: each column, what its cells may hold, and when a measurement counts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from exchange.domain.exporting import cell_of
from exchange.domain.layout import COLUMNS, SEVERAL, Column, Kind
from measurements.domain.criteria import CRITERIA, Criterion
from measurements.domain.criteria import Kind as CriterionKind
from measurements.domain.selection import RULES
from measurements.domain.validation import CODE_FIELDS

Line = tuple[str, ...]

SHEET_HEADER: Final[Line] = ("kolom", "betekenis", "waarde", "label", "te kiezen vanaf", "te kiezen tot en met")

ONE_CODE: Final = "Eén code uit de keuzelijst."
SEVERAL_CODES: Final = f"Geen, één of meer codes uit de keuzelijst, met {SEVERAL} ertussen."
DATE: Final = "datum als dd-mm-jjjj"

MEANINGS: Final[Mapping[str, tuple[str, str]]] = {
    "code": ("De code van de meting; binnen de instelling heeft elke meting een andere.", "tekst"),
    "institution": ("De instelling.", "code van de instelling"),
    "location": ("De locatie waar het team bij hoort; leeg als het team geen locatie heeft.", "naam van de locatie"),
    "team": ("Het team waarvoor de meting is ingevuld.", "code van het team"),
    "author": ("Altijd leeg: cijfers per hulpverlener ziet alleen die hulpverlener zelf.", "leeg"),
    "trajectory_reference": ("De eigen code van de instelling voor het traject.", "tekst of leeg"),
    "family_reference": ("De eigen code van de instelling voor het gezin.", "tekst of leeg"),
    "referred_on": ("De dag van aanmelding.", f"{DATE}, of leeg"),
    "started_on": ("De dag waarop de hulp begon.", f"{DATE}, of leeg"),
    "ended_on": ("De dag waarop de hulp eindigde.", f"{DATE}, of leeg"),
    "completed_on": ("De dag waarop de meting voor het eerst is verstuurd; die bepaalt het jaar.", DATE),
    "family_type": (f"Type gezin. {ONE_CODE}", ""),
    "problems": (f"Problematiek; (j) is van de jeugdige, (o) van een ouder. {SEVERAL_CODES}", ""),
    "work_goals": (f"Werkdoelen. {SEVERAL_CODES}", ""),
    "follow_up_advice": (f"Advies voor vervolghulp; niet de hulp die is gekozen. {SEVERAL_CODES}", ""),
}
"""By field: what a column holds, and what its cells look like where no list says so."""

SCORES: Final = (("1", "behaald"), ("0", "niet behaald"), ("leeg", "niet gescoord; dat is niet hetzelfde als 0"))

CRITERION_KINDS: Final = {
    CriterionKind.PROCESS: "Uitvoeringscriterium",
    CriterionKind.OUTCOME: "Uitkomstcriterium",
}

COUNTING: Final = "(telt mee)"
COUNTING_MEANING: Final = "Geen kolom. Een meting telt mee in de cijfers als aan alle regels hieronder is voldaan."
CARE: Final[Line] = (
    "(let op)",
    "Dit bestand bevat gegevens over gezinnen. Bewaar het veilig en verwijder het als u klaar bent.",
    *("",) * 4,
)

_CRITERION_OF: Final = {criterion.field: criterion for criterion in CRITERIA}


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """An entry of a code list, also one that has ended; the two days are the first and the last to choose it."""

    codebook: str
    code: str
    label: str
    active_from: date
    active_until: date | None = None


def codebook_lines(answers: Sequence[ListedAnswer]) -> Iterator[Line]:
    """The lines of the sheet, the header first: one for each column and each value that a cell of it may hold.

    Then the rules by which a measurement counts, and how to keep the file. `answers` in the order of their lists.
    """
    yield SHEET_HEADER
    for column in COLUMNS:
        yield from _lines_of(column, answers)
    yield COUNTING, COUNTING_MEANING, "", "", "", ""
    for rule in RULES:
        yield COUNTING, rule.label, "", "", "", ""
    yield CARE


def _lines_of(column: Column, answers: Iterable[ListedAnswer]) -> Iterator[Line]:
    if column.kind is Kind.SCORE:
        meaning = _question(_CRITERION_OF[column.field])
        yield from ((column.header, meaning, score, label, "", "") for score, label in SCORES)
        return
    meaning, values = MEANINGS[column.field]
    if column.field not in CODE_FIELDS:
        yield column.header, meaning, values, "", "", ""
        return
    for answer in answers:
        if answer.codebook == CODE_FIELDS[column.field]:
            days = cell_of(answer.active_from), cell_of(answer.active_until)
            yield column.header, meaning, answer.code, answer.label, *days


def _question(criterion: Criterion) -> str:
    return f"{CRITERION_KINDS[criterion.kind]} {criterion.form_number}. {criterion.label}. {criterion.question}"
