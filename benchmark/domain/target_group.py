"""Who the families were and what was advised: the valid measurements by the answers to the four code lists."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES, FamilyTypeClass
from benchmark.domain.figures import Figures
from benchmark.domain.share import Share
from benchmark.domain.splits import NONE_COUNTED, Split, SplitCounts, together


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """The main counts of all measurements of somebody in a period, and per code list of those with each answer."""

    everybody: SplitCounts
    groups: Mapping[Split, Mapping[str, SplitCounts]]

    def group(self, code_list: Split, code: str) -> SplitCounts:
        """The counts with this answer; zeros when nothing has it."""
        return self.groups.get(code_list, {}).get(code, NONE_COUNTED)

    def answered(self, code_list: Split) -> int:
        """The valid measurements that a part of this code list is of: with a family type, or else all."""
        if code_list is Split.FAMILY_TYPE:
            return together(self.groups.get(Split.FAMILY_TYPE, {}).values()).valid
        return self.everybody.valid

    def share(self, code_list: Split, code: str) -> Share:
        """In which part of the valid measurements this answer was given."""
        return Share(self.group(code_list, code).valid, self.answered(code_list))

    def without(self, split: Split, values: Iterable[str]) -> SplitCounts:
        """The valid measurements with none of these values of a single choice, also those without any value."""
        known, everybody = together(self.group(split, value) for value in values), self.everybody
        return SplitCounts(
            valid=everybody.valid - known.valid,
            fidelity_units=everybody.fidelity_units - known.fidelity_units,
            goal_attainment_units=everybody.goal_attainment_units - known.goal_attainment_units,
        )

    def of_class(self, one: FamilyTypeClass) -> SplitCounts:
        """The valid measurements of a class of family types; of the class of all others only what `without` counts."""
        if one.codes:
            return together(self.group(Split.FAMILY_TYPE, code) for code in one.codes)
        return self.without(Split.FAMILY_TYPE, (code for other in FAMILY_TYPE_CLASSES for code in other.codes))


def everybody_in(figures: Figures) -> SplitCounts:
    """The main counts behind these figures."""
    resolved = figures.criteria["5a"]
    return SplitCounts(
        entered=figures.entered,
        valid=figures.valid,
        everything_met=figures.everything_met.met,
        fidelity_units=figures.fidelity.units,
        goal_attainment_units=figures.goal_attainment.units,
        resolved_scored=resolved.scored,
        resolved=resolved.met,
        positive=figures.positive.met,
    )
