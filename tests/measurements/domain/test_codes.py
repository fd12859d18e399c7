"""Codes of measurements: readable, saying nothing, and checking themselves."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measurements.domain.codes import ALPHABET, looks_mistyped, random_code

CODES = st.integers(0, 10**9).map(lambda seed: random_code(random.Random(seed)))


@given(CODES)
def test_a_code_is_short_and_has_no_characters_that_are_mixed_up(code: str) -> None:
    assert re.fullmatch(r"[A-HJ-NP-Z][2-9]-[A-HJ-NP-Z2-9]{4}", code)
    assert not looks_mistyped(code)


def test_the_check_character_follows_from_the_others() -> None:
    """By hand, after ISO 7064: from 16, half of 32, on, double what there is (0 is 32), mod 33, and add the place."""
    place, check = {character: number for number, character in enumerate(ALPHABET)}, 16
    for character in "K74F2":
        check = ((check or 32) * 2 % 33 + place[character]) % 32
    last = ALPHABET[(1 - (check or 32) * 2 % 33) % 32]
    assert last == "E"
    assert [c for c in ALPHABET if not looks_mistyped(f"K7-4F2{c}")] == [last]


@given(CODES, st.data())
def test_one_wrong_character_is_always_noticed(code: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([0, 1, 3, 4, 5, 6]))
    others = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if place == 0 else "0123456789" if place == 1 else f"{ALPHABET}IO01"
    wrong = data.draw(st.sampled_from(others.replace(code[place], "")))
    assert looks_mistyped(code[:place] + wrong + code[place + 1 :])


def test_two_neighbours_that_changed_places_are_as_good_as_always_noticed() -> None:
    source = random.Random(4)
    swapped = [code[:4] + code[5] + code[4] + code[6:] for code in (random_code(source) for _ in range(2000))]
    assert sum(map(looks_mistyped, swapped)) > 0.95 * len(swapped)  # of the rest most hold the same character twice


def test_capitals_and_spaces_around_it_do_not_matter() -> None:
    assert not looks_mistyped(" k7-4f2e ")
    assert looks_mistyped(" k7-4f2f ")


@pytest.mark.parametrize(
    "text", ["", "K7", "K7-4F", "T-000017", "2024-12345", "K7-GOOD1", "ş7-4F2E", "K٧-4F2E", "\x00"]
)
def test_what_has_another_shape_is_not_called_mistyped(text: str) -> None:
    """Parts of a code, and codes that were imported."""
    assert not looks_mistyped(text)
