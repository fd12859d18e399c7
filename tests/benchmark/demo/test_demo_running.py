"""The worker of the showcase has a running trajectory in each phase, and one that will be removed soon."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from benchmark.demo.records import DemoData, DemoMeasurement
from measurements.domain.expiry import expires_on, expires_soon
from measurements.domain.reminders import DraftFacts, day_of_trajectory, reminders_for
from measurements.domain.validation import MeasurementValues, draft_problems
from tests.oracles import reasons

TODAY = date(2026, 11, 21)


def facts(draft: DemoMeasurement) -> DraftFacts:
    dates = draft.dates
    return DraftFacts(True, dates.referred_on, dates.started_on, dates.ended_on, frozenset(draft.answered))


def test_they_are_on_different_days_and_each_is_asked_something(demo: DemoData) -> None:
    assert [day_of_trajectory(facts(draft), TODAY) for draft in demo.running] == [1, 5, 13, 24, 95]
    asked = [{reminder.text for reminder in reminders_for(facts(draft), TODAY)} for draft in demo.running]
    assert all(asked)
    assert len(set.union(*asked)) >= 6


def test_they_are_drafts_of_the_worker_that_nobody_counts(demo: DemoData) -> None:
    assert {draft.author for draft in demo.running} == {"werker@golf.example"}
    assert {draft.state for draft in demo.running} == {"draft"}
    assert all(reasons(draft.scores) for draft in demo.running)


def test_one_of_them_expires_within_two_weeks_and_none_has_expired(demo: DemoData) -> None:
    changed = [draft.changed_on for draft in demo.running if draft.changed_on]
    assert [expires_soon(day, TODAY) for day in changed] == [False] * 4 + [True]
    assert all(expires_on(day) > TODAY for day in changed)


def test_their_codes_and_references_are_those_of_no_other_measurement(demo: DemoData) -> None:
    everything = [one for one in (*demo.measurements, *demo.running) if one.institution == "golf"]
    assert len({one.code for one in everything}) == len(everything)
    assert len({one.trajectory_reference for one in everything}) == len(everything)


def test_a_person_could_have_entered_them(demo: DemoData) -> None:
    for draft in demo.running:
        values = MeasurementValues(
            referred_on=draft.dates.referred_on,
            started_on=draft.dates.started_on,
            trajectory_reference=draft.trajectory_reference,
        )
        codes = dict.fromkeys(("family_type", "problem", "work_goal", "follow_up_advice"), frozenset[str]())
        assert draft_problems(values, active_codes=codes, completed_on=TODAY) == []


@pytest.mark.parametrize("today", [date(2018, 1, 31), date(2022, 12, 31)])
def test_they_are_there_on_any_day(demo_on: Callable[[date], DemoData], today: date) -> None:
    running = demo_on(today).running
    assert len(running) == 5
    assert running[0].dates.referred_on == today
    assert running[1].dates.started_on == today - timedelta(days=4)
