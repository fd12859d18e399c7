"""The year figures once more, in the most obvious way there is: every second implementation stands here.

Nothing of the production code is used but the names of the criteria, so that both can only agree by being right.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

PROCESS = {
    "1": "started_within_24h",
    "2": "start_plan_before_second_visit",
    "3a": "capacity_and_burden_clear",
    "3b": "social_network_clear",
    "3c": "child_safety_clear",
    "3d": "safety_form_discussed",
    "4a": "goals_evaluated_midway",
    "4b": "follow_up_advised_midway",
    "4c": "goal_results_in_final_report",
    "6": "weekly_supervision",
    "5d": "end_situation_reported",
}
OUTCOME = {"5a": "crisis_resolved", "5b": "family_safe_enough", "5c": "basic_routines_adequate"}

Row = Mapping[str, Any]


def reasons(row: Row) -> list[str]:
    """Why a measurement does not count, first reason first."""
    process = [row[field] for field in PROCESS.values()]
    outcome = [row[field] for field in OUTCOME.values()]
    found = []
    if all(score is None for score in process + outcome):
        found.append("empty")
    if len([score for score in process if score is not None]) < 8:
        found.append("R2")
    if len([score for score in outcome if score is not None]) < 2:
        found.append("R3")
    if not any(score is True for score in process):
        found.append("R1")
    return found


def mean_share(rows: list[Row], fields: Iterable[str]) -> Fraction | None:
    """The mean over rows of met / scored."""
    fractions = []
    for row in rows:
        scores = [row[field] for field in fields if row[field] is not None]
        fractions.append(Fraction(scores.count(True), len(scores)))
    return sum(fractions) / len(fractions) if fractions else None


def all_met(rows: list[Row], fields: Iterable[str]) -> Fraction | None:
    """The share of rows in which no scored criterion is not met."""
    hits = [not any(row[field] is False for field in fields) for row in rows]
    return Fraction(hits.count(True), len(hits)) if hits else None


def year_figures(rows: Iterable[Row], first: date, last: date) -> dict[str, Any]:
    """What `manage.py year_figures --json` should say, with exact fractions, for rows filled in first..last."""
    entered = [row for row in rows if row["state"] == "submitted" and first <= row["completed_on"] <= last]
    why = [reasons(row) for row in entered]
    valid = [row for row in entered if not reasons(row)]
    codes = ["empty", "R2", "R3", "R1"]
    return {
        "entered": len(entered),
        "valid": len(valid),
        "excluded_first": {code: len([r for r in why if r and r[0] == code]) for code in codes},
        "excluded_any": {code: len([r for r in why if code in r]) for code in codes},
        "fidelity": mean_share(valid, list(PROCESS.values())),
        "goal_attainment": mean_share(valid, list(OUTCOME.values())),
        "all_process_met": all_met(valid, list(PROCESS.values())),
        "all_outcome_met": all_met(valid, list(OUTCOME.values())),
        "criteria": {
            number: {
                "met": len([row for row in valid if row[field] is True]),
                "scored": len([row for row in valid if row[field] is not None]),
            }
            for number, field in (PROCESS | OUTCOME).items()
        },
    }
