"""The selection rules, with the vectors that were made from the report."""

import json
from pathlib import Path
from typing import Any

import pytest

from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.selection import ScoreCounts, broken_rules, count_scores

VECTORS = json.loads((Path(__file__).parents[2] / "reference" / "selection_vectors.json").read_text())


@pytest.mark.parametrize("vector", VECTORS["selection_vectors"])
def test_selection_agrees_with_the_vectors_of_the_report(vector: dict[str, Any]) -> None:
    meaning = {1: True, 0: False, None: None}
    scores = [meaning[score] for score in vector["process"] + vector["outcome"]]
    broken = broken_rules(count_scores(dict(zip(CRITERION_FIELDS, scores, strict=True))))
    assert {rule.code for rule in broken} == set(vector["failed_rules"])
    assert (not broken) == vector["valid"]


def test_an_empty_form_is_a_reason_of_its_own_and_comes_first() -> None:
    broken = broken_rules(ScoreCounts(process_scored=0, process_met=0, outcome_scored=0, outcome_met=0))
    assert [rule.code for rule in broken] == ["empty", "R2", "R3", "R1"]


@pytest.mark.parametrize(
    ("counts", "codes"),
    [
        (ScoreCounts(8, 1, 2, 0), []),
        (ScoreCounts(7, 1, 2, 0), ["R2"]),
        (ScoreCounts(8, 1, 1, 0), ["R3"]),
        (ScoreCounts(8, 0, 2, 2), ["R1"]),
    ],
)
def test_each_rule_stands_exactly_at_its_minimum(counts: ScoreCounts, codes: list[str]) -> None:
    assert [rule.code for rule in broken_rules(counts)] == codes


def test_counting_refuses_scores_in_which_a_criterion_is_missing() -> None:
    with pytest.raises(KeyError):
        count_scores({"started_within_24h": True})
