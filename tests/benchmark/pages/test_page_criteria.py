"""The table of the criteria."""

import pytest

from benchmark.domain.disclosure.figure import UnsealedFigureError
from benchmark.domain.disclosure.registry import for_registry
from benchmark.domain.verdict import Verdict
from benchmark.pages.criteria import CriterionRow, criteria_table
from benchmark.pages.criterion_links import criterion_links
from measurements.domain.criteria import CRITERIA
from tests.benchmark.figures_to_show import figures_of_all_met


def rows_of(n: int, **changes: int) -> dict[str, CriterionRow]:
    table = criteria_table(figures_of_all_met(n, **changes), None)
    return {row.criterion.form_number: row for group in table.groups for row in group.rows}


def test_criteria_stand_in_the_order_of_the_report_in_two_groups() -> None:
    table = criteria_table(figures_of_all_met(20), None)
    assert [group.name for group in table.groups] == ["Uitvoering", "Uitkomst"]
    numbers = [row.criterion.form_number for group in table.groups for row in group.rows]
    assert numbers == [criterion.form_number for criterion in CRITERIA]
    assert table.groups[0].rows[-1].criterion.form_number == "5d"


def test_a_criterion_has_score_interval_strip_and_verdict() -> None:
    row = rows_of(73, crisis_resolved_met=61)["5a"]
    assert (row.score, row.n, row.interval) == ("84%", 73, "73-91%")
    assert row.strip is not None
    assert row.judgement is not None
    assert row.judgement.verdict == Verdict.OPEN


def test_under_10_there_are_counts_and_nothing_else() -> None:
    row = rows_of(12, crisis_resolved_met=3, crisis_resolved_scored=4)["5a"]
    assert row.score == "3 van 4"
    assert (row.interval, row.strip, row.judgement) == ("", None, None)


def test_a_criterion_that_nobody_scored_has_no_score() -> None:
    assert rows_of(12, crisis_resolved_met=0, crisis_resolved_scored=0)["5a"].score == "-"


def test_without_a_criterion_of_10_there_are_no_columns_for_strips_and_verdicts() -> None:
    small, large = figures_of_all_met(9), figures_of_all_met(1347)
    nation = for_registry(large)
    assert not criteria_table(small, None).has_percentages
    assert [criteria_table(small, None).columns, criteria_table(small, nation).columns] == [3, 4]
    assert [criteria_table(large, None).columns, criteria_table(large, nation).columns] == [5, 6]


def test_the_summary_counts_the_verdicts() -> None:
    table = criteria_table(figures_of_all_met(50, crisis_resolved_met=20, child_safety_clear_met=41), None)
    assert table.summary == "Norm behaald: 12 criteria. Norm niet behaald: 1. Nog niet te zeggen: 1."


def test_the_nation_stands_beside_it_only_where_it_is_given() -> None:
    own, nation = figures_of_all_met(20), figures_of_all_met(1347, started_within_24h_met=1266)
    assert not criteria_table(own, None).shows_nation
    row = criteria_table(own, for_registry(nation)).groups[0].rows[0]
    assert row.nation == "94%"
    assert row.strip is not None
    assert row.strip["nation"] == "94.00%"


def test_only_publishable_figures_stand_beside_the_own_ones() -> None:
    with pytest.raises(UnsealedFigureError, match="Share has not passed disclosure control"):
        criteria_table(figures_of_all_met(20), figures_of_all_met(1347))  # type: ignore[arg-type]


def test_a_nation_that_is_withheld_has_no_number_and_no_mark() -> None:
    row = criteria_table(figures_of_all_met(20), for_registry(figures_of_all_met(9))).groups[0].rows[0]
    assert row.nation == "niet getoond"
    assert row.strip is not None
    assert "nation" not in row.strip


def test_with_10_to_16_measurements_the_table_says_that_the_norm_cannot_be_shown_yet() -> None:
    assert criteria_table(figures_of_all_met(16), None).is_small
    assert not criteria_table(figures_of_all_met(17), None).is_small


def test_a_criterion_has_the_address_of_its_own_page_where_one_is_given() -> None:
    figures = figures_of_all_met(20)
    links = criterion_links("institution-criterion", "golf", chosen={"periode": "2025", "team": "", "locatie": "3"})
    row = criteria_table(figures, None, links).groups[0].rows[0]
    assert row.url == "/instellingen/golf/criteria/1/?periode=2025&locatie=3"
    assert criteria_table(figures, None).groups[0].rows[0].url == ""
