"""Named points beside national figures: who gets one, and what they tell of the institutions that have none."""

import os
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmark.domain.disclosure import (
    PublicComposite,
    PublicPoint,
    disclose_composite,
    disclose_open_points,
    disclose_set,
)
from benchmark.domain.disclosure.figure import PublicFigure, shown, withheld
from benchmark.domain.disclosure.open_points import places_without_point
from benchmark.domain.disclosure.percents import percent_outside, plain
from benchmark.domain.disclosure.rest import Rest
from benchmark.domain.disclosure.suppression import is_safe
from benchmark.domain.share import Share, TrajectoryMean
from tests.benchmark.counts_to_release import counts_of_sizes
from tests.benchmark.disclosure.attacker import Attack
from tests.benchmark.disclosure.nations import OUTCOME, PROCESS, UNITS, Nation, Part, random_nation
from tests.benchmark.disclosure.seen import composite
from tests.benchmark.figures_to_show import figures_of_all_met

REPORTED = {
    "aa": 72, "bb": 89, "cc": 58, "dd": 10, "ee": 25, "ff": 135, "gg": 185, "hh": 80, "ii": 4,
    "jj": 73, "kk": 50, "ll": 86, "mm": 81, "nn": 45, "oo": 102, "pp": 197, "qq": 55,
}  # fmt: skip
"""The sizes of Tabel 1 of 2022."""


def named(sizes: dict[str, int], *agreed: str) -> list[str]:
    figures = {code: one.figures for code, one in counts_of_sizes(sizes).items()}
    return list(disclose_open_points(figures, agreed, disclose_set(list(figures.values()))))


def test_who_agreed_gets_a_point_in_the_order_of_the_codes():
    assert named(REPORTED, "pp", "gg", "aa", "bb") == ["aa", "bb", "gg", "pp"]


def test_a_point_has_whole_percents_over_the_trajectories_of_the_institution():
    figures = {code: one.figures for code, one in counts_of_sizes(REPORTED).items()}
    point = disclose_open_points(figures, ["gg"], disclose_set(list(figures.values())))["gg"]
    assert (point.fidelity.n, point.fidelity.text, point.goal_attainment.text) == (185, "94%", "94%")


def test_nobody_agreed_and_nobody_at_all():
    assert named(REPORTED) == []
    assert named({}) == []


def test_an_institution_under_ten_has_no_point_and_is_shielded_by_the_next_smallest():
    told = named(REPORTED, *REPORTED)
    assert {"ii", "dd", "ee"} & set(told) == set()
    assert "pp" in told


def test_one_that_did_not_agree_is_not_left_alone():
    told = named(REPORTED, *(code for code in REPORTED if code != "oo"))
    assert len(told) <= len(REPORTED) - 3
    assert "oo" not in told


def test_when_all_of_a_large_nation_agreed_all_have_a_point():
    sizes = dict.fromkeys(("aa", "bb", "cc", "dd", "ee", "ff"), 60)
    assert named(sizes, *sizes) == list(sizes)


def test_nothing_is_told_where_the_others_would_be_too_few():
    assert named({"aa": 60, "bb": 60, "cc": 60}, "aa") == []


def test_an_institution_without_trajectories_is_nobody_to_shield():
    assert named({**REPORTED, "zz": 0}, "gg", "zz") == ["gg"]


def test_everything_met_is_not_said_of_a_named_institution():
    figures = {code: one.figures for code, one in counts_of_sizes(REPORTED).items()}
    figures["gg"] = figures_of_all_met(185)
    point = disclose_open_points(figures, ["gg"], disclose_set(list(figures.values())))["gg"]
    assert point.fidelity.text == "99% of meer"


