"""References say nothing about a person."""

import pytest

from measurements.domain.references import reference_problem

SIGNS = "Gebruik in de code van het gezin alleen letters, cijfers en de tekens - . /"
BSN = "De code van het gezin lijkt op een burgerservicenummer. Gebruik een code die niet naar een persoon verwijst."
E_MAIL = "De code van het gezin lijkt op een e-mailadres. Gebruik een code die niet naar een persoon verwijst."


@pytest.mark.parametrize("reference", ["", "G-1024", "2026/17.b", "A" * 40, "123456789", "2024-12345", "1234567820"])
def test_codes_of_an_institution_are_fine(reference: str) -> None:
    assert reference_problem(reference, "gezin") is None


@pytest.mark.parametrize(
    "reference", ["123456782", "111222333", "G-111222333", "1112.22.333", "111.222.333", "111-222-333/2"]
)
def test_what_looks_like_a_bsn_is_refused(reference: str) -> None:
    assert reference_problem(reference, "gezin") == BSN


@pytest.mark.parametrize("reference", ["12-05-1985", "1.2.2010", "G/01-02-2010"])
def test_what_looks_like_a_date_of_birth_is_refused(reference: str) -> None:
    message = "De code van het gezin lijkt op een datum. Gebruik een code die niet naar een persoon verwijst."
    assert reference_problem(reference, "gezin") == message


@pytest.mark.parametrize("reference", ["0612345678", "06-12345678", "020-1234567"])
def test_what_looks_like_a_phone_number_is_refused(reference: str) -> None:
    message = "De code van het gezin lijkt op een telefoonnummer. Gebruik een code die niet naar een persoon verwijst."
    assert reference_problem(reference, "gezin") == message


def test_what_looks_like_an_e_mail_address_is_refused() -> None:
    assert reference_problem("jan@voorbeeld.nl", "gezin") == E_MAIL


@pytest.mark.parametrize(
    "reference",
    [
        "fam Jansen",
        "A\x00B",
        "A\u200bB",
        "A\u202eB",
        "A\ud800B",
        "é",
        "e\u0301",
        "<script>",
        "=1+1",
        "A\nB",
        "١٢٣",
        "_",
    ],
)
def test_other_signs_than_letters_digits_and_three_marks_are_refused(reference: str) -> None:
    assert reference_problem(reference, "gezin") == SIGNS


def test_a_reference_is_at_most_40_characters_long() -> None:
    too_long = "De code van het traject is te lang. Gebruik hooguit 40 tekens."
    assert reference_problem("A" * 41, "traject") == too_long
    assert reference_problem("A" * 10_000_000, "traject") == too_long
