"""The own picture: counts and places, nothing else."""

from datetime import date

import pytest

from measurements.domain.criteria import NORM, criterion_by_form_number
from measurements.domain.own_picture import (
    BOTTOM,
    LATEST,
    TOP,
    MetCount,
    OwnMeasurement,
    drawing_of,
    missed_criteria,
)
from measurements.domain.selection import Score
from tests.measurement_data import complete_scores, scores_from_row


def measurement(row: str = "11111111111|111", code: str = "K7-4F2E", **changes: Score) -> OwnMeasurement:
    return OwnMeasurement(code, date(2026, 3, 5), scores_from_row(row) | changes)


def test_what_was_met_is_counted_over_what_was_scored_and_5d_belongs_to_the_process() -> None:
    one = measurement("110-1111110|1-0")
    assert (one.process, one.outcome) == (MetCount(8, 10), MetCount(1, 2))
    assert (str(one.process), str(one.outcome)) == ("8 van 10", "1 van 2")
    assert str(measurement("-" * 11 + "|111").process) == "niet gescoord"


def test_the_dots_stand_in_order_and_as_high_as_was_met() -> None:
    drawing = drawing_of(
        [measurement("00000000000|111"), measurement("1111111----|111"), measurement("10--------1|---")]
    )
    assert [dot.x for dot in drawing.dots] == ["16.67%", "50.00%", "83.33%"]
    assert [float(dot.y) for dot in drawing.dots] == [
        BOTTOM,
        TOP,
        pytest.approx(BOTTOM - (BOTTOM - TOP) * 2 / 3, abs=0.1),
    ]
    assert [dot.is_this for dot in drawing.dots] == [False] * 3


def test_the_line_stands_at_the_norm() -> None:
    assert float(drawing_of([]).norm_y) == pytest.approx(BOTTOM - (BOTTOM - TOP) * NORM, abs=0.1)


def test_what_was_not_scored_gets_no_dot_and_keeps_its_place() -> None:
    first, second = drawing_of([measurement("-" * 11 + "|111"), measurement()]).dots
    assert (first.y, second.x) == ("", "75.00%")


def test_the_measurement_of_the_page_stands_last_and_is_marked() -> None:
    earlier, this = [measurement(), measurement()], measurement()
    assert [dot.is_this for dot in drawing_of(earlier, this).dots] == [False, False, True]
    assert [dot.is_this for dot in drawing_of([], this).dots] == [True]


def test_the_criteria_missed_most_often_come_first_and_then_the_order_of_the_form() -> None:
    rows = [
        measurement(child_safety_clear=False, crisis_resolved=False),
        measurement(child_safety_clear=False, weekly_supervision=False),
        measurement(child_safety_clear=None, started_within_24h=None),
    ]
    missed = missed_criteria(rows)
    assert [row.criterion.form_number for row in missed] == ["3c", "5a", "6"]
    assert [(row.missed, row.scored) for row in missed] == [(2, 2), (1, 3), (1, 3)]


def test_only_from_ten_scores_on_a_criterion_has_a_place_on_the_line() -> None:
    rows = [measurement(child_safety_clear=number > 1) for number in range(LATEST)]
    rows[0].scores["crisis_resolved"] = False  # type: ignore[index]
    rows[9].scores["crisis_resolved"] = None  # type: ignore[index]
    safety, crisis = missed_criteria(rows)
    assert (safety.criterion, safety.missed, safety.place) == (criterion_by_form_number("3c"), 2, "80.00%")
    assert (crisis.missed, crisis.scored, crisis.place) == (1, 9, "")


def test_where_everything_was_met_nothing_is_missed() -> None:
    assert missed_criteria([OwnMeasurement("A", date(2026, 1, 1), complete_scores())]) == ()
    assert missed_criteria([]) == ()
