"""What a measurement may hold: each refusal with its literal Dutch message."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from measurements.domain.validation import MeasurementValues, draft_problems, submission_problems

CODES = {
    "family_type": frozenset({"TG01"}),
    "problem": frozenset({"PO01"}),
    "work_goal": frozenset({"WD01"}),
    "follow_up_advice": frozenset({"VH01"}),
}
COMPLETED_ON = date(2024, 3, 5)
COMPLETE = MeasurementValues(
    referred_on=date(2024, 2, 1),
    started_on=date(2024, 2, 2),
    ended_on=date(2024, 2, 28),
    family_type="TG01",
    problems=("PO01",),
    work_goals=("WD01",),
    follow_up_advice=("VH01",),
    trajectory_reference="T-17",
    family_reference="G-4",
)


def messages(problems: list[Any]) -> list[tuple[str, str]]:
    return [(problem.field, problem.message) for problem in problems]


def test_a_complete_measurement_has_no_problems() -> None:
    assert submission_problems(COMPLETE, active_codes=CODES, completed_on=COMPLETED_ON) == []


def test_an_empty_draft_may_be_saved_but_not_submitted() -> None:
    empty = MeasurementValues()
    assert draft_problems(empty, active_codes=CODES, completed_on=COMPLETED_ON) == []
    assert messages(submission_problems(empty, active_codes=CODES, completed_on=COMPLETED_ON)) == [
        ("referred_on", "Vul de datum van aanmelding in."),
        ("started_on", "Vul de begindatum in."),
        ("ended_on", "Vul de einddatum in."),
        ("family_type", "Kies het type gezin."),
    ]


@pytest.mark.parametrize(
    ("changes", "field", "message"),
    [
        (
            {"started_on": date(2024, 1, 31)},
            "started_on",
            "De begindatum ligt vóór de datum van aanmelding. Controleer beide datums.",
        ),
        (
            {"ended_on": date(2024, 2, 1)},
            "ended_on",
            "De einddatum ligt vóór de begindatum. Controleer beide datums.",
        ),
        (
            {"ended_on": date(2024, 3, 6)},
            "ended_on",
            "De einddatum ligt na de dag van invullen. Vul een eerdere datum in.",
        ),
        (
            {"referred_on": date(1, 1, 1)},
            "referred_on",
            "De datum van aanmelding ligt vóór 2011. Controleer het jaartal.",
        ),
        (
            {"family_type": "TG77"},
            "family_type",
            "Deze keuze staat niet (meer) in de keuzelijst. Kies een andere.",
        ),
        (
            {"trajectory_reference": "A" * 41},
            "trajectory_reference",
            "De code van het traject is te lang. Gebruik hooguit 40 tekens.",
        ),
        (
            {"trajectory_reference": "jan@voorbeeld.nl"},
            "trajectory_reference",
            "De code van het traject lijkt op een e-mailadres. Gebruik een code die niet naar een persoon verwijst.",
        ),
        (
            {"family_reference": "123456782"},
            "family_reference",
            "De code van het gezin lijkt op een burgerservicenummer. "
            "Gebruik een code die niet naar een persoon verwijst.",
        ),
        (
            {"family_reference": "fam Jansen"},
            "family_reference",
            "Gebruik in de code van het gezin alleen letters, cijfers en de tekens - . /",
        ),
        (
            {"problems": ("PO01", "PO77")},
            "problems",
            "Deze keuze staat niet (meer) in de keuzelijst. Kies een andere.",
        ),
    ],
)
def test_a_draft_refuses_what_cannot_be_right(changes: dict[str, Any], field: str, message: str) -> None:
    values = replace(COMPLETE, **changes)
    found = draft_problems(values, active_codes=CODES, completed_on=COMPLETED_ON)
    assert messages(found) == [(field, message)]


def test_help_may_start_on_the_day_of_referral_and_end_on_the_day_of_filling_in() -> None:
    values = replace(COMPLETE, started_on=COMPLETE.referred_on, ended_on=COMPLETED_ON)
    assert draft_problems(values, active_codes=CODES, completed_on=COMPLETED_ON) == []


def test_all_problems_are_told_at_once() -> None:
    wrong = {"started_on": date(2024, 1, 1), "family_type": "X", "work_goals": ("Y",), "family_reference": "fam J"}
    found = draft_problems(replace(COMPLETE, **wrong), active_codes=CODES, completed_on=COMPLETED_ON)
    assert {problem.field for problem in found} == set(wrong)