def test_a_point_comes_back_from_what_a_release_keeps_and_nothing_else_does():
    figures = {code: one.figures for code, one in counts_of_sizes(REPORTED).items()}
    point = disclose_open_points(figures, ["gg"], disclose_set(list(figures.values())))["gg"]
    assert PublicPoint.from_json(point.as_json()) == point
    with pytest.raises(ValueError, match="may be shown"):
        PublicPoint.from_json(point.as_json() | {"fidelity": {"n": 9, "low": 94, "high": 94, "reason": None}})


def part(n: int, share: Fraction) -> Part:
    """n trajectories that each met this share of the outcomes."""
    return Part(TrajectoryMean(int(n * 6 * share), n, 6), (Share(int(n * share), n),) * 3)


def test_three_that_met_everything_are_not_left_over_beside_points_of_all_others():
    """The nation is at 83%, whole percents are a trajectory wide, and so are 12 points: what is left is all met."""
    parts = [part(10, Fraction(4, 5))] * 12 + [part(7, Fraction(1))] * 3
    audit = Rest.of(parts, PublicComposite(percent_of(parts), (withheld(),) * 3))
    left = frozenset({12, 13, 14})
    assert is_safe([7, 7, 7])
    assert not audit.is_safe(left)
    assert pinned(parts, audit.told_mean, left)
    assert not any(audit.is_safe(left | {place}) for place in range(12))


def test_three_that_never_met_a_criterion_are_not_left_over_beside_points_that_met_everything():
    """A point of 99% or more of 20 trajectories says that nothing was missed, so what was missed is of the rest."""
    parts = [part(20, Fraction(1))] * 10 + [Part(TrajectoryMean(40, 10, 6), (Share(0, 10), *(Share(10, 10),) * 2))] * 3
    crisis = shown(230, plain(percent_outside(200, 230)))
    left = frozenset({10, 11, 12})
    assert Rest.of(parts, PublicComposite(percent_of(parts), (withheld(),) * 3)).is_safe(left)
    assert not Rest.of(parts, PublicComposite(percent_of(parts), (crisis, withheld(), withheld()))).is_safe(left)


def test_three_of_which_only_the_year_figure_is_nearly_all_are_not_left_over():
    """They met 19 of 21: 6 answers missed leave each criterion open, and no year figure 3 trajectories wide."""
    parts = [part(10, Fraction(4, 5))] * 12 + [Part(TrajectoryMean(38, 7, 6), (Share(7, 7), *(Share(6, 7),) * 2))] * 3
    assert not Rest.of(parts, PublicComposite(percent_of(parts), (withheld(),) * 3)).is_safe(frozenset({12, 13, 14}))


def test_an_institution_that_knows_its_own_figure_exactly_is_reckoned_with():
    """The public takes 51 of 60 for a whole percent; that one itself knows better what the rest met."""
    parts = [part(60, Fraction(51, 60))]
    parts += [Part(TrajectoryMean(50, 10, 6), (*(Share(10, 10),) * 2, Share(5, 10)))] * 3
    audit = Rest.of(parts, PublicComposite(percent_of(parts), (withheld(),) * 3))
    assert audit._is_safe_for(None, [0], [1, 2, 3])
    assert not audit.is_safe(frozenset({1, 2, 3}))


def percent_of(parts: list[Part]) -> PublicFigure:
    units, n = sum(one.mean.units for one in parts), sum(one.mean.n for one in parts)
    return shown(n, plain(percent_outside(units, n * 6)))


def pinned(parts: list[Part], told: tuple[int, int], left: frozenset[int]) -> bool:
    """Whether the attacker, the public, finds what the first of the rest has to within 3 trajectories."""
    attack = Attack()
    means = [attack.unknown(0, one.mean.n) for one in parts]
    attack.know(means, told[0] / 6, told[1] / 6)
    for place in set(range(len(parts))) - left:
        total = parts[place].mean.n * 6
        low, high = plain(percent_outside(parts[place].mean.units, total)).counts(total)
        attack.know([means[place]], low / 6, high / 6)
    low, high = attack.ends([means[min(left)]])
    return high - low < 3


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(0, 120), min_size=0, max_size=12),
    st.data(),
)
def test_who_has_no_point_keeps_to_the_rule_for_a_table_with_a_total(numbers: list[int], data: st.DataObject):
    sizes = {f"i{place:02}": number for place, number in enumerate(numbers)}
    agreed = data.draw(st.sets(st.sampled_from(sorted(sizes)))) if sizes else set()
    told = named(sizes, *agreed)
    assert set(told) <= agreed
    assert all(sizes[code] >= 10 for code in told)
    without = [size for code, size in sizes.items() if size and code not in told]
    assert not told or is_safe(without)
    assert named(sizes, *told) == told


