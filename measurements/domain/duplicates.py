"""Measurements of one institution that may be about one and the same trajectory (docs/methode/cijfers.md 24).

They are reported and nothing else: only the institution knows whether a family was helped twice or entered twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Registered:
    """What tells measurements of one institution apart: the references it gave, "" for none, and the days of the help.

    `began_on` is the start of the help, or the referral as long as no start is known; None is unknown.
    """

    code: str
    trajectory_reference: str
    family_reference: str
    began_on: date | None
    ended_on: date | None


class DoubleReason(StrEnum):
    """Why measurements stand beside each other."""

    SAME_TRAJECTORY = "dezelfde code voor het traject"
    SAME_FAMILY = "hetzelfde gezin, met overlappende datums"


@dataclass(frozen=True, slots=True)
class Doubles:
    """The codes of two or more measurements that may be one, in the order of the alphabet, and why."""

    codes: tuple[str, ...]
    reasons: tuple[DoubleReason, ...]


def find_doubles(measurements: Iterable[Registered]) -> tuple[Doubles, ...]:
    """Every group with one trajectory reference, and every group of one family whose dates overlap, by their codes.

    A group that is both stands there once, with both reasons. Dates overlap when a day is in both, first and last day
    included; of a measurement without first or last day that cannot be told, so it overlaps with none.
    """
    known = list(measurements)
    found: dict[tuple[str, ...], list[DoubleReason]] = defaultdict(list)
    for same in _by_reference(known, "trajectory_reference").values():
        found[_codes(same)].append(DoubleReason.SAME_TRAJECTORY)
    for family in _by_reference(known, "family_reference").values():
        for overlapping in _overlapping(family):
            found[_codes(overlapping)].append(DoubleReason.SAME_FAMILY)
    groups = (Doubles(codes, tuple(reasons)) for codes, reasons in found.items() if len(codes) > 1)
    return tuple(sorted(groups, key=lambda group: group.codes))


def _by_reference(measurements: Iterable[Registered], field: str) -> Mapping[str, list[Registered]]:
    groups: dict[str, list[Registered]] = defaultdict(list)
    for one in measurements:
        if reference := getattr(one, field):
            groups[reference].append(one)
    return groups


def _overlapping(family: Iterable[Registered]) -> Iterator[list[Registered]]:
    """The measurements in runs in which each begins before the run has ended; a run of one overlaps with none."""
    dated = [(one.began_on, one.ended_on, one) for one in family if one.began_on and one.ended_on]
    run: list[Registered] = []
    until = date.min
    for began_on, ended_on, one in sorted(dated, key=lambda known: known[:2]):
        if run and began_on > until:
            yield run
            run, until = [], date.min
        run.append(one)
        until = max(until, ended_on)
    yield run


def _codes(measurements: Iterable[Registered]) -> tuple[str, ...]:
    return tuple(sorted(one.code for one in measurements))
