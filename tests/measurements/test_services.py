"""What can be done with a measurement, and by whom."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from time import sleep
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connections, transaction
from django.http import Http404
from django.utils import timezone

from institutions.access import context_of
from institutions.models import Institution, Team, User
from institutions.row_context import row_context
from measurements.codebook import add_missing_entries
from measurements.domain.criteria import CRITERIA
from measurements.models import CodebookEntry, Measurement, State
from measurements.services import entering, refusals, starting
from measurements.signals import measurements_changed
from tests.measurement_data import complete_scores

pytestmark = pytest.mark.django_db

COMPLETE: dict[str, Any] = complete_scores() | {
    "referred_on": date(2024, 2, 1),
    "started_on": date(2024, 2, 2),
    "ended_on": date(2024, 2, 28),
    "family_type": "TG01",
}


@pytest.fixture
def draft(worker: User) -> Measurement:
    return starting.start_measurement(membership=worker.memberships.get())


@pytest.fixture
def rings() -> Any:
    """How often the apps above were told of a change."""
    heard: list[object] = []

    def listen(**kwargs: Any) -> None:
        heard.append(kwargs["sender"])

    measurements_changed.connect(listen)
    yield heard
    measurements_changed.disconnect(listen)


def test_a_new_draft_belongs_to_the_worker_and_the_team_and_has_a_code(draft: Measurement, team: Team) -> None:
    assert (draft.state, draft.team, draft.institution) == (State.DRAFT, team, team.institution)
    assert draft.completed_on is None
    assert len(draft.code) == 7


def test_starting_twice_gives_the_draft_in_which_nothing_was_filled_in_yet(draft: Measurement, worker: User) -> None:
    assert starting.start_measurement(membership=worker.memberships.get()) == draft


@pytest.mark.parametrize(
    "touched",
    [
        {"answered": ["3c"]},
        {"crisis_resolved": False},
        {"started_on": date(2024, 2, 2)},
        {"family_reference": "G-4"},
        {"work_goals": ["WD01"]},
    ],
)
def test_a_draft_in_which_something_was_filled_in_is_left_alone(
    touched: dict[str, Any], draft: Measurement, worker: User
) -> None:
    entering.save_draft(measurement=draft, values=touched, by=worker)
    assert starting.start_measurement(membership=worker.memberships.get()) != draft


def test_nobody_starts_in_the_empty_draft_of_a_colleague(draft: Measurement, colleague: User, team: Team) -> None:
    membership = colleague.memberships.get()
    membership.team = team
    assert starting.start_measurement(membership=membership).author == colleague


@pytest.mark.django_db(transaction=True)
def test_starting_twice_at_the_same_time_gives_one_draft(worker: User) -> None:
    membership = worker.memberships.get()

    def start_elsewhere() -> Measurement:
        try:
            with row_context(context_of(membership.user)):
                return starting.start_measurement(membership=membership)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as elsewhere:
        with transaction.atomic():
            first = starting.start_measurement(membership=membership)
            second = elsewhere.submit(start_elsewhere)
            sleep(0.3)
            assert not second.done()
        assert second.result(timeout=10) == first
    assert Measurement.objects.count() == 1


def test_an_analyst_cannot_start_a_measurement(analyst: User) -> None:
    with pytest.raises(PermissionDenied):
        starting.start_measurement(membership=analyst.memberships.get())


def test_a_draft_keeps_a_half_filled_form(draft: Measurement, worker: User) -> None:
    values = {"child_safety_clear": False, "weekly_supervision": None, "answered": ["3c", "6"]}
    saved = entering.save_draft(measurement=draft, values=values, by=worker)
    assert (saved.child_safety_clear, saved.weekly_supervision, saved.answered) == (False, None, ["3c", "6"])
    draft.refresh_from_db()
    assert (draft.process_scored, draft.process_met) == (1, 0)


def test_a_draft_with_an_impossible_date_is_refused_and_changes_nothing(draft: Measurement, worker: User) -> None:
    values = {"started_on": date(2024, 2, 2), "ended_on": date(2024, 2, 1)}
    with pytest.raises(ValidationError) as refused:
        entering.save_draft(measurement=draft, values=values, by=worker)
    assert refused.value.message_dict == {
        "ended_on": ["De einddatum ligt vóór de begindatum. Controleer beide datums."]
    }
    draft.refresh_from_db()
    assert draft.started_on is None


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("A" * 41, "De code van het gezin is te lang. Gebruik hooguit 40 tekens."),
        (
            "123456782",
            "De code van het gezin lijkt op een burgerservicenummer. "
            "Gebruik een code die niet naar een persoon verwijst.",
        ),
    ],
)
def test_a_reference_is_refused_also_when_it_comes_from_no_form(
    reference: str, message: str, draft: Measurement, worker: User
) -> None:
    with pytest.raises(ValidationError) as refused:
        entering.save_draft(measurement=draft, values={"family_reference": reference}, by=worker)
    assert refused.value.message_dict == {"family_reference": [message]}


def test_a_field_that_nobody_may_change_is_refused(draft: Measurement, worker: User) -> None:
    with pytest.raises(ValueError, match="institution_id"):
        entering.save_draft(measurement=draft, values={"institution_id": 1}, by=worker)


def sent(draft: Measurement, values: dict[str, Any], by: User) -> Measurement:
    """The draft, filled in with these values, each question answered, and sent."""
    answered = [criterion.form_number for criterion in CRITERIA]
    kept = entering.save_draft(measurement=draft, values=values | {"answered": answered}, by=by)
    return entering.submit_as_checked(measurement=kept, by=by, version=kept.version)


def test_submitting_sets_the_local_day_of_filling_in(
    draft: Measurement, worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    just_before_midnight_in_utc = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: just_before_midnight_in_utc)
    measurement = sent(draft, COMPLETE, worker)
    assert (measurement.state, measurement.completed_on) == (State.SUBMITTED, date(2026, 1, 1))


def test_submitting_without_what_is_needed_is_refused_with_every_reason(draft: Measurement, worker: User) -> None:
    with pytest.raises(ValidationError) as refused:
        sent(draft, {}, worker)
    assert set(refused.value.message_dict) == {"referred_on", "started_on", "ended_on", "family_type"}
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_measurement_that_does_not_count_may_be_submitted(draft: Measurement, worker: User) -> None:
    unscored = COMPLETE | dict.fromkeys(complete_scores(), None)
    assert sent(draft, unscored, worker).state == State.SUBMITTED


def test_submitting_twice_gives_one_measurement(draft: Measurement, worker: User) -> None:
    first = sent(draft, COMPLETE, worker)
    again = entering.submit_as_checked(measurement=draft, by=worker, version=first.version)
    assert (again, again.changed_at) == (first, first.changed_at)
    assert Measurement.objects.count() == 1


def test_a_correction_keeps_the_day_of_filling_in(submitted: Callable[..., Measurement], worker: User) -> None:
    measurement = submitted(completed_on=date(2024, 3, 5))
    corrected = entering.correct(
        measurement=measurement, values={"crisis_resolved": False}, by=worker, reason="wrong_answer"
    )
    assert (corrected.crisis_resolved, corrected.completed_on) == (False, date(2024, 3, 5))


def test_a_correction_cannot_date_the_help_after_the_day_of_filling_in(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    measurement = submitted(completed_on=date(2024, 3, 5))
    with pytest.raises(ValidationError, match="De einddatum ligt na de dag van invullen"):
        entering.correct(
            measurement=measurement, values={"ended_on": date(2024, 3, 6)}, by=worker, reason="wrong_answer"
        )


@pytest.mark.django_db(transaction=True)
def test_a_correction_keeps_a_code_that_has_ended_and_a_draft_cannot_choose_it(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    measurement = submitted(problems=["PO02"])
    CodebookEntry.objects.using("owner").filter(code="PO02").update(active_until=date(2024, 1, 1))
    entering.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker, reason="wrong_answer")
    draft = starting.start_measurement(membership=worker.memberships.get())
    with pytest.raises(ValidationError, match="staat niet"):
        entering.save_draft(measurement=draft, values={"problems": ["PO02"]}, by=worker)


def test_a_withdrawn_measurement_keeps_its_values_and_cannot_be_corrected(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    withdrawn = entering.withdraw(measurement=submitted(), by=worker, reason="entered_twice")
    assert (withdrawn.state, withdrawn.crisis_resolved) == (State.WITHDRAWN, True)
    with pytest.raises(refusals.WrongState, match="Deze meting is ingetrokken"):
        entering.correct(measurement=withdrawn, values={}, by=worker, reason="wrong_answer")


def test_a_draft_cannot_be_withdrawn(draft: Measurement, worker: User) -> None:
    with pytest.raises(refusals.WrongState, match="Deze meting is nog een concept"):
        entering.withdraw(measurement=draft, by=worker, reason="entered_twice")


@pytest.mark.parametrize("somebody", ["colleague", "foreign_worker", "foreign_lead", "analyst"])
def test_nobody_else_changes_a_measurement(
    somebody: str, submitted: Callable[..., Measurement], request: pytest.FixtureRequest
) -> None:
    with pytest.raises((Http404, PermissionDenied)):
        entering.correct(
            measurement=submitted(), values={}, by=request.getfixturevalue(somebody), reason="wrong_answer"
        )


def test_a_team_lead_corrects_a_measurement_of_the_own_institution(
    submitted: Callable[..., Measurement], lead: User
) -> None:
    assert (
        entering.correct(
            measurement=submitted(), values={"family_type": "TG02"}, by=lead, reason="wrong_answer"
        ).family_type
        == "TG02"
    )


@pytest.mark.django_db(transaction=True)
def test_a_change_of_an_entered_measurement_rings_after_the_commit(
    submitted: Callable[..., Measurement], worker: User, rings: list[object]
) -> None:
    measurement = submitted()
    with transaction.atomic():
        entering.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker, reason="wrong_answer")
        assert rings == []
    entering.withdraw(measurement=measurement, by=worker, reason="entered_twice")
    assert rings == [Measurement, Measurement]


@pytest.mark.django_db(transaction=True)
def test_an_error_in_who_hears_the_ring_does_not_undo_or_hide_what_was_saved(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    def stumble(**kwargs: Any) -> None:
        raise RuntimeError("the bell is broken")

    measurement = submitted()
    measurements_changed.connect(stumble)
    try:
        entering.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker, reason="wrong_answer")
    finally:
        measurements_changed.disconnect(stumble)
    measurement.refresh_from_db()
    assert measurement.crisis_resolved is False


@pytest.mark.django_db(transaction=True)
def test_a_saved_draft_does_not_ring(worker: User, rings: list[object]) -> None:
    draft = starting.start_measurement(membership=worker.memberships.get())
    entering.save_draft(measurement=draft, values={"crisis_resolved": True}, by=worker)
    assert rings == []


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"completed_on": None}, "only_drafts_have_no_date_of_filling_in"),
        ({"state": "draft"}, "only_drafts_have_no_date_of_filling_in"),
        ({"state": "lost"}, "state_is_draft_submitted_or_withdrawn"),
        ({"started_on": date(2024, 1, 1)}, "help_starts_on_or_after_referral"),
        ({"ended_on": date(2024, 2, 1)}, "help_ends_on_or_after_its_start"),
        ({"completed_on": date(2024, 2, 1)}, "filled_in_on_or_after_the_start_of_help"),
    ],
)
def test_the_database_itself_refuses_nonsense(
    submitted: Callable[..., Measurement], changes: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        submitted(**changes)


def test_the_database_refuses_the_same_code_twice_in_one_institution(
    submitted: Callable[..., Measurement],
) -> None:
    with pytest.raises(IntegrityError, match="code_is_unique_in_institution"):
        submitted(code=submitted().code)


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_team_of_another_institution(
    submitted: Callable[..., Measurement], other_institution: Institution
) -> None:
    with pytest.raises(IntegrityError, match="team_belongs_to_the_institution_of_the_measurement"):
        submitted(institution=other_institution)


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_code_lists_are_filled_and_keep_what_somebody_edited(world: None) -> None:
    assert CodebookEntry.objects.count() == 64
    CodebookEntry.objects.using("owner").filter(code="TG01").update(label="Eenoudergezin")
    add_missing_entries(using="owner")
    assert CodebookEntry.objects.get(code="TG01").label == "Eenoudergezin"
    assert CodebookEntry.objects.count() == 64


def test_values_saved_meanwhile_are_not_replaced_unseen(draft: Measurement, worker: User) -> None:
    seen = draft.version
    entering.save_draft(measurement=draft, values={"referred_on": date(2024, 2, 1)}, by=worker, version=seen)
    with pytest.raises(refusals.ChangedElsewhere, match="ergens anders gewijzigd"):
        entering.save_draft(measurement=draft, values={"referred_on": None}, by=worker, version=seen)
    draft.refresh_from_db()
    assert draft.referred_on == date(2024, 2, 1)
    entering.save_draft(measurement=draft, values={"referred_on": None}, by=worker, version=draft.version)
    draft.refresh_from_db()
    assert draft.referred_on is None


def test_the_same_values_from_an_older_form_are_no_conflict(draft: Measurement, worker: User) -> None:
    for _ in range(2):
        entering.save_draft(measurement=draft, values={"family_type": "TG01"}, by=worker, version=1)


def test_an_empty_draft_of_more_than_a_minute_ago_is_left_to_the_tab_that_opened_it(
    worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    membership = worker.memberships.get()
    first = starting.start_measurement(membership=membership)
    assert starting.start_measurement(membership=membership) == first
    two_minutes_later = timezone.now() + timedelta(minutes=2)
    monkeypatch.setattr(timezone, "now", lambda: two_minutes_later)
    assert starting.start_measurement(membership=membership) != first
