"""The figures as JSON."""

import json

from benchmark.page_data.periods import NO_FIGURES
from benchmark.serializers import figures_as_json
from tests.benchmark.figures_to_show import figures_of_all_met


def test_figures_are_unrounded_fractions_of_one() -> None:
    found = figures_as_json(figures_of_all_met(3, goal_attainment_units=16, crisis_resolved_met=2))
    assert found["goal_attainment"] == 16 / 18
    assert found["criteria"]["5a"] == {"met": 2, "scored": 3}


def test_without_data_a_figure_is_null_and_a_count_is_0() -> None:
    found = json.loads(json.dumps(figures_as_json(NO_FIGURES)))
    assert found["entered"] == found["excluded_first"]["empty"] == 0
    for name in ("fidelity", "goal_attainment", "all_process_met", "all_outcome_met"):
        assert found[name] is None
