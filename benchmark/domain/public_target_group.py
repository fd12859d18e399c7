"""The national target group as it may stand beside that of an institution."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.registry import answer_for_registry, mean_for_registry
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.releases.contents import ReleasedFigures
from benchmark.domain.splits import CODE_LISTS, Split
from benchmark.domain.target_group import TargetGroup


@dataclass(frozen=True, slots=True)
class PublicTargetGroup:
    """Per code list and code the part of the trajectories, and goal attainment: of all, and by the key of a class.

    `by_class` is empty in a concept of a release.
    """

    choices: Mapping[Split, Mapping[str, PublicFigure]]
    goal_attainment: PublicFigure
    by_class: Mapping[str, PublicFigure]


def target_group_of_release(released: ReleasedFigures) -> PublicTargetGroup:
    """What a release tells everybody of the target group."""
    return PublicTargetGroup(
        released.choices, released.figures.goal_attainment, released.goal_attainment_by_family_class
    )


def target_group_for_registry(nation: TargetGroup, codes: Mapping[str, Iterable[str]]) -> PublicTargetGroup:
    """What SEJN sees of the live counts; `codes` are those of each code list. Answers out of the list are there too."""
    return PublicTargetGroup(
        choices={
            code_list: {
                code: answer_for_registry(nation.share(code_list, code))
                for code in (*codes.get(code_list, ()), *nation.groups.get(code_list, ()))
            }
            for code_list in CODE_LISTS
        },
        goal_attainment=mean_for_registry(nation.everybody.goal_attainment),
        by_class={one.key: mean_for_registry(nation.of_class(one).goal_attainment) for one in FAMILY_TYPE_CLASSES},
    )
