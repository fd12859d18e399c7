"""The ceiling on memory while a file is read."""

import resource

import pytest

from exchange.files.memory import limited_memory
from exchange.files.unusable import UnusableFile

MORE_THAN_IS_FREE = 4_000_000_000
"""Bytes; a smaller piece may fit in what the process freed before and still holds."""


def test_taking_more_than_the_room_is_refused() -> None:
    with pytest.raises(UnusableFile) as refused, limited_memory(50_000_000):
        bytearray(MORE_THAN_IS_FREE)
    assert str(refused.value) == (
        "Het bestand is te groot om te lezen. Splits het in kleinere bestanden en upload die apart."
    )


def test_the_room_comes_on_top_of_what_is_in_use() -> None:
    held = bytearray(300_000_000)
    with limited_memory(50_000_000):
        taken = bytearray(20_000_000)
    assert len(held) + len(taken) == 320_000_000


def test_the_limit_is_set_back_also_after_an_error() -> None:
    limits = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(UnusableFile), limited_memory(10_000_000):
        bytearray(MORE_THAN_IS_FREE)
    assert resource.getrlimit(resource.RLIMIT_AS) == limits


def test_a_limit_within_a_limit_never_widens_it() -> None:
    with limited_memory(50_000_000):
        outer, _ = resource.getrlimit(resource.RLIMIT_AS)
        with limited_memory(500_000_000):
            assert resource.getrlimit(resource.RLIMIT_AS)[0] == outer
        assert resource.getrlimit(resource.RLIMIT_AS)[0] == outer
