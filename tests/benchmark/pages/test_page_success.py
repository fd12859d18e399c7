"""What is written of odds ratios, chances and relations."""

import pytest

from benchmark.domain.intervals import Interval
from benchmark.domain.share import Share
from benchmark.domain.success_factors import FactorCount
from benchmark.pages.success.criteria import association_rows
from benchmark.pages.success.odds import odds_text, p_text, ratio_text
from benchmark.pages.success.runs import relation


def counts(*rows: tuple[int, int, int, int], factor: str = "not_met") -> list[FactorCount]:
    """(institution, level, met, scored)."""
    return [FactorCount(one, factor, level, Share(met, scored)) for one, level, met, scored in rows]


@pytest.mark.parametrize(
    ("value", "text"),
    [(1, "1,00"), (1.625, "1,63"), (0.05, "0,05"), (0.009, "<0,01"), (0, "<0,01"), (100, "100,00"), (1e300, ">100")],
)
def test_an_odds_ratio_has_two_decimals_as_long_as_they_say_something(value: float, text: str) -> None:
    assert odds_text(value) == text


def test_a_ratio_stands_with_its_interval() -> None:
    assert ratio_text(1.6, Interval(1.3, float("inf"))) == "1,60 (1,30 tot >100)"


@pytest.mark.parametrize(
    ("p", "text"), [(None, "-"), (0.0, "<0,001"), (0.0499, "0,049"), (0.05, "0,050"), (1.0, "1,000")]
)
def test_a_chance_is_cut_off_so_that_it_never_reads_as_a_larger_one(p: float | None, text: str) -> None:
    assert p_text(p) == text


def test_a_relation_that_points_the_other_way_within_institutions_is_not_to_be_told() -> None:
    """Over all, more met goes with the result; within each institution it goes with it less."""
    found = relation(
        counts((1, 0, 900, 1000), (1, 1, 100, 100), (2, 0, 10, 100), (2, 1, 300, 1000)), "een opgeheven crisis"
    )
    assert not found.may_be_told
    assert found.why_not.startswith("Niet naar buiten brengen: over alle trajecten samen en binnen instellingen")
    assert found.sentence.startswith("Er is in deze periode geen verband aan te tonen")
    assert found.rows[0].same_way == "nee"


def test_a_relation_the_wrong_way_round_is_told_as_less_often() -> None:
    found = relation(counts((1, 0, 50, 100), (1, 1, 90, 100), (2, 0, 50, 100), (2, 1, 90, 100)), "een opgeheven crisis")
    assert "meer behaald, minder vaak" in found.sentence
    assert found.may_be_told


def test_a_very_strong_relation_does_not_become_none_by_rounding_to_0() -> None:
    sure = counts((1, 0, 90_000, 100_000), (1, 3, 10_000, 100_000), (2, 0, 90_000, 100_000), (2, 3, 10_000, 100_000))
    assert "hangt samen met" in relation(sure, "een opgeheven crisis").sentence


def test_a_relation_that_may_be_chance_is_not_told_as_one() -> None:
    chance = counts((1, 0, 16, 20), (1, 1, 7, 10), (2, 0, 16, 20), (2, 1, 7, 10))
    assert relation(chance, "een positieve uitkomst").sentence.startswith("Er is in deze periode geen verband")


@pytest.mark.parametrize("of_one", [[], [(1, 0, 0, 10)], [(1, 0, 10, 10), (1, 2, 5, 5)]])
def test_without_variety_there_is_nothing_to_say(of_one: list[tuple[int, int, int, int]]) -> None:
    found = relation(counts(*of_one), "een opgeheven crisis")
    assert found.sentence.startswith("Er is niets te zeggen over een verband met een opgeheven crisis:")
    assert found.conclusion == found.sentence
    assert (found.rows[0].pooled, found.rows[0].within, found.rows[0].p) == ("-", "-", "-")
    assert not found.may_be_told


@pytest.mark.parametrize(("n", "told"), [((80, 19), "minder dan 100"), ((150, 19), "minder dan 20"), ((150, 20), "")])
def test_one_institution_may_be_told_of_from_100_trajectories_with_20_without_result(
    n: tuple[int, int], told: str
) -> None:
    scored, without = n
    one = counts((1, 0, scored - 40, scored - 40), (1, 1, 40 - without, 40))
    found = relation([*one, *counts((1, 2, 1, 1))], "een opgeheven crisis")
    assert told in found.why_not
    assert found.may_be_told == (not told)
    kept = "Of het aantal behaalde uitvoeringscriteria samenhangt met een opgeheven crisis, staat hieronder."
    assert found.conclusion == (f"{kept} {found.why_not}" if told else found.sentence)


def test_criteria_are_corrected_for_being_eleven() -> None:
    """p of about 0.03 for one of eleven tests is no discovery; alone it would have been."""
    rows = [(1, 1, 80, 100), (1, 0, 13, 22)]
    alone = association_rows(counts(*rows, factor="3c"))
    assert next(row for row in alone if row.criterion.form_number == "3c").goes_with
    others = [
        FactorCount(1, number, level, Share(8, 10)) for number in ("1", "2", "3a", "3b", "3d") for level in (0, 1)
    ]
    among = association_rows([*counts(*rows, factor="3c"), *others])
    assert not next(row for row in among if row.criterion.form_number == "3c").goes_with


def test_under_10_a_criterion_shows_counts() -> None:
    row = association_rows(counts((1, 1, 80, 100), (1, 0, 3, 9), factor="1"))[0]
    assert (row.met, row.not_met, row.not_met_n) == ("80%", "3 van 9", 9)
