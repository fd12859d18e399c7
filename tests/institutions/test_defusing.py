"""Cells made harmless for spreadsheet programs, and read back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from institutions.domain.defusing import defused, undefused

NASTY = st.text(alphabet="'=+-@\t\r\n a1")


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_a_cell_that_a_program_would_carry_out_gets_a_quote(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "BO-1", "1", "'t Gooi", "2022-03-27", "'", "a=b"])
def test_another_cell_stays_as_it_is_both_ways(text: str) -> None:
    assert defused(text) == text
    assert undefused(text) == text


def test_a_cell_that_had_the_quote_already_gets_one_more() -> None:
    assert defused("'=1") == "''=1"
    assert undefused("''=1") == "'=1"


@given(st.text() | NASTY)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert undefused(defused(text)) == text


@given(st.text() | NASTY)
def test_nothing_that_was_made_harmless_starts_like_a_formula(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
