"""The 14 criteria of the kwaliteitsmeting ASH 2.0, in one table.

Source: the measurement form (form numbers) and Tabel 2 of the annual report (report numbers).
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm
from typing import Final

INSTRUMENT_VERSION: Final = "ASH 2.0"
NORM: Final = Fraction(4, 5)


class Kind(StrEnum):
    """What a criterion is about. Never inferred from a number: 5d is a process criterion."""

    PROCESS = "process"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of the form, scored met (True), not met (False) or not scored (None)."""

    form_number: str
    report_number: int
    kind: Kind
    field: str
    label: str
    question: str


CRITERIA: Final[tuple[Criterion, ...]] = (
    Criterion(
        "1",
        1,
        Kind.PROCESS,
        "started_within_24h",
        "Start binnen 24 uur",
        "Is de hulp aan het gezin begonnen binnen 24 uur na ontvangst van het Besluit Spoedeisende Zorg, "
        "de crisisafspraak of de aanmelding?",
    ),
    Criterion(
        "2",
        2,
        Kind.PROCESS,
        "start_plan_before_second_visit",
        "Startplan vóór tweede bezoek",
        "Lag er vóór het tweede gezinsbezoek een startplan (of hulpverleningsplan bij start), "
        "zo nodig met veiligheidsafspraken?",
    ),
    Criterion(
        "3a",
        3,
        Kind.PROCESS,
        "capacity_and_burden_clear",
        "Draagkracht en draaglast in beeld",
        "Had u op grond van actuele informatie helder hoe draagkracht en draaglast van het gezin "
        "zich tot elkaar verhouden?",
    ),
    Criterion(
        "3b",
        4,
        Kind.PROCESS,
        "social_network_clear",
        "Sociaal netwerk in beeld",
        "Had u op grond van actuele informatie helder wat het sociale netwerk van het gezin wel en niet kan betekenen?",
    ),
    Criterion(
        "3c",
        5,
        Kind.PROCESS,
        "child_safety_clear",
        "Veiligheid kinderen in beeld",
        "Had u op grond van actuele informatie helder hoe veilig de aanwezige kinderen in het gezin zijn?",
    ),
    Criterion(
        "3d",
        6,
        Kind.PROCESS,
        "safety_form_discussed",
        "Veiligheidsformulier besproken",
        "Is een veiligheidsformulier (bijvoorbeeld RiS-L of ARIJ) ingevuld én vóór het advies met het gezin besproken?",
    ),
    Criterion(
        "4a",
        7,
        Kind.PROCESS,
        "goals_evaluated_midway",
        "Doelen tussentijds geëvalueerd",
        "Zijn de gestelde doelen tussentijds met het gezin geëvalueerd?",
    ),
    Criterion(
        "4b",
        8,
        Kind.PROCESS,
        "follow_up_advised_midway",
        "Advies bij tussenevaluatie",
        "Is bij de tussentijdse evaluatie aan gezin én plaatser geadviseerd over eventuele vervolghulp?",
    ),
    Criterion(
        "4c",
        9,
        Kind.PROCESS,
        "goal_results_in_final_report",
        "Doelen in eindrapportage",
        "Staan de doelen in de eindrapportage, met per doel hoever het volgens de gezinsleden bereikt is?",
    ),
    Criterion(
        "6",
        10,
        Kind.PROCESS,
        "weekly_supervision",
        "Wekelijkse werkbegeleiding",
        "Is de voortgang minstens één keer per week besproken in de werkbegeleiding (individueel of in het team)?",
    ),
    Criterion(
        "5d",
        11,
        Kind.PROCESS,
        "end_situation_reported",
        "Eindsituatie beschreven",
        "Beschrijft het eindrapport de situatie op de drie gebieden crisis, veiligheid en basisroutines?",
    ),
    Criterion(
        "5a",
        12,
        Kind.OUTCOME,
        "crisis_resolved",
        "Crisis opgeheven",
        "Is aan het einde van de hulp vastgesteld dat de crisis is opgeheven?",
    ),
    Criterion(
        "5b",
        13,
        Kind.OUTCOME,
        "family_safe_enough",
        "Voldoende veilig",
        "Is aan het einde van de hulp vastgesteld dat de situatie in het gezin veilig genoeg is "
        "voor de aanwezige kinderen?",
    ),
    Criterion(
        "5c",
        14,
        Kind.OUTCOME,
        "basic_routines_adequate",
        "Basisroutines op orde",
        "Is aan het einde van de hulp vastgesteld dat de basisroutines aansluiten bij wat de aanwezige "
        "kinderen voor hun ontwikkeling nodig hebben?",
    ),
)
"""In report order: the 11 process criteria, then the 3 outcome criteria."""

PROCESS_CRITERIA: Final = tuple(criterion for criterion in CRITERIA if criterion.kind is Kind.PROCESS)
OUTCOME_CRITERIA: Final = tuple(criterion for criterion in CRITERIA if criterion.kind is Kind.OUTCOME)
CRITERION_FIELDS: Final = tuple(criterion.field for criterion in CRITERIA)

FIDELITY_UNITS_PER_ONE: Final = lcm(*range(1, len(PROCESS_CRITERIA) + 1))
GOAL_ATTAINMENT_UNITS_PER_ONE: Final = lcm(*range(1, len(OUTCOME_CRITERIA) + 1))
"""A trajectory's met / scored times this (27720 and 6) is a whole number, whatever was scored: sums stay exact."""

_FORM_ORDER: Final = ("1", "2", "3a", "3b", "3c", "3d", "4a", "4b", "4c", "5a", "5b", "5c", "5d", "6")
_BY_FORM_NUMBER: Final = {criterion.form_number: criterion for criterion in CRITERIA}

CRITERIA_IN_FORM_ORDER: Final = tuple(_BY_FORM_NUMBER[number] for number in _FORM_ORDER)


def criterion_by_form_number(form_number: str) -> Criterion:
    """The criterion that carries this number on the form; KeyError when there is none."""
    return _BY_FORM_NUMBER[form_number]
