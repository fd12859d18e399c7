"""Each fictitious measurement is one that a person could have entered, and the odd cases are among them."""

import json
import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from benchmark.demo.records import DemoData, DemoMeasurement
from measurements.domain.validation import (
    CODE_FIELDS,
    MeasurementValues,
    Problem,
    draft_problems,
    submission_problems,
)
from tests.oracles import OUTCOME, PROCESS

TODAY = date(2026, 11, 21)
CODEBOOK = json.loads((Path(__file__).parents[3] / "measurements" / "codebook.json").read_text(encoding="utf-8"))
CODES = {name: frozenset(option["code"] for option in CODEBOOK[name]["options"]) for name in CODE_FIELDS.values()}

Measurements = list[DemoMeasurement]


def problems(measurement: DemoMeasurement) -> list[Problem]:
    dates, group = measurement.dates, measurement.target_group
    values = MeasurementValues(
        referred_on=dates.referred_on,
        started_on=dates.started_on,
        ended_on=dates.ended_on,
        family_type=group.family_type,
        problems=group.problems,
        work_goals=group.work_goals,
        follow_up_advice=group.follow_up_advice,
    )
    find = draft_problems if measurement.state == "draft" else submission_problems
    return find(values, active_codes=CODES, completed_on=measurement.completed_on or TODAY)


def test_no_measurement_has_a_problem_that_the_form_would_refuse(demo: DemoData) -> None:
    assert [m.code for m in demo.measurements if problems(m)] == []


def test_the_help_takes_at_most_five_weeks(demo: DemoData) -> None:
    durations = [m.dates.ended_on - m.dates.started_on for m in demo.measurements]
    assert max(durations) <= timedelta(days=35)
    assert timedelta(days=26) < sum(durations, timedelta()) / len(durations) < timedelta(days=29)


def test_most_are_filled_in_within_30_days_and_some_later(entered: Measurements) -> None:
    delays = [(m.completed_on - m.dates.ended_on).days for m in entered]
    assert min(delays) >= 2
    assert 0.03 < sum(delay > 30 for delay in delays) / len(delays) < 0.12


def test_the_weekend_is_quiet(entered: Measurements) -> None:
    assert 0 < sum(m.completed_on.weekday() >= 5 for m in entered) / len(entered) < 0.06


def test_who_started_within_24_hours_started_on_the_next_day_at_the_latest(demo: DemoData) -> None:
    waits = [(m.dates.started_on - m.dates.referred_on).days for m in demo.measurements if m.scores[PROCESS["1"]]]
    assert max(waits) == 1


def test_about_two_percent_of_the_answers_is_missing(valid: Measurements) -> None:
    answers = [m.scores[field] for m in valid for field in (PROCESS | OUTCOME).values()]
    assert 0.015 < answers.count(None) / len(answers) < 0.025


def test_codes_are_unique_within_an_institution(demo: DemoData) -> None:
    assert len({(m.institution, m.code) for m in demo.measurements}) == len(demo.measurements)
    assert len({(m.institution, m.trajectory_reference) for m in demo.measurements}) == len(demo.measurements)


def test_no_reference_looks_like_a_number_of_a_person(demo: DemoData) -> None:
    references = [r for m in demo.measurements for r in (m.code, m.trajectory_reference, m.family_reference)]
    assert [reference for reference in references if re.search(r"\d{6}", re.sub(r"\W", "", reference))] == []


def test_some_families_come_back_in_2022_after_the_end_and_as_the_same_type(valid_2022: Measurements) -> None:
    families = Counter((m.institution, m.family_reference) for m in valid_2022)
    returning = [family for family, times in families.items() if times > 1]
    assert 20 <= len(returning) <= 100
    for family in returning:
        visits = sorted(
            (m for m in valid_2022 if (m.institution, m.family_reference) == family), key=lambda m: m.dates.referred_on
        )
        assert len({visit.target_group.family_type for visit in visits}) == 1
        for earlier, later in pairwise(visits):
            assert earlier.dates.ended_on < later.dates.referred_on


def test_some_measurements_are_withdrawn(demo: DemoData) -> None:
    assert 30 <= sum(m.state == "withdrawn" for m in demo.measurements) <= 150


def test_drafts_are_recent_and_only_partly_answered(demo: DemoData) -> None:
    drafts = [m for m in demo.measurements if m.state == "draft"]
    assert 20 <= len(drafts) <= 120
    for draft in drafts:
        assert TODAY - draft.dates.ended_on < timedelta(days=95)
        assert len(draft.answered) < 14
        scored = [number for number, field in (PROCESS | OUTCOME).items() if draft.scores[field] is not None]
        assert set(scored) <= set(draft.answered)


def test_the_worker_of_the_showcase_has_drafts_to_finish_and_measurements(demo: DemoData) -> None:
    states = Counter(m.state for m in demo.measurements if m.author == "werker@golf.example")
    assert states["draft"] >= 2
    assert states["submitted"] >= 50
