"""The codes of the code lists."""

import pytest

from administration.domain.entry_codes import PREFIXES, NoCodeLeft, is_code, next_code
from measurements.codebook import initial_entries


def test_the_next_code_follows_the_highest_one_and_not_anders_or_onbekend() -> None:
    assert next_code("family_type", "", {"TG01", "TG07", "TG98", "TG99"}) == "TG08"


def test_a_gap_is_never_filled_because_a_code_may_have_been_used_before() -> None:
    assert next_code("work_goal", "", {"WD01", "WD05"}) == "WD06"


def test_problems_have_their_letters_by_whom_they_are_about() -> None:
    assert [next_code("problem", concerns, set()) for concerns in ("j", "o", "j/o", "")] == [
        "PJ01",
        "PO01",
        "PG01",
        "PX01",
    ]


def test_a_full_list_says_so() -> None:
    with pytest.raises(NoCodeLeft):
        next_code("work_goal", "", {"WD97"})


@pytest.mark.parametrize("code", ["WD1", "WD001", "wd01", "VH01", "WD٠١", "WD01\n", ""])
def test_what_is_no_code_of_the_list_is_refused(code: str) -> None:
    assert not is_code("work_goal", "", code)


def test_every_code_that_there_is_has_the_letters_of_its_list() -> None:
    entries = initial_entries()
    assert {entry.codebook for entry in entries} == set(PREFIXES)
    assert [entry.code for entry in entries if not is_code(entry.codebook, entry.concerns, entry.code)] == []
