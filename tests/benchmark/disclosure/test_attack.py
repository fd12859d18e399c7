"""The attack on the door: random nations, and linear programming over everything that a viewer sees of them.

`make attack` takes 1,000 nations; every run of the tests takes a few. tests/benchmark/disclosure/campaign.py says who
attacks and which cells.
"""

import os

import pytest

from tests.benchmark.disclosure.campaign import Score, attack_nation
from tests.benchmark.disclosure.nations import KINDS, random_nation

FEW = 8


def campaign(first: int, nations: int) -> Score:
    score = Score()
    for seed in range(first, first + nations):
        attack_nation(random_nation(seed), seed, score)
    return score


def test_no_cell_of_a_few_nations_is_pinned_to_a_width_under_three():
    assert FEW % len(KINDS) == 0
    score = campaign(0, FEW)
    assert score.pinned == []
    assert score.shown > 60
    assert score.solved > 500


@pytest.mark.attack
def test_no_cell_of_many_nations_is_pinned_to_a_width_under_three(capsys):
    nations = int(os.environ.get("DATASETS", "0"))
    if not nations:
        pytest.skip("make attack runs this one")
    score = campaign(0, nations)
    found = f"{score.nations} data sets, {score.shown} figures shown, {score.solved} linear programmes solved"
    with capsys.disabled():
        print(f"\n{found}, {len(score.pinned)} cells pinned")  # noqa: T201
    assert score.pinned == []
