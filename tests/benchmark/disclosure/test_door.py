"""What the door tells: whole percents where it can, bands near the ends, nothing where somebody could subtract."""

from collections import defaultdict
from itertools import combinations_with_replacement
from time import perf_counter

import pytest

from benchmark.domain.disclosure import (
    Choices,
    Refusal,
    Withheld,
    change_refusal,
    disclose_choices,
    disclose_composite,
    disclose_cut,
    disclose_mean,
    disclose_share,
)
from benchmark.domain.share import Share, TrajectoryMean
from tests.benchmark.disclosure.nations import Part, random_nation


def test_a_large_nation_sees_a_whole_percent():
    assert disclose_share([Share(47, 50)] * 20).text == "94%"
    assert disclose_mean([TrajectoryMean(250, 50, 6)] * 20).text == "83%"


def test_near_the_ends_a_small_nation_sees_a_band():
    assert disclose_share([Share(12, 12)] * 5).text == "80% of meer"
    assert disclose_share([Share(0, 12)] * 5).text == "20% of minder"
    assert disclose_share([Share(200, 200)] * 10).text == "99% of meer"


def test_one_institution_that_misses_all_makes_the_band_wider():
    even = [Share(59, 60)] * 6
    uneven = [Share(42, 60)] + [Share(60, 60)] * 5
    assert (disclose_share(even).text, disclose_share(uneven).text) == ("95% of meer", "90% of meer")


def test_a_group_that_is_too_small_or_empty_sees_nothing():
    assert disclose_share([]).reason is Withheld.GROUP_TOO_SMALL
    assert disclose_share([Share(9, 10)] * 4).reason is Withheld.GROUP_TOO_SMALL
    assert disclose_share([Share(90, 100)] + [Share(10, 12)] * 5).reason is Withheld.GROUP_TOO_SMALL


def test_a_score_outside_its_size_is_refused():
    with pytest.raises(ValueError, match="part of its size"):
        disclose_share([Share(11, 10)] * 8)


@pytest.mark.parametrize(("size", "institutions"), [(8, 5), (2, 18)])
def test_who_knows_the_rules_of_the_door_still_pins_nobody(size, institutions):
    """Every data set of a small nation, grouped by what a viewer has and sees: the ends of what another may have."""
    seen: dict[tuple[int | None, str], list[int]] = defaultdict(list)
    for scores in combinations_with_replacement(range(size + 1), institutions):
        text = disclose_share([Share(score, size) for score in scores]).text
        seen[None, text] += [scores[0], scores[-1]]
        for own in set(scores):
            rest = list(scores)
            rest.remove(own)
            seen[own, text] += [rest[0], rest[-1]]
    assert len(seen) > 2 * size
    assert all(max(scores) - min(scores) >= min(3, size) for scores in seen.values())


def test_a_year_figure_is_coarser_where_a_percent_would_give_its_criteria_away():
    nation = [Part(TrajectoryMean(6 * 20 - 2 * 2, 20, 6), (Share(20, 20), Share(19, 20), Share(19, 20)))] * 8
    alone = disclose_mean([part.mean for part in nation])
    together = disclose_composite(nation)
    assert alone.band is not None
    assert (
        together.mean.band is None
        or together.mean.band.high - together.mean.band.low >= alone.band.high - alone.band.low
    )


def test_seventeen_institutions_take_less_than_a_second():
    nation = [part.composite(slice(0, 11)) for seed in (0, 8, 16) for part in random_nation(seed)][:17]
    began = perf_counter()
    disclose_composite(nation)
    assert perf_counter() - began < 5, "1 second on a quiet machine"


def test_a_small_category_takes_others_along():
    parts = [Choices(60, {"A": 30, "B": 16, "C": 13 - (place == 0), "D": 1 + (place == 0)}) for place in range(6)]
    told = disclose_choices(parts, ["A", "B", "C", "D"], single=True)
    assert {code for code, figure in told.items() if figure.reason} == {"B", "C", "D"}
    assert told["A"].text == "50%"
    assert told["A"].n == 360


def test_several_choices_are_each_told_apart():
    parts = [Choices(60, {"A": 30, "B": 1, "C": 60}) for _ in range(6)]
    told = disclose_choices(parts, ["A", "B", "C"], single=False)
    assert [figure.text for figure in told.values()] == [
        "50%",
        "Niet getoond: te weinig metingen (minder dan 10)",
        "Niet getoond: te weinig metingen (minder dan 10)",
    ]


def test_choices_that_do_not_add_up_or_do_not_exist_are_refused():
    with pytest.raises(ValueError, match="add up"):
        disclose_choices([Choices(60, {"A": 59})], ["A"], single=True)
    with pytest.raises(ValueError, match="not in the list"):
        disclose_choices([Choices(60, {"Z": 60})], ["A"], single=True)


def test_a_class_of_a_cut_that_is_too_small_takes_others_along():
    cells = [[Share(26, 30)] * 8, [Share(13, 15)] * 8, [Share(8, 10)] * 8, [Share(1, 1)] * 8]
    total = disclose_share([Share(48, 56)] * 8)
    told = disclose_cut(cells, total)
    assert [figure.n for figure in told] == [240, None, None, None]
    assert told[0].text == "87%"


def test_a_cut_of_a_withheld_total_is_withheld():
    cells = [[Share(26, 30)] * 8, [Share(13, 15)] * 8]
    assert {figure.reason for figure in disclose_cut(cells, disclose_share([]))} == {Withheld.GROUP_TOO_SMALL}


def test_a_release_waits_when_the_difference_would_say_that_nothing_was_missed():
    before, gained = [Share(15, 20)] * 6, [Share(4, 4)] * 6
    after = [Share(19, 24)] * 6
    first, last = disclose_share(before), disclose_share(after)
    assert change_refusal(first, last, before, gained) is Refusal.CHANGE_TELLS_TOO_MUCH
    mixed = [Share(3, 4)] * 6
    later = disclose_share([Share(18, 24)] * 6)
    assert change_refusal(first, later, before, mixed) is None
    assert change_refusal(disclose_share([]), last, before, gained) is None
