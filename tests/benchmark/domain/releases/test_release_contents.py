"""What everybody may know of a year, what it was made from, and what is told otherwise the next time."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from benchmark.domain.disclosure.refusals import Refusal, Withheld
from benchmark.domain.releases.contents import ReleasedFigures, released_figures
from benchmark.domain.releases.counts import Counts, InstitutionCounts, counts_as_json, counts_from_json
from benchmark.domain.releases.differences import (
    change_refusal_of,
    institutions_that_changed,
    refresh_refusal_of,
    told_otherwise,
)
from benchmark.domain.releases.parameters import parameters_of
from benchmark.domain.releases.sealing import seal
from benchmark.domain.splits import SplitCounts
from tests.benchmark.counts_to_release import CODES, SIZES, counts_of_sizes, institution_counts


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(value))


def numbers_in(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        for one in value.values():
            yield from numbers_in(one)
    elif isinstance(value, list):
        for one in value:
            yield from numbers_in(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def test_a_release_holds_whole_percents_and_n() -> None:
    found = released_figures(counts_of_sizes(), CODES)
    assert (found.figures.fidelity.text, found.figures.fidelity.n) == ("94%", sum(SIZES.values()))
    assert {figure.text for figure in found.figures.criteria.values()} == {"94%"}
    assert [found.choices["family_type"][code].text for code in ("TG01", "TG02")] == ["33%", "33%"]
    assert found.choices["problem"]["PJ02"].reason is Withheld.TOO_FEW


def test_goal_attainment_is_told_for_three_classes_of_families_that_are_the_whole() -> None:
    counts = counts_of_sizes({code: 4 * n for code, n in SIZES.items()})
    found = released_figures(counts, CODES).goal_attainment_by_family_class
    assert list(found) == ["one_parent", "two_parents", "other"]
    assert [figure.text for figure in found.values()] == ["94%", "94%", "93%"]
    assert sum(figure.n or 0 for figure in found.values()) == 4 * sum(SIZES.values())


def test_without_cuts_every_figure_of_the_whole_is_the_same_and_no_class_is_told() -> None:
    counts = counts_of_sizes({code: 4 * n for code, n in SIZES.items()})
    whole, without = released_figures(counts, CODES), released_figures(counts, CODES, with_cuts=False)
    assert (without.goal_attainment_by_family_class, without.resolved_by_not_met) == ({}, ())
    cuts = {name for name in whole.by_name if name.startswith(("goal_attainment:", "resolved:"))}
    assert len(cuts) == 3 + len(whole.resolved_by_not_met) > 3
    assert without.by_name == {name: figure for name, figure in whole.by_name.items() if name not in cuts}
    assert ReleasedFigures.from_json(through_json(without.as_json())) == without


def test_measurements_without_a_family_type_are_among_the_others() -> None:
    part = institution_counts(100)
    without = part.target_group.without("family_type", ["TG01", "TG02", "TG03"])
    assert (without.valid, without.goal_attainment_units) == (0, 0)
    assert part.target_group.without("family_type", ["TG01", "TG02"]).valid == 34


def test_contents_come_back_from_json_as_they_were() -> None:
    found = released_figures(counts_of_sizes(), CODES)
    assert ReleasedFigures.from_json(through_json(found.as_json())) == found


def test_counts_come_back_from_json_as_they_were() -> None:
    counts = counts_of_sizes()
    back = counts_from_json(through_json(counts_as_json(counts)))
    assert counts_as_json(back) == counts_as_json(counts)
    assert released_figures(back, CODES) == released_figures(counts, CODES)


def test_with_too_few_institutions_nothing_is_told_and_no_number_is_kept() -> None:
    found = released_figures(counts_of_sizes({"aa": 72, "bb": 89, "cc": 58, "dd": 45}), CODES)
    assert {figure.reason for figure in found.by_name.values()} <= {Withheld.GROUP_TOO_SMALL, Withheld.TOO_FEW}
    kept = found.as_json()
    del kept["deff"]
    assert list(numbers_in(kept)) == []


def test_a_code_that_only_older_measurements_have_is_told_too() -> None:
    found = released_figures(counts_of_sizes(), CODES | {"problem": []})
    assert found.choices["problem"]["PJ01"].n == sum(SIZES.values())


def test_the_design_effects_are_rounded_before_they_leave() -> None:
    found = released_figures(counts_of_sizes(), CODES)
    assert found.deff.process == 11.0  # answers within a trajectory are all alike here: n_eff is n
    assert not found.deff.is_provisional


def test_parameters_are_exact_and_empty_without_data() -> None:
    found = parameters_of(counts_of_sizes())
    met = sum(round(n * 0.06) for n in SIZES.values())
    assert found["criteria"]["5a"]["theta"] == [sum(SIZES.values()) - met, sum(SIZES.values())]
    assert found["criteria"]["5a"]["spread"]["freedom"] == 5
    assert (found["institutions"], found["entered"]) == (6, sum(SIZES.values()))
    empty = parameters_of({})
    assert (empty["fidelity"]["theta"], empty["fidelity"]["deff"]) == (None, None)
    assert empty["criteria"]["1"] == {"theta": None, "spread": None}


def test_a_year_without_data_can_be_released() -> None:
    found = released_figures({}, CODES)
    assert (found.deff.process, found.deff.outcome) == (None, None)
    assert all(figure.reason for figure in found.by_name.values())


def test_what_is_told_otherwise_is_named_with_both_texts() -> None:
    before = counts_of_sizes()
    after = {**before, "aa": institution_counts(72, crisis_resolved_met=60)}
    changes = told_otherwise(released_figures(before, CODES), released_figures(after, CODES))
    assert [change.name for change in changes] == ["criterion:5a"]
    assert [figure.text for figure in (changes[0].before, changes[0].after) if figure] == ["94%", "92%"]
    assert institutions_that_changed(before, after) == ("aa",)


def test_equal_releases_tell_nothing_otherwise() -> None:
    counts = counts_of_sizes()
    assert told_otherwise(released_figures(counts, CODES), released_figures(counts, CODES)) == ()
    assert institutions_that_changed(counts, counts) == ()


def test_an_institution_that_came_or_went_has_changed() -> None:
    counts = counts_of_sizes()
    fewer = {code: one for code, one in counts.items() if code != "ff"}
    assert institutions_that_changed(counts, fewer) == institutions_that_changed(fewer, counts) == ("ff",)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({}, Refusal.NOTHING_NEW),
        ({"aa": 3, "bb": 3, "cc": 3}, Refusal.TOO_FEW_NEW),
        ({"aa": 6, "bb": 6}, Refusal.TOO_FEW_NEW_INSTITUTIONS),
        ({"aa": 8, "bb": 1, "cc": 1}, Refusal.NEW_WITHOUT_OWN_TOO_SMALL),
        ({"aa": 8, "bb": 5, "cc": 5}, None),
    ],
)
def test_a_next_concept_takes_enough_that_is_new(more: dict[str, int], refusal: Refusal | None) -> None:
    after = counts_of_sizes({code: n + more.get(code, 0) for code, n in SIZES.items()})
    assert refresh_refusal_of(counts_of_sizes(), after) == refusal


def change_refusal_after(sizes: dict[str, int], more: dict[str, int]) -> Refusal | None:
    before, after = counts_of_sizes(sizes), counts_of_sizes({code: n + more.get(code, 0) for code, n in sizes.items()})
    return change_refusal_of(released_figures(before, CODES), released_figures(after, CODES), before, after)


def test_a_next_concept_waits_while_its_difference_would_tell_what_is_new() -> None:
    assert change_refusal_after(SIZES, {"aa": 8, "bb": 5, "cc": 5}) is Refusal.CHANGE_TELLS_TOO_MUCH
    large = {code: 10 * n for code, n in SIZES.items()}
    assert change_refusal_after(large, {"aa": 8, "bb": 5, "cc": 5}) is None


def with_new_families(before: Counts, after: Counts, code: str) -> Counts:
    """The later counts, in which all new measurements have this family type."""
    found = {}
    for institution, one in after.items():
        types = before[institution].splits["family_type"]
        new = one.figures.valid - before[institution].figures.valid
        grown = {**types, code: types[code] + SplitCounts(entered=new, valid=new)}
        found[institution] = InstitutionCounts(one.counters, {**one.splits, "family_type": grown})
    return found


def test_a_next_concept_waits_also_while_it_would_tell_what_families_are_new() -> None:
    before, evenly = counts_of_sizes(), counts_of_sizes({code: n + 40 for code, n in SIZES.items()})
    one_type = with_new_families(before, evenly, "TG01")
    was, even, one = (released_figures(counts, CODES, with_cuts=False) for counts in (before, evenly, one_type))
    assert change_refusal_of(was, even, before, evenly) is None
    assert change_refusal_of(was, one, before, one_type) is Refusal.CHANGE_TELLS_TOO_MUCH


def test_scores_that_went_down_are_no_gain() -> None:
    before = counts_of_sizes({code: 10 * n for code, n in SIZES.items()})
    after = {**before, "aa": institution_counts(720, crisis_resolved_met=600, crisis_resolved_scored=700)}
    figures = released_figures(before, CODES), released_figures(after, CODES)
    assert change_refusal_of(*figures, before, after) is Refusal.CHANGE_TELLS_TOO_MUCH


def test_the_first_concept_counts_everything_as_new() -> None:
    assert refresh_refusal_of(None, counts_of_sizes()) is None
    assert refresh_refusal_of(None, {}) is Refusal.NOTHING_NEW


def test_fewer_valid_measurements_than_before_are_not_new() -> None:
    before = counts_of_sizes()
    assert refresh_refusal_of(before, counts_of_sizes(dict.fromkeys(SIZES, 20))) is Refusal.NOTHING_NEW


def test_a_seal_does_not_depend_on_the_order_and_changes_with_one_number() -> None:
    assert seal({"a": 1, "b": [2, None]}) == seal({"b": [2, None], "a": 1})
    assert seal({"a": 1}) != seal({"a": 2})
    assert seal({"a": 1}) == "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"


def test_a_seal_is_of_json_only() -> None:
    with pytest.raises(ValueError, match="JSON"):
        seal({"a": float("nan")})
