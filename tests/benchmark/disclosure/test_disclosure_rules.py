"""Thresholds, tables and working back (docs/methode/cijfers.md 7)."""

from itertools import product

import pytest

from benchmark.domain.disclosure.refusals import SENTENCES, Refusal, Withheld
from benchmark.domain.disclosure.rules import (
    batch_refusal,
    cell_refusal,
    cell_refusal_for_all,
    comparison_refusal,
    group_refusal,
    refresh_refusal,
)
from benchmark.domain.disclosure.suppression import is_safe, suppress_rows
from benchmark.domain.disclosure.working_back import RoundedRow, feasible_hidden


@pytest.mark.parametrize(
    ("others", "refusal"),
    [
        ([10, 10, 10], Refusal.TOO_FEW_OTHERS),
        ([40, 40, 40, 0, 0], Refusal.TOO_FEW_OTHERS),
        ([7, 7, 7, 8], Refusal.TOO_FEW_OTHER_TRAJECTORIES),
        ([7, 7, 8, 8], None),
        ([31, 10, 10, 10], Refusal.ONE_DOMINATES),
        ([30, 10, 10, 10], None),
        ([], Refusal.TOO_FEW_OTHERS),
    ],
)
def test_a_comparison_group_has_four_others_thirty_trajectories_and_no_dominating_one(others, refusal):
    assert comparison_refusal(others) is refusal


def test_a_release_answers_for_every_institution_that_subtracts_itself():
    assert comparison_refusal([30, 20, 20, 10]) is None
    assert group_refusal([30, 20, 20, 10]) is Refusal.TOO_FEW_OTHERS
    assert group_refusal([30, 30, 8, 8, 8]) is Refusal.ONE_DOMINATES
    assert group_refusal([10, 10, 10, 10, 10, 0]) is None


@pytest.mark.parametrize(
    ("cell", "total", "institutions", "own", "refusal"),
    [
        (10, 10, 3, 0, None),
        (9, 100, 3, 0, Refusal.CELL_TOO_SMALL),
        (10, 100, 2, 0, Refusal.TOO_FEW_INSTITUTIONS),
        (91, 100, 3, 0, Refusal.COMPLEMENT_TOO_SMALL),
        (90, 100, 3, 80, None),
        (90, 100, 3, 81, Refusal.CELL_WITHOUT_OWN_TOO_SMALL),
    ],
)
def test_a_cell_is_large_enough_with_and_without_the_own_part_and_so_is_what_it_leaves(
    cell, total, institutions, own, refusal
):
    assert cell_refusal(cell, total, institutions, own) is refusal


def test_a_cell_of_a_release_is_judged_by_the_institution_that_has_most_of_it():
    assert cell_refusal_for_all([20, 5, 5], 100) is None
    assert cell_refusal_for_all([20, 5, 4], 100) is Refusal.CELL_WITHOUT_OWN_TOO_SMALL
    assert cell_refusal_for_all([], 100) is Refusal.CELL_TOO_SMALL


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        ([], Refusal.NOTHING_NEW),
        ([3, 3, 3], Refusal.TOO_FEW_NEW),
        ([20, 20], Refusal.TOO_FEW_NEW_INSTITUTIONS),
        ([30, 5, 4], Refusal.NEW_WITHOUT_OWN_TOO_SMALL),
        ([30, 5, 5], None),
        ([5, 5, 5], None),
    ],
)
def test_a_batch_is_still_large_when_one_institution_takes_its_own_away(new, refusal):
    assert batch_refusal(new) is refusal


def test_the_plain_batch_rule_asks_for_ten_new_from_three():
    assert refresh_refusal(10, 3) is None
    assert refresh_refusal(10, 2) is Refusal.TOO_FEW_NEW_INSTITUTIONS


def test_a_negative_number_is_refused():
    for rule in (comparison_refusal, group_refusal, batch_refusal, suppress_rows):
        with pytest.raises(ValueError, match="never negative"):
            rule([20, 20, 20, 20, 20, -1])


def test_what_is_withheld_never_says_how_much_there_is():
    assert SENTENCES[Withheld.TOO_FEW] == "Niet getoond: te weinig metingen (minder dan 10)"
    assert set(SENTENCES) == set(Withheld)


def test_a_row_of_nothing_stays_and_shields_nobody():
    assert suppress_rows([0, 0, 50, 60]).hidden == frozenset()
    rows = suppress_rows([0, 4, 50, 60, 70])
    assert (rows.small, rows.shielding, rows.total_hidden) == ((1,), (2, 3), False)


def test_every_small_table_is_safe_or_loses_its_total():
    for sizes in product((0, 1, 4, 9, 10, 12, 30), repeat=4):
        rows = suppress_rows(sizes)
        hidden = [sizes[row] for row in rows.hidden]
        assert all(size >= 10 or size == 0 or row in rows.hidden for row, size in enumerate(sizes))
        assert rows.total_hidden is not is_safe(hidden)
        if rows.total_hidden:
            assert all(size == 0 or row in rows.hidden for row, size in enumerate(sizes))


def test_working_back_finds_what_counting_out_finds():
    for met in product(range(4), range(6), range(3)):
        rows = [_printed(met[0], 3), _printed(met[1], 5)]
        total = _printed(sum(met), 10)
        found = [
            sum(one) - one[0] - one[1]
            for one in product(range(4), range(6), range(3))
            if [_printed(one[0], 3), _printed(one[1], 5), _printed(sum(one), 10)] == [*rows, total]
        ]
        feasible = feasible_hidden(rows, total)
        assert (feasible.scored, feasible.lowest, feasible.highest) == (2, min(found), max(found))
        assert feasible.is_exact is (min(found) == max(found))


def _printed(met: int, scored: int) -> RoundedRow:
    return RoundedRow(scored, (200 * met + scored) // (2 * scored), 0)


def test_rows_that_contradict_leave_nothing():
    assert feasible_hidden([RoundedRow(10, 100, 0)], RoundedRow(12, 0, 0)).lowest is None
    with pytest.raises(ValueError, match="more trajectories"):
        feasible_hidden([RoundedRow(10, 100, 0)], RoundedRow(9, 100, 0))
