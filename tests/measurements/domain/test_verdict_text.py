"""The words about counting."""

from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA
from measurements.domain.selection import RULES, count_scores
from measurements.domain.verdict_text import RULE_WORDS, live_verdict, reasons, verdict_sentence
from tests.measurement_data import complete_scores, scores_from_row


def test_a_complete_measurement_counts() -> None:
    counts = count_scores(complete_scores())
    assert verdict_sentence(counts) == "Telt mee in de benchmark."
    assert reasons(counts) == ()


def test_an_empty_measurement_is_told_in_one_reason() -> None:
    counts = count_scores(scores_from_row("-----------|---"))
    assert verdict_sentence(counts) == "Telt niet mee, want er is geen enkel criterium gescoord."


def test_every_broken_rule_is_a_reason_with_its_numbers() -> None:
    counts = count_scores(scores_from_row("0000000----|1--"))
    assert verdict_sentence(counts) == (
        "Telt niet mee, want 7 van de 11 uitvoeringscriteria zijn gescoord (minstens 8 nodig)"
        " en 1 van de 3 uitkomstcriteria is gescoord (minstens 2 nodig)"
        " en 0 van de 11 uitvoeringscriteria zijn behaald (minstens 1 nodig)."
    )


def test_the_live_verdict_says_what_is_still_to_do() -> None:
    verdict = live_verdict(count_scores(scores_from_row("111111-----|1--")))
    assert verdict.head == "Telt nog niet mee"
    assert [(line.is_kept, line.text) for line in verdict.lines] == [
        (False, "nog 2 uitvoeringscriteria scoren (6 van 8)"),
        (False, "nog 1 uitkomstcriterium scoren (1 van 2)"),
        (True, "6 van 11 uitvoeringscriteria behaald (minstens 1)"),
    ]


def test_the_live_verdict_on_a_measurement_that_counts_shows_how_much_was_scored() -> None:
    verdict = live_verdict(count_scores(complete_scores(child_safety_clear=None)))
    assert verdict.head == "Telt mee in de benchmark"
    assert [line.text for line in verdict.lines] == [
        "10 van 11 uitvoeringscriteria gescoord (minstens 8)",
        "3 van 3 uitkomstcriteria gescoord (minstens 2)",
        "10 van 11 uitvoeringscriteria behaald (minstens 1)",
    ]


def test_every_rule_but_the_empty_form_has_words() -> None:
    assert set(RULE_WORDS) == {rule.code for rule in RULES} - {"empty"}
    assert (len(PROCESS_CRITERIA), len(OUTCOME_CRITERIA)) == (11, 3)
