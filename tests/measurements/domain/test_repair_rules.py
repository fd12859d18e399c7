"""Years that are closed, and what can still be done."""

import pytest

from measurements.domain.closing import REPAIR_BY_REQUEST, Repair, closing_problem, repair
from measurements.models import RequestState


def test_in_an_open_year_anything_can_be_repaired_whatever_was_asked_before() -> None:
    assert {repair(is_closed=False, last_request=state) for state in REPAIR_BY_REQUEST} == {Repair.FREE}


def test_every_state_of_a_request_says_what_can_be_done_in_a_closed_year() -> None:
    assert set(REPAIR_BY_REQUEST) == {"", *RequestState.values}
    assert repair(is_closed=True) is Repair.MAY_ASK
    assert repair(is_closed=True, last_request="used") is Repair.MAY_ASK


def test_only_a_free_or_granted_repair_is_possible_and_only_without_a_request_that_is_pending_one_asks() -> None:
    assert [one for one in Repair if one.is_possible] == [Repair.FREE, Repair.GRANTED]
    assert [one for one in Repair if one.can_be_asked_for] == [Repair.MAY_ASK, Repair.DECLINED]


@pytest.mark.parametrize(("year", "can_close"), [(1999, False), (2000, True), (2025, True), (2026, False), (-5, False)])
def test_a_year_that_has_ended_can_be_closed(year: int, can_close: bool) -> None:
    assert (closing_problem(year, this_year=2026) is None) == can_close
