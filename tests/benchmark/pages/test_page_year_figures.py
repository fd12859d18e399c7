"""The cards at the top of a page, and the sentence under the title."""

import pytest

from benchmark.pages.year_figures import Card, cards, conclusion
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE
from tests.benchmark.figures_to_show import figures_of_all_met


def card(label: str, found: tuple[Card, ...]) -> Card:
    return next(card for card in found if card.label.replace("\N{SOFT HYPHEN}", "") == label)


def test_a_period_without_measurements_has_no_cards() -> None:
    assert cards(figures_of_all_met(0)) == ()


def test_a_year_figure_has_its_n_its_side_of_the_norm_and_its_place_on_a_strip() -> None:
    found = card("Doelbereiking", cards(figures_of_all_met(50, goal_attainment_units=40 * 6 - 1)))
    assert found.number == "79,6%"
    assert found.notes[0] == "n = 50; gemeten onder de norm van 80%"
    assert found.strip is not None
    assert "nation" not in found.strip


def test_under_10_valid_measurements_there_are_counts_and_no_side_of_the_norm() -> None:
    found = card("Behandelgetrouwheid", cards(figures_of_all_met(4, process_all_met=2)))
    assert found.number == "-"
    assert found.notes == (
        "te weinig metingen voor een percentage (minder dan 10)",
        "2 van 4 trajecten met alle gescoorde uitvoeringscriteria behaald",
    )
    assert found.strip is None


def test_a_long_word_says_where_it_may_break() -> None:
    assert cards(figures_of_all_met(50))[1].label == "Behandel\N{SOFT HYPHEN}getrouwheid"


def test_the_nation_is_named_where_it_is_given_and_large_enough() -> None:
    notes = card("Doelbereiking", cards(figures_of_all_met(50), figures_of_all_met(1347))).notes
    assert "landelijk 100%" in notes
    small = card("Doelbereiking", cards(figures_of_all_met(50), figures_of_all_met(9))).notes
    assert not any("landelijk" in note for note in small)


def test_measurements_of_which_none_counts_give_no_figures() -> None:
    assert card("Doelbereiking", cards(figures_of_all_met(0, entered=3))).number == "-"


def test_criteria_at_the_norm_are_counted_out_of_those_that_were_scored() -> None:
    figures = figures_of_all_met(50, crisis_resolved_met=39, child_safety_clear_met=0, child_safety_clear_scored=0)
    assert card("criteria gemeten op of boven 80%", cards(figures)).number == "12 van 13"


@pytest.mark.parametrize(
    ("n", "changes", "sentence"),
    [
        (0, {}, "Over 2022 zijn geen metingen ingevoerd."),
        (0, {"entered": 1}, "Over 2022 is 1 meting ingevoerd; die telt niet mee."),
        (0, {"entered": 3}, "Over 2022 zijn 3 metingen ingevoerd; die tellen niet mee."),
        (4, {}, "Over 2022: 4 metingen tellen mee. Dat is te weinig voor percentages; u ziet daarom aantallen."),
        (
            50,
            {},
            "Over 2022 is per traject gemiddeld 100% van de uitvoeringscriteria behaald "
            "en 100% van de uitkomstcriteria. Gemeten liggen de behandelgetrouwheid en de doelbereiking op of boven "
            "de norm van 80%. Hoe zeker dat is, staat per criterium.",
        ),
        (
            50,
            {"goal_attainment_units": 30 * GOAL_ATTAINMENT_UNITS_PER_ONE},
            "Over 2022 is per traject gemiddeld 100% van de uitvoeringscriteria behaald "
            "en 60% van de uitkomstcriteria. Gemeten ligt de behandelgetrouwheid op of boven de norm van 80% "
            "en de doelbereiking eronder. Hoe zeker dat is, staat per criterium.",
        ),
        (
            50,
            {"fidelity_units": 30 * FIDELITY_UNITS_PER_ONE},
            "Over 2022 is per traject gemiddeld 60% van de uitvoeringscriteria behaald "
            "en 100% van de uitkomstcriteria. Gemeten ligt de doelbereiking op of boven de norm van 80% "
            "en de behandelgetrouwheid eronder. Hoe zeker dat is, staat per criterium.",
        ),
    ],
)
def test_the_conclusion_says_what_was_measured(n: int, changes: dict[str, int], sentence: str) -> None:
    assert conclusion(figures_of_all_met(n, **changes), "2022") == sentence
