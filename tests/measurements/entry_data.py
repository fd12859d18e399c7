"""What a browser sends from the entry form: complete, so that a test changes only what it is about."""

from typing import Any

from measurements.domain.criteria import CRITERION_FIELDS


def complete_input(**changes: Any) -> dict[str, Any]:
    """Everything filled in and every criterion Ja, but for these; None leaves a field out."""
    typed: dict[str, Any] = dict.fromkeys(CRITERION_FIELDS, "yes") | {
        "referred_on": "1-2-2024",
        "started_on": "2-2-2024",
        "ended_on": "28-2-2024",
        "trajectory_reference": "T-17",
        "family_reference": "G-4",
        "family_type": "TG01",
        "problems": ["PJ01", "PO01"],
        "work_goals": ["WD01"],
        "follow_up_advice": ["VH01"],
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}


def not_counting_input(**changes: Any) -> dict[str, Any]:
    """Every criterion answered, but only one of the three outcomes scored."""
    return complete_input(family_safe_enough="none", basic_routines_adequate="none", **changes)
