"""Every criterion is explained, in few words and without persons."""

import re
from dataclasses import astuple, replace

import pytest

from measurements.domain.criteria import CRITERIA, Criterion, criterion_by_form_number
from measurements.domain.explanations import explanation_of

MAY_BE_CAPITALS = {"Besluit", "Spoedeisende", "Zorg", "RiS-L", "ARIJ", "Ja", "Nee", "Kwaliteitsmeting", "ASH"}
"""Words with a capital inside a sentence: the two answers and names of papers, never of people."""

INSIDE_A_SENTENCE = re.compile(r"(?<![.:] )(?<!^)\b[A-Z][\w-]+")


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.form_number)
def test_every_criterion_has_four_short_texts_that_name_nobody(criterion: Criterion) -> None:
    texts = astuple(explanation_of(criterion))
    assert len(texts) == 4
    for text in texts:
        assert 20 <= len(text) <= 300
        assert set(INSIDE_A_SENTENCE.findall(text)) <= MAY_BE_CAPITALS, text


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.form_number)
def test_an_example_is_clearly_one_and_shows_both_answers(criterion: Criterion) -> None:
    example = explanation_of(criterion).example
    assert example.startswith("Bijvoorbeeld: ")
    assert ": Ja." in example
    assert example.endswith(": Nee.")


def test_the_source_is_the_question_of_the_form() -> None:
    assert explanation_of(criterion_by_form_number("3d")).source == "Kwaliteitsmeting ASH 2.0, vraag 3d"


def test_what_is_not_on_the_form_has_no_explanation() -> None:
    with pytest.raises(KeyError):
        explanation_of(replace(CRITERIA[0], form_number="7"))