def attacked(nation: Nation, seed: int, *, is_open: bool = False) -> tuple[int, list[str]]:
    """How many points were told, and which hidden cells the attacker pins to a width under 3 with them."""
    random = np.random.default_rng([seed, 7])
    agreed = random.random(len(nation)) < random.choice([0.3, 0.6, 0.9])
    both = [[one.composite(which) for one in nation] for which in (PROCESS, OUTCOME)]
    kinds = [(parts, disclose_composite(parts)) for parts in both]
    refused = [place for place, agrees in enumerate(agreed) if not agrees]
    hidden = frozenset(refused) if is_open else places_without_point(refused, kinds)
    points = [place for place in range(len(nation)) if place not in hidden]
    if not points or not hidden:
        return 0, []
    pinned = []
    for parts, figures in kinds:
        if figures.mean.reason is None or any(one.reason is None for one in figures.criteria):
            for viewer in (None, int(random.choice(points)), int(random.choice(sorted(hidden)))):
                pinned += _pinned(parts, figures, points, sorted(hidden), viewer, seed)
    return len(points), pinned


def _pinned(parts: Any, figures: Any, points: list[int], hidden: list[int], viewer: int | None, seed: int) -> list[str]:
    attack = Attack()
    unknowns, means = composite(attack, viewer, parts, figures.mean, figures.criteria)
    for place in points:
        total = parts[place].mean.n * parts[place].mean.units_per_one
        low, high = plain(percent_outside(parts[place].mean.units, total)).counts(total)
        attack.know([means[place]], low / UNITS[len(parts[0].criteria)], high / UNITS[len(parts[0].criteria)])
    found = []
    random = np.random.default_rng([seed, 8])
    smallest = sorted((place for place in hidden if place != viewer), key=lambda place: parts[place].mean.n)
    for place in {*smallest[:1], *smallest[-1:]}:
        columns = range(len(parts[place].criteria))
        extremes = sorted(columns, key=lambda column: parts[place].criteria[column].met)
        for column in {extremes[0], extremes[-1], int(random.choice(columns))}:
            size = parts[place].criteria[column].scored
            low, high = attack.ends([int(unknowns[place, column])])
            if high - low < min(3, size):
                found.append(f"nation {seed}, viewer {viewer}, {place} criterion {column}: {low} to {high} of {size}")
        low, high = attack.ends([means[place]])
        if high - low < min(3, parts[place].mean.n) - 1:  # ends are rounded inward to whole trajectories
            found.append(f"nation {seed}, viewer {viewer}, {place} mean: {low} to {high} of {parts[place].mean.n}")
    return found


def test_the_attacker_wins_when_nobody_is_shielded():
    assert any(attacked(random_nation(seed), seed, is_open=True)[1] for seed in (3,))


def test_no_institution_without_a_point_is_pinned_by_those_that_have_one():
    told, pinned = 0, []
    for seed in range(12):
        points, found = attacked(random_nation(seed), seed)
        told, pinned = told + points, pinned + found
    assert pinned == []
    assert told > 20


@pytest.mark.attack
def test_no_institution_without_a_point_is_pinned_in_many_nations():
    nations = int(os.environ.get("DATASETS", "0"))
    if not nations:
        pytest.skip("make attack runs this one")
    assert [line for seed in range(nations) for line in attacked(random_nation(seed), seed)[1]] == []
