"""The sentences about a batch, with one and with many."""

import pytest

from exchange.pages.batch_words import conclusion, confirming, undoing
from exchange.selectors.outcomes import Totals


@pytest.mark.parametrize(
    ("rows", "totals", "sentence"),
    [
        (
            1204,
            Totals(1080, {"R2": 60, "R3": 10}, 54, 0),
            "Van de 1.204 rijen komen er 1.150 in: 1.080 tellen mee, 70 niet. 54 stonden er al.",
        ),
        (3, Totals(3, {}, 0, 0), "Alle 3 rijen komen erin: ze tellen allemaal mee."),
        (
            3,
            Totals(0, {"R2": 2}, 0, 1),
            "Van de 3 rijen komen er 2 in: geen ervan telt mee. 1 stond er al met andere antwoorden.",
        ),
        (3, Totals(1, {"R2": 2}, 0, 0), "Alle 3 rijen komen erin: 1 telt mee, 2 niet."),
        (3, Totals(1, {}, 2, 0), "Van de 3 rijen komt er 1 in: die telt mee. 2 stonden er al."),
        (
            3,
            Totals(0, {"R2": 1}, 1, 1),
            "Van de 3 rijen komt er 1 in: die telt niet mee. 1 stond er al. 1 stond er al met andere antwoorden.",
        ),
        (1, Totals(1, {}, 0, 0), "De rij in dit bestand komt erin en telt mee."),
        (1, Totals(0, {"R1": 1}, 0, 0), "De rij in dit bestand komt erin en telt niet mee."),
        (2, Totals(0, {}, 1, 1), "Er komt niets bij. 1 stond er al. 1 stond er al met andere antwoorden."),
    ],
)
def test_the_conclusion_says_what_becomes_of_all_rows(rows: int, totals: Totals, sentence: str) -> None:
    assert conclusion(rows, totals) == sentence


def test_confirming_says_how_many_are_added() -> None:
    assert confirming(Totals(1080, {"R2": 70}, 0, 0)).startswith("1.150 metingen worden toegevoegd.")
    assert confirming(Totals(1, {}, 0, 0)).startswith("1 meting wordt toegevoegd.")


@pytest.mark.parametrize(
    ("going", "staying", "words"),
    [
        (1150, 0, "1.150 metingen gaan weg."),
        (1, 0, "1 meting gaat weg."),
        (
            8,
            1,
            "8 metingen gaan weg. 1 meting blijft staan: iemand heeft die gewijzigd of ingetrokken, of daar "
            "toestemming voor gevraagd.",
        ),
        (
            8,
            2,
            "8 metingen gaan weg. 2 metingen blijven staan: iemand heeft die gewijzigd of ingetrokken, of daar "
            "toestemming voor gevraagd.",
        ),
        (0, 2, "Elke meting van deze import is daarna gewijzigd of ingetrokken. Er is niets meer om weg te halen."),
    ],
)
def test_undoing_says_what_goes_and_what_stays(going: int, staying: int, words: str) -> None:
    assert undoing(going, staying) == words
