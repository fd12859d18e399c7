"""The cards at the top of a page, and the sentence under the title."""

from dataclasses import replace

import pytest

from benchmark.domain.disclosure.registry import for_registry
from benchmark.domain.verdict import Verdict
from benchmark.page_data.nation import Deff
from benchmark.pages.year_figures import Card, cards, certainty_note, conclusion
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE
from measurements.domain.period import Period, parse_period
from tests.benchmark.figures_to_show import figures_of_all_met

DEFF = Deff(process=2.9, outcome=2.0, year=2022, is_provisional=False)


def card(label: str, found: tuple[Card, ...]) -> Card:
    return next(card for card in found if card.label.replace("\N{SOFT HYPHEN}", "") == label)


def test_a_period_without_measurements_has_no_cards() -> None:
    assert cards(figures_of_all_met(0), DEFF) == ()


def test_a_year_figure_has_its_n_its_interval_its_verdict_and_its_place_on_a_strip() -> None:
    found = card("Doelbereiking", cards(figures_of_all_met(50, goal_attainment_units=40 * 6 - 1), DEFF))
    assert found.number == "79,6%"
    assert found.notes[0] == "n = 50; 95%-interval 69-88%"
    assert found.judgement is not None
    assert (found.judgement.verdict, found.judgement.at_norm) == (Verdict.OPEN, False)
    assert found.strip is not None
    assert {"low", "width"} <= set(found.strip)
    assert "nation" not in found.strip


def test_without_a_design_effect_each_trajectory_is_worth_one_answer() -> None:
    figures = figures_of_all_met(50, goal_attainment_units=40 * 6)
    notes = {deff: card("Doelbereiking", cards(figures, deff)).notes[0] for deff in (Deff(), Deff(outcome=3.0), DEFF)}
    assert notes[Deff()] == notes[Deff(outcome=3.0)] == "n = 50; 95%-interval 66-90%"
    assert notes[DEFF] == "n = 50; 95%-interval 69-88%"


@pytest.mark.parametrize(
    ("deff", "note"),
    [
        (DEFF, ""),
        (replace(DEFF, year=2021), "De intervallen zijn bepaald met het ontwerpeffect van 2021."),
        (
            replace(DEFF, is_provisional=True),
            "De intervallen zijn voorlopig: ze zijn bepaald uit landelijk nog weinig metingen.",
        ),
        (
            replace(DEFF, year=2021, is_provisional=True),
            "De intervallen zijn voorlopig: ze zijn bepaald met het ontwerpeffect van 2021 uit landelijk nog weinig "
            "metingen.",
        ),
        (
            Deff(),
            "De intervallen zijn ruim genomen: er zijn nog geen landelijke cijfers om ze nauwer te bepalen.",
        ),
        (
            replace(DEFF, outcome=None),
            "De intervallen zijn ruim genomen: er zijn nog geen landelijke cijfers om ze nauwer te bepalen.",
        ),
    ],
)
def test_what_is_special_about_the_intervals_is_said_where_there_are_any(deff: Deff, note: str) -> None:
    for period in (Period(2022), parse_period("2020-2022")):
        assert certainty_note(figures_of_all_met(50), deff, period) == note
    assert certainty_note(figures_of_all_met(9), deff, Period(2022)) == ""


def test_under_10_valid_measurements_there_are_counts_and_no_side_of_the_norm() -> None:
    found = card("Behandelgetrouwheid", cards(figures_of_all_met(4, process_all_met=2), DEFF))
    assert found.number == "-"
    assert found.notes == (
        "te weinig metingen voor een percentage (minder dan 10)",
        "2 van 4 trajecten met alle gescoorde uitvoeringscriteria behaald",
    )
    assert (found.strip, found.judgement) == (None, None)


def test_a_long_word_says_where_it_may_break() -> None:
    assert cards(figures_of_all_met(50), DEFF)[1].label == "Behandel\N{SOFT HYPHEN}getrouwheid"


def test_the_nation_is_named_where_it_is_given_and_large_enough() -> None:
    nation = for_registry(figures_of_all_met(1347, goal_attainment_units=1347 * 6 * 83 // 100))
    found = card("Doelbereiking", cards(figures_of_all_met(50), DEFF, nation))
    assert "landelijk 83%" in found.notes
    assert found.strip is not None
    assert found.strip["nation"] == "83.00%"
    small = card("Doelbereiking", cards(figures_of_all_met(50), DEFF, for_registry(figures_of_all_met(9))))
    assert "landelijk niet getoond" in small.notes
    assert small.strip is not None
    assert "nation" not in small.strip


def test_measurements_of_which_none_counts_give_no_figures() -> None:
    assert card("Doelbereiking", cards(figures_of_all_met(0, entered=3), DEFF)).number == "-"


def test_criteria_at_the_norm_are_counted_out_of_those_that_were_scored() -> None:
    figures = figures_of_all_met(50, crisis_resolved_met=39, child_safety_clear_met=0, child_safety_clear_scored=0)
    assert card("criteria gemeten op of boven 80%", cards(figures, DEFF)).number == "12 van 13"


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
            "Over 2022 is per traject gemiddeld 100% van de uitvoeringscriteria behaald: de norm van 80% is behaald. "
            "Van de uitkomstcriteria is dat 100%: de norm van 80% is behaald.",
        ),
        (
            50,
            {"goal_attainment_units": 30 * GOAL_ATTAINMENT_UNITS_PER_ONE},
            "Over 2022 is per traject gemiddeld 100% van de uitvoeringscriteria behaald: de norm van 80% is behaald. "
            "Van de uitkomstcriteria is dat 60%: de norm van 80% is niet behaald.",
        ),
        (
            50,
            {"fidelity_units": 40 * FIDELITY_UNITS_PER_ONE},
            "Over 2022 is per traject gemiddeld 80% van de uitvoeringscriteria behaald: nog niet te zeggen of de norm "
            "van 80% is behaald. Van de uitkomstcriteria is dat 100%: de norm van 80% is behaald.",
        ),
    ],
)
def test_the_conclusion_says_what_was_measured(n: int, changes: dict[str, int], sentence: str) -> None:
    assert conclusion(figures_of_all_met(n, **changes), DEFF, "2022") == sentence
