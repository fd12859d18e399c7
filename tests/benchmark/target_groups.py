"""Target groups made by hand, without a database, to make pages of."""

from collections.abc import Mapping
from dataclasses import replace

from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.public_target_group import PublicTargetGroup, target_group_for_registry
from benchmark.domain.splits import Split, SplitCounts, together
from benchmark.domain.target_group import TargetGroup
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE

LABELS: Mapping[str, Mapping[str, str]] = {
    "family_type": {"TG01": "Eenouder", "TG02": "Tweeouder", "TG03": "Stiefgezin"},
    "problem": {"PO01": "Opvoeding (o)", "PJ01": "Gedrag (j)", "PO02": "Scheiding (o)"},
    "work_goal": {"WD01": "Uitzoeken"},
    "follow_up_advice": {"VH01": "Zorg"},
}


def counts(n: int, *, resolved: int | None = None, attained: int | None = None) -> SplitCounts:
    """n valid measurements with everything met, but 5a in `resolved`; `attained` percent of the outcomes."""
    units = n * GOAL_ATTAINMENT_UNITS_PER_ONE
    return SplitCounts(
        entered=n,
        valid=n,
        everything_met=n,
        fidelity_units=n * FIDELITY_UNITS_PER_ONE,
        goal_attainment_units=units if attained is None else units * attained // 100,
        resolved_scored=n,
        resolved=n if resolved is None else resolved,
        positive=n,
    )


def target_group_of(n: int, attained: Mapping[str, int] | None = None, **groups: Mapping[str, int]) -> TargetGroup:
    """n valid measurements, and per code list how many gave each answer; `attained` per family type in percents."""
    made = {
        Split(code_list): {code: counts(given, attained=(attained or {}).get(code)) for code, given in answers.items()}
        for code_list, answers in groups.items()
    }
    known = together(made.get(Split.FAMILY_TYPE, {}).values())
    changes = {"goal_attainment_units": known.goal_attainment_units} if attained else {}
    return TargetGroup(replace(counts(n), **changes), made)


def nation_of(n: int, attained: Mapping[str, int] | None = None, **groups: Mapping[str, int]) -> PublicTargetGroup:
    """The same as SEJN shows it."""
    return target_group_for_registry(target_group_of(n, attained, **groups), LABELS)


CLASS_KEYS = [one.key for one in FAMILY_TYPE_CLASSES]
