"""What can be done with a measurement, and by whom."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from institutions.models import Institution, Team, User
from measurements import services
from measurements.codebook import add_missing_entries
from measurements.models import CodebookEntry, Measurement, State
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
    return services.start_measurement(membership=worker.memberships.get())


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


def test_an_analyst_cannot_start_a_measurement(analyst: User) -> None:
    with pytest.raises(PermissionDenied):
        services.start_measurement(membership=analyst.memberships.get())


def test_a_draft_keeps_a_half_filled_form(draft: Measurement, worker: User) -> None:
    values = {"child_safety_clear": False, "weekly_supervision": None, "answered": ["3c", "6"]}
    saved = services.save_draft(measurement=draft, values=values, by=worker)
    assert (saved.child_safety_clear, saved.weekly_supervision, saved.answered) == (False, None, ["3c", "6"])
    assert (saved.process_scored, saved.process_met) == (1, 0)


def test_a_draft_with_an_impossible_date_is_refused_and_changes_nothing(draft: Measurement, worker: User) -> None:
    values = {"started_on": date(2024, 2, 2), "ended_on": date(2024, 2, 1)}
    with pytest.raises(ValidationError) as refused:
        services.save_draft(measurement=draft, values=values, by=worker)
    assert refused.value.message_dict == {
        "ended_on": ["De einddatum ligt vóór de begindatum. Controleer beide datums."]
    }
    draft.refresh_from_db()
    assert draft.started_on is None


def test_a_field_that_nobody_may_change_is_refused(draft: Measurement, worker: User) -> None:
    with pytest.raises(ValueError, match="institution_id"):
        services.save_draft(measurement=draft, values={"institution_id": 1}, by=worker)


def test_submitting_sets_the_local_day_of_filling_in(
    draft: Measurement, worker: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    just_before_midnight_in_utc = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: just_before_midnight_in_utc)
    sent = services.submit(measurement=draft, values=COMPLETE, by=worker)
    assert (sent.state, sent.completed_on) == (State.SUBMITTED, date(2026, 1, 1))


def test_submitting_without_what_is_needed_is_refused_with_every_reason(draft: Measurement, worker: User) -> None:
    with pytest.raises(ValidationError) as refused:
        services.submit(measurement=draft, values={}, by=worker)
    assert set(refused.value.message_dict) == {"referred_on", "started_on", "ended_on", "family_type"}
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_a_measurement_that_does_not_count_may_be_submitted(draft: Measurement, worker: User) -> None:
    unscored = COMPLETE | dict.fromkeys(complete_scores(), None)
    assert services.submit(measurement=draft, values=unscored, by=worker).state == State.SUBMITTED


def test_submitting_twice_gives_one_measurement_with_the_first_values(draft: Measurement, worker: User) -> None:
    services.submit(measurement=draft, values=COMPLETE, by=worker)
    again = services.submit(measurement=draft, values=COMPLETE | {"crisis_resolved": False}, by=worker)
    assert again.crisis_resolved is True
    assert Measurement.objects.count() == 1


def test_a_correction_keeps_the_day_of_filling_in(submitted: Callable[..., Measurement], worker: User) -> None:
    measurement = submitted(completed_on=date(2024, 3, 5))
    corrected = services.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker)
    assert (corrected.crisis_resolved, corrected.completed_on) == (False, date(2024, 3, 5))


def test_a_correction_cannot_date_the_help_after_the_day_of_filling_in(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    measurement = submitted(completed_on=date(2024, 3, 5))
    with pytest.raises(ValidationError, match="De einddatum ligt na de dag van invullen"):
        services.correct(measurement=measurement, values={"ended_on": date(2024, 3, 6)}, by=worker)


@pytest.mark.django_db(transaction=True)
def test_a_correction_keeps_a_code_that_has_ended_and_a_draft_cannot_choose_it(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    measurement = submitted(problems=["PO02"])
    CodebookEntry.objects.using("owner").filter(code="PO02").update(active_until=date(2024, 1, 1))
    services.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker)
    draft = services.start_measurement(membership=worker.memberships.get())
    with pytest.raises(ValidationError, match="staat niet"):
        services.save_draft(measurement=draft, values={"problems": ["PO02"]}, by=worker)


def test_a_withdrawn_measurement_keeps_its_values_and_cannot_be_corrected(
    submitted: Callable[..., Measurement], worker: User
) -> None:
    withdrawn = services.withdraw(measurement=submitted(), by=worker)
    assert (withdrawn.state, withdrawn.crisis_resolved) == (State.WITHDRAWN, True)
    with pytest.raises(services.WrongState, match="Deze meting is ingetrokken"):
        services.correct(measurement=withdrawn, values={}, by=worker)


def test_a_draft_cannot_be_withdrawn(draft: Measurement, worker: User) -> None:
    with pytest.raises(services.WrongState, match="Deze meting is concept"):
        services.withdraw(measurement=draft, by=worker)


@pytest.mark.parametrize("somebody", ["colleague", "foreign_worker", "foreign_lead", "analyst"])
def test_nobody_else_changes_a_measurement(
    somebody: str, submitted: Callable[..., Measurement], request: pytest.FixtureRequest
) -> None:
    with pytest.raises((Measurement.DoesNotExist, PermissionDenied)):
        services.correct(measurement=submitted(), values={}, by=request.getfixturevalue(somebody))


def test_a_team_lead_corrects_a_measurement_of_the_own_institution(
    submitted: Callable[..., Measurement], lead: User
) -> None:
    assert services.correct(measurement=submitted(), values={"family_type": "TG02"}, by=lead).family_type == "TG02"


@pytest.mark.django_db(transaction=True)
def test_a_change_of_an_entered_measurement_rings_after_the_commit(
    submitted: Callable[..., Measurement], worker: User, rings: list[object]
) -> None:
    measurement = submitted()
    with transaction.atomic():
        services.correct(measurement=measurement, values={"crisis_resolved": False}, by=worker)
        assert rings == []
    services.withdraw(measurement=measurement, by=worker)
    assert rings == [Measurement, Measurement]


@pytest.mark.django_db(transaction=True)
def test_a_saved_draft_does_not_ring(worker: User, rings: list[object]) -> None:
    draft = services.start_measurement(membership=worker.memberships.get())
    services.save_draft(measurement=draft, values={"crisis_resolved": True}, by=worker)
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
