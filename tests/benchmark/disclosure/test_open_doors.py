"""The attacker wins when the door is opened: an attack that cannot win proves nothing."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest

from benchmark.domain.disclosure import PublicComposite, PublicFigure
from benchmark.domain.disclosure.figure import shown
from benchmark.domain.disclosure.percents import Band, percent_outside
from benchmark.domain.disclosure.rules import group_refusal
from benchmark.domain.disclosure.working_back import RoundedRow
from benchmark.domain.share import Share
from tests.benchmark.disclosure.attacker import Attack
from tests.benchmark.disclosure.campaign import Score, attack_nation
from tests.benchmark.disclosure.nations import Part, random_nation
from tests.benchmark.disclosure.told import Door

ROWS = [72, 89, 58, 10, 25, 135, 185, 80, 73, 50, 86, 81, 45, 102, 197, 55]
"""The sizes of Tabel 1 of 2022 without the smallest, which has 4."""


def bare(parts: Sequence[Share]) -> PublicFigure:
    """A whole percent without any audit."""
    met, scored = sum(part.met for part in parts), sum(part.scored for part in parts)
    percent = percent_outside(met, scored)
    return shown(scored, Band(percent, percent))


def bare_composite(parts: Sequence[Part]) -> PublicComposite:
    criteria = tuple(bare(shares) for shares in zip(*(part.criteria for part in parts), strict=True))
    units, n = sum(part.mean.units for part in parts), sum(part.mean.n for part in parts)
    percent = percent_outside(units, n * parts[0].mean.units_per_one)
    return PublicComposite(shown(n, Band(percent, percent)), criteria)


def pinned_through(door: Door, seeds: range) -> list[str]:
    score = Score()
    for seed in seeds:
        nation = random_nation(seed)
        if sum(part.size for part in nation) and not group_refusal([part.size for part in nation]):
            attack_nation(nation, seed, score, door)
    return score.pinned


def test_whole_percents_without_an_audit_pin_cells_near_100_percent():
    found = pinned_through(Door(composite=bare_composite), range(2, 40, 8))
    assert any("criterion" in line for line in found)


def test_releases_whose_difference_nobody_audits_pin_what_is_new():
    found = pinned_through(Door(change=lambda *_: None), range(3, 4))
    assert any("new since" in line for line in found)


def test_a_release_for_one_measurement_pins_it():
    """40 of 50 and then 40 of 51 in whole percents: the new one was not met, at whichever institution it is."""
    attack = Attack()
    old = [attack.unknown(0, 10) for _ in range(5)]
    new = [attack.unknown(0, 1) for _ in range(5)]
    attack.know(new, 0, 1)
    assert attack.ends(new[:1]) == (0, 1)
    attack.know(old, *written_as(40, 50, 0))
    attack.know(old + new, *written_as(40, 51, 0))
    assert attack.ends(new[:1]) == (0, 0)


@pytest.mark.parametrize(("decimals", "is_pinned"), [(0, False), (1, True)])
def test_one_decimal_pins_the_missing_row_that_whole_percents_leave_open(decimals, is_pinned):
    met = [round(0.83 * scored) for scored in ROWS]
    attack = Attack()
    cells = []
    for score, scored in zip(met, ROWS, strict=True):
        cells.append(attack.unknown(*written_as(score, scored, decimals)))
    cells.append(missing := attack.unknown(0, 4))
    attack.know(cells, *written_as(sum(met) + 4, sum(ROWS) + 4, decimals))
    low, high = attack.ends([missing])
    assert (high - low < 3) is is_pinned


def written_as(met: int, scored: int, decimals: int) -> tuple[int, int]:
    scale = 10**decimals
    percent = Fraction((200 * scale * met + scored) // (2 * scored), scale)
    return RoundedRow(scored, percent, decimals).met


def test_hiding_one_row_pins_it_when_the_others_and_the_total_are_exact():
    attack = Attack()
    cells = [attack.unknown(score, score) for score in (40, 50, 60)]
    cells.append(missing := attack.unknown(0, 4))
    attack.know(cells, 153, 153)
    assert attack.ends([missing]) == (3, 3)


def test_the_attacker_knows_nothing_where_nothing_is_told():
    attack = Attack()
    cells = [attack.unknown(0, size) for size in (5, 7)]
    attack.know(cells, 0, 12)
    assert [attack.ends([cell]) for cell in cells] == [(0, 5), (0, 7)]


def test_an_impossible_system_is_an_error_and_not_a_safe_one():
    attack = Attack()
    cell = attack.unknown(0, 5)
    attack.know([cell], 6, 7)
    with pytest.raises(AssertionError, match="truth is always possible"):
        attack.ends([cell])


def test_a_seed_gives_the_same_nation_again():
    one, other = random_nation(9), random_nation(9)
    assert all(np.array_equal(a.met, b.met) for a, b in zip(one, other, strict=True))
