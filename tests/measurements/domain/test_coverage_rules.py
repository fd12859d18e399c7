"""Of which part of the closed trajectories there is a valid measurement."""

from fractions import Fraction

import pytest

from measurements.domain.coverage import Coverage, NumberTyped, percent, together


@pytest.mark.parametrize(
    ("valid", "closed", "text", "remark"),
    [
        (5, None, "niet bekend", ""),
        (0, 0, "geen trajecten", ""),
        (0, 4, "0 van 4", ""),
        (9, 9, "9 van 9", ""),
        (69, 100, "69% (69 van 100)", "lees de cijfers met voorzichtigheid"),
        (7, 10, "70% (7 van 10)", ""),
        (9, 10, "90% (9 van 10)", ""),
        (91, 100, "91% (91 van 100)", "ruim"),
        (10, 10, "100% (10 van 10)", "ruim"),
        (26, 25, "niet te zeggen: meer geldige metingen (26) dan afgesloten trajecten (25)", ""),
        (1, 0, "niet te zeggen: meer geldige metingen (1) dan afgesloten trajecten (0)", ""),
    ],
)
def test_coverage_is_said_with_its_numbers(valid: int, closed: int | None, text: str, remark: str) -> None:
    found = Coverage(valid, closed)
    assert (found.text, found.remark) == (text, remark)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(7, 8), "88%"),
        (Fraction(696, 1000), "69,6%"),
        (Fraction(699, 1000), "69,9%"),
        (Fraction(704, 1000), "70,4%"),
        (Fraction(904, 1000), "90,4%"),
        (Fraction(896, 1000), "89,6%"),
        (Fraction(999, 1000), "99,9%"),
        (Fraction(4, 1000), "0,4%"),
        (Fraction(1, 8), "13%"),
    ],
)
def test_no_percent_hides_on_which_side_of_a_limit_it_is(value: Fraction, text: str) -> None:
    assert percent(value) == text


def test_a_year_holds_the_known_months_on_both_sides() -> None:
    assert together([Coverage(8, 10), Coverage(50, None), Coverage(3, 4)]) == Coverage(11, 14)
    assert together([Coverage(8, None)]) == Coverage(0, None)
    assert together([]) == Coverage(0, None)
    assert together([Coverage(0, 0)]) == Coverage(0, 0)


@pytest.mark.parametrize(
    ("shown", "typed", "stored", "clashes"),
    [
        (3, 3, 9, False),
        (3, 4, 3, False),
        (3, 4, 4, False),
        (3, 4, 9, True),
        (None, 4, 9, True),
        (None, 4, None, False),
        (3, None, 9, True),
        (3, None, None, False),
        (3, 0, None, True),
    ],
)
def test_only_a_number_that_was_changed_on_both_sides_clashes(
    shown: int | None, typed: int | None, stored: int | None, clashes: bool
) -> None:
    assert NumberTyped(shown, typed).clashes_with(stored) == clashes
