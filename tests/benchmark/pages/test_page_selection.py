"""Entered, valid and excluded."""

from benchmark.pages.selection import REASONS, selection
from measurements.domain.selection import RULE_CODES
from tests.benchmark.figures_to_show import figures_of_all_met


def test_every_selection_rule_has_its_reason_in_words() -> None:
    assert tuple(REASONS) == RULE_CODES


def test_the_first_reasons_add_up_to_the_excluded_and_all_reasons_may_be_more() -> None:
    found = selection(figures_of_all_met(7, entered=10, excluded_first_r2=3, excluded_any_r2=3, excluded_any_r3=2))
    assert (found.entered, found.valid, found.excluded) == (10, 7, 3)
    assert sum(reason.first for reason in found.reasons) == 3
    assert [reason.any for reason in found.reasons] == [0, 3, 2, 0]
