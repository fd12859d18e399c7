"""Type gezin, problematiek, werkdoelen and advies of one trajectory.

The categories that are published as the most frequent of 2022 come first, in the published order; all other
frequencies are invented.
"""

from random import Random
from typing import Final

from benchmark.demo.records import TargetGroup

FAMILY_TYPES: Final[dict[str, float]] = {
    "TG01": 0.37,
    "TG02": 0.29,
    "TG03": 0.12,
    "TG04": 0.11,
    "TG05": 0.01,
    "TG06": 0.02,
    "TG07": 0.04,
    "TG98": 0.03,
    "TG99": 0.01,
}
PROBLEMS: Final[dict[str, float]] = {
    "PO01": 0.58,
    "PJ01": 0.44,
    "PO02": 0.33,
    "PJ02": 0.20,
    "PJ03": 0.08,
    "PJ04": 0.17,
    "PJ05": 0.07,
    "PJ06": 0.10,
    "PJ07": 0.08,
    "PJ08": 0.10,
    "PJ09": 0.18,
    "PJ10": 0.13,
    "PJ11": 0.16,
    "PO03": 0.21,
    "PO04": 0.10,
    "PO05": 0.06,
    "PO06": 0.22,
    "PO07": 0.12,
    "PO08": 0.07,
    "PO09": 0.14,
    "PO10": 0.05,
    "PO11": 0.03,
    "PO12": 0.17,
    "PG01": 0.22,
    "PX98": 0.04,
}
WORK_GOALS: Final[dict[str, float]] = {
    "WD01": 0.66,
    "WD02": 0.57,
    "WD03": 0.48,
    "WD04": 0.36,
    "WD05": 0.25,
    "WD06": 0.30,
    "WD07": 0.21,
    "WD08": 0.26,
    "WD09": 0.24,
    "WD10": 0.33,
    "WD11": 0.35,
    "WD12": 0.22,
    "WD13": 0.15,
    "WD14": 0.34,
    "WD98": 0.03,
}
ADVICE: Final[dict[str, float]] = {
    "VH01": 0.44,
    "VH02": 0.30,
    "VH98": 0.19,
    "VH04": 0.12,
    "VH05": 0.04,
    "VH06": 0.11,
    "VH07": 0.07,
    "VH08": 0.05,
    "VH13": 0.10,
    "VH14": 0.03,
}
NO_FOLLOW_UP: Final = "VH03"
NO_FOLLOW_UP_CHANCE: Final = 0.09
"""Advised on its own, and only after a positive outcome."""

OUT_OF_HOME: Final[dict[str, float]] = {"VH09": 0.45, "VH10": 0.20, "VH11": 0.27, "VH12": 0.08}
OUT_OF_HOME_CHANCE: Final = {True: 0.035, False: 0.20}
"""Advice for out-of-home placement: more than three times rarer after a positive outcome."""


def draw_target_group(rng: Random, *, positive: bool) -> TargetGroup:
    """The codes of one trajectory, with at least one problem, work goal and advice."""
    return TargetGroup(
        family_type=_one_of(rng, FAMILY_TYPES),
        problems=_some_of(rng, PROBLEMS),
        work_goals=_some_of(rng, WORK_GOALS),
        follow_up_advice=_advice(rng, positive),
    )


def _advice(rng: Random, positive: bool) -> tuple[str, ...]:
    if positive and rng.random() < NO_FOLLOW_UP_CHANCE:
        return (NO_FOLLOW_UP,)
    if rng.random() < OUT_OF_HOME_CHANCE[positive]:
        return tuple(sorted({_one_of(rng, OUT_OF_HOME), *_some_of(rng, ADVICE)}))
    return _some_of(rng, ADVICE)


def _one_of(rng: Random, chances: dict[str, float]) -> str:
    (code,) = rng.choices(list(chances), weights=list(chances.values()))
    return code


def _some_of(rng: Random, chances: dict[str, float]) -> tuple[str, ...]:
    """Each code with its own chance; when none comes up, one of them."""
    codes = sorted(code for code, chance in chances.items() if rng.random() < chance)
    return tuple(codes or [_one_of(rng, chances)])
