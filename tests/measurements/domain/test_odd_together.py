"""Answers that hardly go together."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.odd_together import odd_together
from measurements.domain.validation import MeasurementValues

USUAL = MeasurementValues(
    referred_on=date(2024, 2, 1),
    started_on=date(2024, 2, 2),
    ended_on=date(2024, 2, 28),
    follow_up_advice=("VH01", "VH02"),
)
ALL_MET = dict.fromkeys(CRITERION_FIELDS, True)


def test_a_usual_measurement_and_an_empty_one_raise_no_question() -> None:
    assert odd_together(USUAL, ALL_MET) == ()
    assert odd_together(MeasurementValues(), dict.fromkeys(CRITERION_FIELDS)) == ()


@pytest.mark.parametrize(
    ("values", "scores", "field", "words"),
    [
        ({"ended_on": date(2024, 4, 13)}, {}, "ended_on", "De hulp duurde 71 dagen."),
        ({"started_on": date(2024, 2, 3)}, {}, "started_within_24h", "liggen 2 dagen"),
        ({"started_on": date(2024, 2, 1)}, {"started_within_24h": False}, "started_within_24h", "op de dag van"),
        ({}, {"goals_evaluated_midway": False}, "follow_up_advised_midway", "niet tussentijds is geëvalueerd"),
        ({"follow_up_advice": ("VH02", "VH03")}, {}, "follow_up_advice", "geen vervolghulp nodig is"),
    ],
)
def test_what_hardly_goes_together_is_asked_about(
    values: dict[str, Any], scores: dict[str, Any], field: str, words: str
) -> None:
    (found,) = odd_together(replace(USUAL, **values), ALL_MET | scores)
    assert (found.field, words in found.text) == (field, True)


@pytest.mark.parametrize(
    ("values", "scores"),
    [
        ({"ended_on": date(2024, 4, 12)}, {}),
        ({"started_on": date(2024, 2, 9)}, {"started_within_24h": False}),
        ({"started_on": date(2024, 2, 9)}, {"started_within_24h": None}),
        ({"started_on": date(2024, 2, 1)}, {}),
        ({}, {"goals_evaluated_midway": False, "follow_up_advised_midway": None}),
        ({}, {"goals_evaluated_midway": None}),
        ({"follow_up_advice": ("VH03",)}, {}),
    ],
)
def test_what_can_well_be_so_is_not(values: dict[str, Any], scores: dict[str, Any]) -> None:
    assert odd_together(replace(USUAL, **values), ALL_MET | scores) == ()
