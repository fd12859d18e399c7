"""What makes a measurement acceptable, in one place for the form, the import, the demo data and later the API.

Dates, codes and references only: whether a measurement counts is a matter of selection, and one that does not count
may still be submitted.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from measurements.domain.criteria import CRITERION_FIELDS, Criterion
from measurements.domain.references import reference_problem

FIRST_DAY: Final = date(2011, 1, 1)
"""The benchmark began in 2011; an earlier date is a typing error."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one field, in Dutch, with what to do about it."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class MeasurementValues:
    """What a person filled in beside the 14 scores; None, "" and () are not filled in."""

    referred_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    family_type: str = ""
    problems: tuple[str, ...] = ()
    work_goals: tuple[str, ...] = ()
    follow_up_advice: tuple[str, ...] = ()
    trajectory_reference: str = ""
    family_reference: str = ""


EDITABLE_FIELDS: Final = frozenset(MeasurementValues.__dataclass_fields__) | {"answered", *CRITERION_FIELDS}
"""What a person may change on a measurement."""

CHANGING_FIELDS: Final = (*sorted(EDITABLE_FIELDS), "state", "completed_on", "version", "changed_at")
"""What ever changes on a measurement once it is submitted; PostgreSQL sees to it that the rest stays.

A draft can be handed to somebody else too, which changes its author; institution, team and code never change.
"""


CLOSED_TO_IMPORTS: Final = "Metingen uit dat jaar worden niet meer ingelezen. Haal deze rij weg, of vraag het aan SEJN."

DATE_LABELS: Final[Mapping[str, str]] = {
    "referred_on": "datum van aanmelding",
    "started_on": "begindatum",
    "ended_on": "einddatum",
}

DATE_ORDER: Final = (
    (
        "referred_on",
        "started_on",
        "De begindatum ligt vóór de datum van aanmelding. Controleer beide datums.",
    ),
    ("started_on", "ended_on", "De einddatum ligt vóór de begindatum. Controleer beide datums."),
)

CODE_FIELDS: Final[Mapping[str, str]] = {
    "family_type": "family_type",
    "problems": "problem",
    "work_goals": "work_goal",
    "follow_up_advice": "follow_up_advice",
}
"""The field of the measurement -> the code list its codes come from."""

REFERENCE_NAMES: Final[Mapping[str, str]] = {"trajectory_reference": "traject", "family_reference": "gezin"}
"""The field of the measurement -> how messages call what its reference stands for."""


def draft_problems(
    values: MeasurementValues, *, active_codes: Mapping[str, frozenset[str]], completed_on: date
) -> list[Problem]:
    """Everything that may not even be saved in a draft: impossible dates, unknown codes, unfit references.

    `active_codes` holds the codes that may be chosen, per code list; `completed_on` is the local date of filling in.
    """
    return [
        *_impossible_dates(values, completed_on),
        *_dates_out_of_order(values),
        *_unfit_references(values),
        *_unknown_codes(values, active_codes),
    ]


def submission_problems(
    values: MeasurementValues, *, active_codes: Mapping[str, frozenset[str]], completed_on: date
) -> list[Problem]:
    """Everything that stands in the way of submitting: what a draft may not hold, and what is still missing."""
    missing = [
        Problem(name, f"Vul de {label} in.") for name, label in DATE_LABELS.items() if getattr(values, name) is None
    ]
    if not values.family_type:
        missing.append(Problem("family_type", "Kies het type gezin."))
    return missing + draft_problems(values, active_codes=active_codes, completed_on=completed_on)


def completion_problems(completed_on: date | None, *, today: date, closed_years: Collection[int]) -> list[Problem]:
    """What is wrong with a day of filling in that somebody else kept; the form's own is always today."""
    if completed_on is None:
        return [Problem("completed_on", "Vul de datum van invullen in.")]
    if completed_on > today:
        return [Problem("completed_on", "De datum van invullen ligt in de toekomst. Vul een eerdere datum in.")]
    if completed_on < FIRST_DAY:
        return [Problem("completed_on", "De datum van invullen ligt vóór 2011. Controleer het jaartal.")]
    if completed_on.year in closed_years:
        return [Problem("completed_on", f"Het jaar {completed_on.year} is gesloten. {CLOSED_TO_IMPORTS}")]
    return []


def open_criteria_text(criteria: list[Criterion]) -> str:
    """One line for all criteria that have no answer, instead of fourteen."""
    numbers = ", ".join(criterion.form_number for criterion in criteria)
    if len(criteria) == 1:
        return f"1 criterium heeft nog geen antwoord: {numbers}"
    return f"{len(criteria)} criteria hebben nog geen antwoord: {numbers}"


def _impossible_dates(values: MeasurementValues, completed_on: date) -> list[Problem]:
    found = []
    for name, label in DATE_LABELS.items():
        day = getattr(values, name)
        if day is not None and day > completed_on:
            found.append(Problem(name, f"De {label} ligt na de dag van invullen. Vul een eerdere datum in."))
        if day is not None and day < FIRST_DAY:
            found.append(Problem(name, f"De {label} ligt vóór 2011. Controleer het jaartal."))
    return found


def _dates_out_of_order(values: MeasurementValues) -> list[Problem]:
    found = []
    for earlier, later, message in DATE_ORDER:
        first, second = getattr(values, earlier), getattr(values, later)
        if first is not None and second is not None and second < first:
            found.append(Problem(later, message))
    return found


def _unfit_references(values: MeasurementValues) -> list[Problem]:
    found = ((field, reference_problem(getattr(values, field), name)) for field, name in REFERENCE_NAMES.items())
    return [Problem(field, message) for field, message in found if message]


def _unknown_codes(values: MeasurementValues, active_codes: Mapping[str, frozenset[str]]) -> list[Problem]:
    found = []
    for name, codebook in CODE_FIELDS.items():
        chosen = getattr(values, name)
        codes = (chosen,) if chosen and isinstance(chosen, str) else chosen
        if not active_codes[codebook].issuperset(codes):
            found.append(Problem(name, "Deze keuze staat niet (meer) in de keuzelijst. Kies een andere."))
    return found
