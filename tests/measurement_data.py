"""Measurements to start from: complete, so that a test changes only what it is about."""

from datetime import date
from itertools import count
from typing import Any

from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.selection import Score
from measurements.models import Measurement, State

_numbers = count(1)


def complete_scores(**changes: Score) -> dict[str, Score]:
    """All 14 criteria met, but for these."""
    unknown = set(changes) - set(CRITERION_FIELDS)
    assert not unknown, f"no criterion has the field {unknown}"
    return dict.fromkeys(CRITERION_FIELDS, True) | changes


def scores_from_row(row: str) -> dict[str, Score]:
    """The scores of a row such as 1110-111111|101: 11 process and 3 outcome criteria in report order."""
    meaning: dict[str, Score] = {"1": True, "0": False, "-": None}
    marks = row.replace("|", "")
    assert len(marks) == len(CRITERION_FIELDS), row
    return dict(zip(CRITERION_FIELDS, (meaning[mark] for mark in marks), strict=True))


def complete_measurement(**changes: Any) -> Measurement:
    """An unsaved, submitted measurement of 2024 with everything met, but for these fields."""
    fields: dict[str, Any] = complete_scores() | {
        "code": f"T-{next(_numbers):06}",
        "state": State.SUBMITTED,
        "referred_on": date(2024, 2, 1),
        "started_on": date(2024, 2, 2),
        "ended_on": date(2024, 2, 28),
        "completed_on": date(2024, 3, 5),
        "family_type": "TG01",
        "problems": ["PO01"],
        "work_goals": ["WD01"],
        "follow_up_advice": ["VH01"],
    }
    return Measurement(**(fields | changes))
