"""Entered, valid and excluded."""

import re

from benchmark.pages.definitions import DEFINITIONS
from benchmark.pages.selection import REASONS, reason_tables, reason_text, selection
from measurements.domain.selection import RULE_CODES, RULES, SelectionRule
from tests.benchmark.figures_to_show import figures_of_all_met


def test_every_selection_rule_has_its_reason_in_words() -> None:
    assert tuple(REASONS) == RULE_CODES


def test_reasons_and_definitions_follow_the_minimum_of_the_rule() -> None:
    assert reason_text(SelectionRule("R2", "", "process_scored", 9)).startswith("Minder dan 9 van de 11")
    for rule in RULES:
        numbers = set(re.findall(r"\d+", rule.label))
        assert set(re.findall(r"\d+", REASONS[rule.code])) <= numbers
        assert numbers <= set(re.findall(r"\d+", DEFINITIONS.valid))


def test_the_definitions_read_as_sentences() -> None:
    assert DEFINITIONS.valid == (
        "Minstens 8 van de 11 uitvoeringscriteria zijn gescoord, minstens 2 van de 3 uitkomstcriteria zijn gescoord "
        "en minstens 1 van de 11 uitvoeringscriteria is behaald."
    )
    assert (DEFINITIONS.process_denominator, DEFINITIONS.outcome_denominator) == ("8 tot 11", "2 of 3")


def test_the_first_reasons_add_up_to_the_excluded_and_all_reasons_may_be_more() -> None:
    found = selection(figures_of_all_met(7, entered=10, excluded_first_r2=3, excluded_any_r2=3, excluded_any_r3=2))
    assert (found.entered, found.valid, found.excluded) == (10, 7, 3)
    assert sum(reason.first for reason in found.reasons) == 3
    assert [reason.any for reason in found.reasons] == [0, 3, 2, 0]


def test_each_table_of_reasons_is_a_file_with_its_own_numbers() -> None:
    found = selection(figures_of_all_met(7, entered=10, excluded_first_r2=3, excluded_any_r2=3, excluded_any_r3=2))
    tables = reason_tables(found, "Instelling AA, 2024")
    assert {name: [row[1] for row in table.rows] for name, table in tables.items()} == {
        "redenen": [0, 3, 0, 0],
        "alle-redenen": [0, 3, 2, 0],
    }
    assert [row[0] for row in tables["redenen"].rows] == list(REASONS.values())
    for table in tables.values():
        assert "Instelling AA, 2024" in table.title
        assert table.notes[0] == "Ingevoerd: 10. Geldig: 7. Telt niet mee: 3."
    assert "twee keer" in tables["alle-redenen"].notes[1]


def test_where_every_measurement_counts_there_is_no_file_of_reasons() -> None:
    assert reason_tables(selection(figures_of_all_met(7)), "landelijk, 2024") == {}
