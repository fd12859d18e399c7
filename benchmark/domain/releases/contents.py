"""What everybody may know of a year: every figure in it has passed disclosure control."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from benchmark.domain.disclosure.choices import Choices, disclose_choices
from benchmark.domain.disclosure.cut import disclose_cut
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.year import PublicFigures, disclose_set
from benchmark.domain.effective_size import DesignEffect, design_effect
from benchmark.domain.family_classes import FAMILY_TYPE_CLASSES
from benchmark.domain.releases.counts import Counts, InstitutionCounts
from benchmark.domain.share import Share
from benchmark.domain.splits import CODE_LISTS, Split, SplitCounts, together

NOT_MET_LEVELS: Final = ((0, 0), (1, 1), (2, 2), (3, 11))
"""The fixed cut of the number of process criteria not met: none, 1, 2, and 3 or more."""

DEFF_DECIMALS: Final = 1
"""The design effects are rounded before they leave: exact ones would tell more of the mean than its percent does."""


@dataclass(frozen=True, slots=True)
class PublicDeff:
    """The national design effects of a year, rounded; None without valid measurements."""

    process: float | None
    outcome: float | None
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class ReleasedFigures:
    """The national figures of a year, for outside the registry.

    `choices`: per code list and code the part of the trajectories. `goal_attainment_by_family_class` by the keys of
    FAMILY_TYPE_CLASSES; `resolved_by_not_met`: the part in which the crisis was resolved, for each level of
    NOT_MET_LEVELS. These two cuts are empty in a concept.
    """

    figures: PublicFigures
    choices: Mapping[Split, Mapping[str, PublicFigure]]
    goal_attainment_by_family_class: Mapping[str, PublicFigure]
    resolved_by_not_met: tuple[PublicFigure, ...]
    deff: PublicDeff

    @property
    def by_name(self) -> Mapping[str, PublicFigure]:
        """Every figure by a name of its own, in a fixed order; what two releases are compared by."""
        named = {"fidelity": self.figures.fidelity, "goal_attainment": self.figures.goal_attainment}
        named |= {f"criterion:{number}": figure for number, figure in self.figures.criteria.items()}
        for code_list, chosen in self.choices.items():
            named |= {f"{code_list}:{code}": figure for code, figure in chosen.items()}
        cut = self.goal_attainment_by_family_class
        named |= {f"goal_attainment:{key}": figure for key, figure in cut.items()}
        return named | {f"resolved:{level}": figure for level, figure in enumerate(self.resolved_by_not_met)}

    def as_json(self) -> dict[str, Any]:
        """What a release keeps: withheld figures are nulls with a reason."""
        return {
            "fidelity": self.figures.fidelity.as_json(),
            "goal_attainment": self.figures.goal_attainment.as_json(),
            "criteria": _as_json(self.figures.criteria),
            "choices": {code_list: _as_json(chosen) for code_list, chosen in self.choices.items()},
            "goal_attainment_by_family_class": _as_json(self.goal_attainment_by_family_class),
            "resolved_by_not_met": [figure.as_json() for figure in self.resolved_by_not_met],
            "deff": {
                "process": self.deff.process,
                "outcome": self.deff.outcome,
                "is_provisional": self.deff.is_provisional,
            },
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """The figures of a release; raises KeyError or ValueError for what no release holds."""
        return cls(
            figures=PublicFigures(
                PublicFigure.from_json(kept["fidelity"]),
                PublicFigure.from_json(kept["goal_attainment"]),
                _from_json(kept["criteria"]),
            ),
            choices={Split(code_list): _from_json(chosen) for code_list, chosen in kept["choices"].items()},
            goal_attainment_by_family_class=_from_json(kept["goal_attainment_by_family_class"]),
            resolved_by_not_met=tuple(map(PublicFigure.from_json, kept["resolved_by_not_met"])),
            deff=PublicDeff(**kept["deff"]),
        )


def released_figures(counts: Counts, codes: Mapping[str, Sequence[str]], *, with_cuts: bool = True) -> ReleasedFigures:
    """What may be told of these counts; `codes` are the codes of each code list, in the order of the list.

    Concepts go without cuts: a cut prints how many trajectories each class has, and the difference of two exact numbers
    would tell which classes the few new ones are in.
    """
    parts = list(counts.values())
    figures = disclose_set([part.figures for part in parts])
    lists = {code_list: _all_codes(parts, code_list, codes) for code_list in CODE_LISTS}
    return ReleasedFigures(
        figures=figures,
        choices={code_list: _choices(parts, code_list, lists[code_list]) for code_list in CODE_LISTS},
        goal_attainment_by_family_class=_by_family_class(parts, figures.goal_attainment) if with_cuts else {},
        resolved_by_not_met=_resolved_by_not_met(parts, figures.criteria["5a"]) if with_cuts else (),
        deff=_public_deff(parts),
    )


def _all_codes(parts: Sequence[InstitutionCounts], code_list: Split, codes: Mapping[str, Sequence[str]]) -> list[str]:
    """The codes of the list, and after them those that only older measurements have."""
    used = {code for part in parts for code in part.splits.get(code_list, {})}
    return [*codes[code_list], *sorted(used - set(codes[code_list]))]


def _choices(parts: Sequence[InstitutionCounts], code_list: Split, codes: Sequence[str]) -> Mapping[str, PublicFigure]:
    answers = [
        Choices(part.answered(code_list), {code: part.group(code_list, code).valid for code in codes}) for part in parts
    ]
    return disclose_choices(answers, codes, single=code_list is Split.FAMILY_TYPE)


def _by_family_class(parts: Sequence[InstitutionCounts], whole: PublicFigure) -> Mapping[str, PublicFigure]:
    """Goal attainment per class of family types; together the classes are the whole."""
    groups = [part.target_group for part in parts]
    cells = [[group.of_class(one).goal_attainment for group in groups] for one in FAMILY_TYPE_CLASSES]
    keys = [one.key for one in FAMILY_TYPE_CLASSES]
    return dict(zip(keys, disclose_cut(cells, whole), strict=True))


def _resolved_by_not_met(parts: Sequence[InstitutionCounts], whole: PublicFigure) -> tuple[PublicFigure, ...]:
    cells: list[list[Share]] = [
        [_level(part, first, last).resolved_share for part in parts] for first, last in NOT_MET_LEVELS
    ]
    return disclose_cut(cells, whole)


def _level(part: InstitutionCounts, first: int, last: int) -> SplitCounts:
    return together(part.group(Split.NOT_MET, str(not_met)) for not_met in range(first, last + 1))


def _public_deff(parts: Sequence[InstitutionCounts]) -> PublicDeff:
    process = design_effect(part.figures.process.sums for part in parts)
    outcome = design_effect(part.figures.outcome.sums for part in parts)
    return PublicDeff(
        _rounded(process),
        _rounded(outcome),
        is_provisional=any(one is not None and one.is_provisional for one in (process, outcome)),
    )


def _rounded(effect: DesignEffect | None) -> float | None:
    return None if effect is None else round(effect.deff, DEFF_DECIMALS)


def _as_json(figures: Mapping[str, PublicFigure]) -> dict[str, Any]:
    return {name: figure.as_json() for name, figure in figures.items()}


def _from_json(kept: Mapping[str, Any]) -> dict[str, PublicFigure]:
    return {name: PublicFigure.from_json(figure) for name, figure in kept.items()}
