"""Differences as they are written."""

import pytest

from benchmark.domain.differences import Change
from benchmark.pages.points import points_text


@pytest.mark.parametrize(
    ("value", "change", "text"),
    [
        (0.084, Change.HIGHER, "+8"),
        (0.085, Change.HIGHER, "+9"),
        (-0.031, Change.NOT_SHOWN, "-3"),
        (0.004, Change.NOT_SHOWN, "0"),
        (-0.004, None, "0"),
        (0.003, Change.HIGHER, "meer dan 0"),
        (-0.003, Change.LOWER, "minder dan 0"),
    ],
)
def test_points_are_whole_with_their_sign_and_never_contradict_the_word(
    value: float, change: Change | None, text: str
) -> None:
    assert points_text(value, change) == text
