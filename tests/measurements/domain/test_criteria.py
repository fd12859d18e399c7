"""The registry of criteria against what domain law says about it."""

from measurements.domain.criteria import (
    CRITERIA,
    CRITERIA_IN_FORM_ORDER,
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
    OUTCOME_CRITERIA,
    PROCESS_CRITERIA,
    Kind,
    criterion_by_form_number,
)
from tests import oracles


def test_eleven_criteria_are_about_the_process_and_three_about_the_outcome() -> None:
    assert [c.form_number for c in PROCESS_CRITERIA] == list(oracles.PROCESS)
    assert [c.form_number for c in OUTCOME_CRITERIA] == list(oracles.OUTCOME)


def test_criterion_5d_is_a_process_criterion_although_it_stands_among_the_outcomes() -> None:
    assert criterion_by_form_number("5d").kind is Kind.PROCESS


def test_report_numbers_count_from_1_to_14_in_report_order() -> None:
    assert [c.report_number for c in CRITERIA] == list(range(1, 15))


def test_form_order_puts_5d_after_5c_and_supervision_last() -> None:
    numbers = [c.form_number for c in CRITERIA_IN_FORM_ORDER]
    assert numbers == ["1", "2", "3a", "3b", "3c", "3d", "4a", "4b", "4c", "5a", "5b", "5c", "5d", "6"]


def test_each_form_number_belongs_to_the_field_that_the_codebook_names() -> None:
    fields = {c.form_number: c.field for c in CRITERIA}
    assert fields == oracles.PROCESS | oracles.OUTCOME


def test_units_divide_by_every_number_of_scored_criteria() -> None:
    assert all(FIDELITY_UNITS_PER_ONE % scored == 0 for scored in range(1, 12))
    assert all(GOAL_ATTAINMENT_UNITS_PER_ONE % scored == 0 for scored in range(1, 4))
    assert (FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE) == (27720, 6)
