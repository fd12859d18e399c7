"""What a release is made from: the exact counts of each institution, as they were counted on the day."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from benchmark.domain.figures import Figures, figures_from
from benchmark.domain.splits import CODE_LISTS, SUCCESS_SPLITS, Split, SplitCounts, split_counts_from
from benchmark.domain.target_group import TargetGroup, everybody_in

KEPT_SPLITS: Final = (*CODE_LISTS, *SUCCESS_SPLITS)
"""What a release keeps; the other splits say how the work was recorded."""


@dataclass(frozen=True, slots=True)
class InstitutionCounts:
    """The counters of one institution, and per split and value its main counts."""

    counters: Mapping[str, int]
    splits: Mapping[Split, Mapping[str, SplitCounts]]

    @property
    def figures(self) -> Figures:
        """The figures behind the counters."""
        return figures_from(self.counters)

    def group(self, split: Split, value: str) -> SplitCounts:
        """The counts of this value; zeros when nothing has it."""
        return self.splits.get(split, {}).get(value, SplitCounts())

    @property
    def target_group(self) -> TargetGroup:
        """The same by the answers to the code lists."""
        return TargetGroup(everybody_in(self.figures), self.splits)

    def answered(self, code_list: Split) -> int:
        """The valid measurements that a part of this code list is of: with a family type, or else all."""
        return self.target_group.answered(code_list)

    def as_json(self) -> dict[str, Any]:
        """What the evidence of a release keeps."""
        kept = {split: self.splits.get(split, {}) for split in KEPT_SPLITS}
        groups = {split: {value: asdict(one) for value, one in values.items()} for split, values in kept.items()}
        return {"counters": dict(self.counters), "splits": groups}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The counts of a release; KeyError when something is missing."""
        splits = {
            Split(split): {value: split_counts_from(one) for value, one in values.items()}
            for split, values in kept["splits"].items()
        }
        return cls(kept["counters"], splits)


Counts = Mapping[str, InstitutionCounts]
"""Per institution code; institutions without entered measurements are absent."""


def counts_as_json(counts: Counts) -> dict[str, Any]:
    """The counts of all institutions, in the order of their codes."""
    return {code: counts[code].as_json() for code in sorted(counts)}


def counts_from_json(kept: Mapping[str, Any]) -> Counts:
    """The counts of a release, per institution code."""
    return {code: InstitutionCounts.from_json(one) for code, one in kept.items()}
