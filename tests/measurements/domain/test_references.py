"""References say nothing about a person."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measurements.domain.codes import random_code
from measurements.domain.names import FREQUENT_NAMES, ORDINARY_WORDS
from measurements.domain.references import reference_problem

SIGNS = "Gebruik in de code van het gezin alleen letters, cijfers en de tekens - . /"
BSN = "De code van het gezin lijkt op een burgerservicenummer. Gebruik een code die niet naar een persoon verwijst."
NAME = "De code van het gezin lijkt op een naam. Gebruik een code die niet naar een persoon verwijst."
E_MAIL = "De code van het gezin lijkt op een e-mailadres. Gebruik een code die niet naar een persoon verwijst."


@pytest.mark.parametrize("reference", ["", "G-1024", "2026/17.b", "A1" * 20, "123456789", "2024-12345", "1234567820"])
def test_codes_of_an_institution_are_fine(reference: str) -> None:
    assert reference_problem(reference, "gezin") is None


@pytest.mark.parametrize(
    "reference", ["123456782", "111222333", "G-111222333", "1112.22.333", "111.222.333", "111-222-333/2"]
)
def test_what_looks_like_a_bsn_is_refused(reference: str) -> None:
    assert reference_problem(reference, "gezin") == BSN


@pytest.mark.parametrize(
    "reference",
    [
        "12-05-1985",
        "1.2.2010",
        "G/01-02-2010",
        "1-2-85",
        "2014-08-15",
        "15081985",
        "19850815",
        "G20100815",
        "T-24-08-15",
    ],
)
def test_what_looks_like_a_date_of_birth_is_refused(reference: str) -> None:
    message = "De code van het gezin lijkt op een datum. Gebruik een code die niet naar een persoon verwijst."
    assert reference_problem(reference, "gezin") == message


@pytest.mark.parametrize(
    "reference", ["0612345678", "06-12345678", "020-1234567", "06.12.34.56.78", "0031612345678", "31-6-12345678"]
)
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


GROUPINGS = ((9,), (4, 2, 3), (3, 3, 3), (3, 2, 4), (2, 2, 2, 3))
AROUND = st.from_regex(r"([A-Z]{1,3}[./-]?)?", fullmatch=True)

USUAL_SHAPES = (
    r"ASH-20(1[1-9]|2[0-6])-[0-9]{1,4}",
    r"[A-Z]{1,3}-?[0-9]{2}-[0-9]{4}",
    r"20(1[1-9]|2[0-6])[.][0-9]{4}",
    r"20(1[3-9]|2[0-6])[0-9]{4}",
    r"20(1[1-9]|2[0-6])[-/][0-9]{5}",
    r"(NOORD|ZUID|OOST|JZ|WMO|JAN|BOS)/[0-9]{1,5}",
    r"(Team|Gezin|dossier|Noord|Utrecht|gezin)-?[0-9]{1,5}",
    r"[GT]-[0-9]{4}",
    r"[0-9a-f]{3}[0-9][a-f][0-9a-f]{2}[0-9]",
)


@st.composite
def written_bsn(draw: st.DrawFn) -> str:
    """A number that passes the 11-test by its own arithmetic, in any way of writing, with or without letters around."""
    first = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(any))
    last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first, strict=True)) % 11
    if last == 10:  # there is no such number: one more in the last place but one brings it within the digits
        first[7] += 1 if first[7] < 9 else -1
        last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), first, strict=True)) % 11
    digits = "".join(map(str, [*first, last]))
    mark, parts, start = draw(st.sampled_from("./-")), [], 0
    for size in draw(st.sampled_from(GROUPINGS)):
        parts.append(digits[start : start + size])
        start += size
    return draw(AROUND) + mark.join(parts) + "".join(reversed(draw(AROUND)))


@given(written_bsn())
def test_every_bsn_is_refused_in_every_way_of_writing(reference: str) -> None:
    assert reference_problem(reference, "gezin") == BSN


@given(st.sampled_from(USUAL_SHAPES).flatmap(lambda shape: st.from_regex(shape, fullmatch=True)))
def test_codes_of_usual_shapes_are_fine(reference: str) -> None:
    assert reference.isascii()
    assert reference_problem(reference, "gezin") is None


def test_a_code_that_the_application_proposes_is_fine_as_a_reference_too() -> None:
    source = random.Random(4)
    assert [code for code in (random_code(source) for _ in range(500)) if reference_problem(code, "gezin")] == []


@pytest.mark.parametrize(
    "reference",
    [
        "Jansen",
        "JANSEN",
        "jansen",
        "Jansen-12",
        "JANSEN-12",
        "jansen12",
        "p.devries",
        "de.vries12",
        "DE-VRIES-2",
        "de.wit-3",
        "van.der.berg/3",
        "JanJ1985",
        "Mohamed3",
        "2024-FATIMA",
        "Kowalczyk-7",
        "NOORD",
    ],
)
def test_what_looks_like_a_name_is_refused(reference: str) -> None:
    assert reference_problem(reference, "gezin") == NAME


@given(st.from_regex(r"[A-Z][a-z]{2,12}", fullmatch=True).filter(lambda word: word.lower() not in ORDINARY_WORDS))
def test_any_word_with_a_capital_that_is_not_an_ordinary_one_is_refused(word: str) -> None:
    assert reference_problem(f"{word}-12", "gezin") == NAME


@given(st.sampled_from(sorted(FREQUENT_NAMES)), st.sampled_from([str.lower, str.upper, str.title]), st.integers(0, 999))
def test_a_name_that_many_bear_is_refused_in_any_capitals(name: str, write: Callable[[str], str], number: int) -> None:
    assert reference_problem(f"{write(name)}-{number}", "gezin") == NAME


@pytest.mark.parametrize(
    "reference",
    ["ASH-2024-17", "NOORD/123", "2024.0815", "Z21-0031", "Team3-17", "Utrecht/4", "AB", "A-B", "12", "JAN-2024-17"],
)
def test_file_numbers_of_institutions_are_fine(reference: str) -> None:
    assert reference_problem(reference, "gezin") is None
