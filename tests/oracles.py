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


def design_effect(groups: list[list[tuple[int, int]]]) -> dict[str, Any]:
    """deff from trajectories (met, scored) per institution, none of them empty, in plain decimals."""
    fractions = [[met / scored for met, scored in group] for group in groups]
    everything = [fraction for group in fractions for fraction in group]
    n, scored = len(everything), [scored for group in groups for _, scored in group]
    mean, usual = sum(everything) / n, sum(scored) / n
    squared = sum((f - sum(group) / len(group)) ** 2 for group in fractions for f in group)
    within = squared / (n - len(groups)) if n > len(groups) else None
    if within is None or all(f == 1 for f in everything) or all(f == 0 for f in everything):
        return {"deff": usual, "within": within}
    return {"deff": min(usual, max(1, within * usual / (mean * (1 - mean)))), "within": within}


def success_levels(rows: Iterable[Row], *, is_positive: bool) -> dict[tuple[str, int], tuple[int, int]]:
    """Per run or criterion and level (criteria not met; 1 is met, 0 not met): how many have the result, of how many."""
    found: dict[tuple[str, int], tuple[int, int]] = {}
    for row in rows:
        if row["state"] != "submitted" or reasons(row):
            continue
        outcome = [row[field] for field in OUTCOME.values()].count(True) >= 2 if is_positive else row["crisis_resolved"]
        if outcome is None:
            continue
        missed = [number for number, field in PROCESS.items() if row[field] is False]
        beyond_report = [number for number in missed if number not in ("4c", "5d")]
        places = [("not_met", len(missed)), ("not_met_without_report", len(beyond_report))]
        if all(row[field] is not None for field in PROCESS.values()):
            places.append(("not_met_complete", len(missed)))
        places += [(number, int(row[field])) for number, field in PROCESS.items() if row[field] is not None]
        for place in places:
            met, scored = found.get(place, (0, 0))
            found[place] = (met + bool(outcome), scored + 1)
    return found


def recording(rows: Iterable[Row]) -> dict[str, Any]:
    """Entered rows by days since the help ended, and of days on which a team sent 5 or more, and of others, the valid
    ones and those with all 14 met.
    """
    entered = [row for row in rows if row["state"] == "submitted"]
    by_days: dict[int | None, int] = {}
    counts = {True: [0, 0], False: [0, 0]}
    for row in entered:
        days = (row["completed_on"] - row["ended_on"]).days if row["ended_on"] else None
        by_days[days] = by_days.get(days, 0) + 1
        day = [one for one in entered if (one["team_id"], one["completed_on"]) == (row["team_id"], row["completed_on"])]
        if not reasons(row):
            counts[len(day) >= 5][0] += 1
            counts[len(day) >= 5][1] += all(row[field] for field in [*PROCESS.values(), *OUTCOME.values()])
    return {"by_days": by_days, "in_batches": tuple(counts[True]), "apart": tuple(counts[False])}
