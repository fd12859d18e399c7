"""A draft changes hands: by its author, or by a team lead for somebody who is ill or has left."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry
from institutions.domain.roles import Role
from institutions.models import Institution, Membership, Team, User
from measurements.models import Measurement, MeasurementEvent, State
from measurements.pages.history import measurement_history
from measurements.selectors.colleagues import colleagues_for
from measurements.services.handing_over import hand_over
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.world import START, committed

pytestmark = pytest.mark.django_db


@contextmanager
def role_of(user: User, **changes: Any) -> Iterator[None]:
    """The (only) membership of this user is otherwise inside the block."""
    found = Membership.objects.using("owner").filter(user_id=user.pk)
    before = found.values(*changes).get()
    committed(lambda: found.update(**changes))
    try:
        yield
    finally:
        committed(lambda: found.update(**before))


@contextmanager
def also_worker(user: User, team: Team) -> Iterator[None]:
    """The user has the role of worker in this team as well inside the block."""
    fields = {"user": user, "role": Role.WORKER.value, "institution": team.institution, "team": team}
    extra = committed(lambda: Membership.objects.using("owner").create(active_from=START, **fields))
    try:
        yield
    finally:
        committed(lambda: Membership.objects.using("owner").filter(pk=extra.pk).delete())


def give(browser: Client, draft: Measurement, to: User | int | str, **fields: Any) -> Any:
    value = to.pk if isinstance(to, User) else to
    return browser.post(address(draft, "overdragen/"), {"to": value, "version": draft.version} | fields)


def author_of(draft: Measurement) -> int:
    return Measurement.objects.get(pk=draft.pk).author_id


def names(draft: Measurement) -> list[str]:
    return [colleague.name for colleague in colleagues_for(draft, timezone.localdate())]


def test_the_author_hands_a_draft_to_a_colleague_and_everything_else_stays(
    browser: Client, signed_in: SignIn, submitted: Submitted, colleague: User
) -> None:
    draft = submitted(state=State.DRAFT, completed_on=None, trajectory_reference="T-0012")
    before = Measurement.objects.filter(pk=draft.pk).values().get()
    answer = give(browser, draft, colleague)
    after = Measurement.objects.filter(pk=draft.pk).values().get()
    assert {name for name in after if after[name] != before[name]} == {"author_id", "version", "changed_at"}
    assert (after["author_id"], after["version"]) == (colleague.pk, before["version"] + 1)
    assert answer["Location"] == "/?overgedragen=ja"
    assert "Het concept is overgedragen." in page(browser.get(answer["Location"]))
    assert draft.code not in page(browser.get("/"))
    assert draft.code in page(signed_in(colleague).get("/"))


def test_after_that_it_does_not_exist_for_who_gave_it_away(
    browser: Client, draft: Measurement, colleague: User
) -> None:
    give(browser, draft, colleague)
    assert browser.get(address(draft)).status_code == 404
    assert browser.post(address(draft), {"action": "save", "trajectory_reference": "T-0099"}).status_code == 404
    assert Measurement.objects.get().trajectory_reference == ""


def test_a_worker_is_not_asked_why_the_own_draft_goes(browser: Client, draft: Measurement) -> None:
    text = page(browser.get(address(draft, "overdragen/")))
    assert "U kunt er zelf niet meer bij." in text
    assert 'name="reason"' not in text


def test_colleagues_of_the_team_stand_first_and_nobody_stands_there_twice(
    draft: Measurement, team: Team, colleague: User, lead: User, person: Callable[[str], User]
) -> None:
    assert names(draft) == ["worker.zuid"]
    with also_worker(lead, team), also_worker(colleague, team):
        found = colleagues_for(draft, timezone.localdate())
        assert [(one.name, one.is_of_team) for one in found] == [("lead", True), ("worker.zuid", True)]
    with also_worker(lead, team):
        found = colleagues_for(draft, timezone.localdate())
        assert [(one.name, one.team) for one in found] == [("lead", "Team noord"), ("worker.zuid", "Team zuid")]


def test_the_page_groups_the_names_by_team(
    browser: Client, draft: Measurement, team: Team, colleague: User, lead: User
) -> None:
    with also_worker(lead, team):
        text = page(browser.get(address(draft, "overdragen/")))
    assert f'<optgroup label="Team noord"> <option value="{lead.pk}">lead</option>' in text
    assert f'<optgroup label="Andere teams"> <option value="{colleague.pk}">worker.zuid (Team zuid)</option>' in text


@pytest.mark.parametrize("ends", [-1, 0])
def test_who_has_left_gets_no_draft_from_the_next_day_on(
    ends: int, browser: Client, draft: Measurement, colleague: User
) -> None:
    last_day = timezone.localdate() + timedelta(days=ends)
    with role_of(colleague, active_until=last_day):
        assert names(draft) == ([] if ends < 0 else ["worker.zuid"])
        assert give(browser, draft, colleague).status_code == (422 if ends < 0 else 302)


def test_without_any_colleague_the_page_says_so_and_asks_nothing(
    browser: Client, draft: Measurement, colleague: User
) -> None:
    with role_of(colleague, active_until=timezone.localdate() - timedelta(days=1)):
        text = page(browser.get(address(draft, "overdragen/")))
    assert "er werkt geen andere spoedhulpwerker bij Instelling AA" in text
    assert "<select" not in text


@pytest.mark.parametrize("somebody", ["worker", "lead", "foreign_worker", "analyst"])
def test_never_to_oneself_nor_to_somebody_who_is_no_worker_of_the_institution(
    somebody: str, browser: Client, draft: Measurement, worker: User, request: pytest.FixtureRequest
) -> None:
    answer = give(browser, draft, request.getfixturevalue(somebody))
    assert answer.status_code == 422
    assert "Deze persoon kan het concept nu niet krijgen. Kies een collega uit de lijst." in page(answer)
    assert author_of(draft) == worker.pk


@pytest.mark.parametrize(
    ("to", "message"),
    [
        ("", "Kies aan wie u dit concept overdraagt."),
        ("x", "Deze persoon kan het concept nu niet krijgen. Kies een collega uit de lijst."),
        ("9" * 30, "Deze persoon kan het concept nu niet krijgen. Kies een collega uit de lijst."),
    ],
)
def test_a_choice_that_is_none_is_refused(to: str, message: str, browser: Client, draft: Measurement) -> None:
    answer = give(browser, draft, to)
    assert answer.status_code == 422
    assert f"<title>Fout: Concept {draft.code} overdragen" in page(answer)
    assert page(answer).count(message) == 2
    assert 'href="#id_to"' in page(answer)


def test_the_service_refuses_by_itself(draft: Measurement, worker: User, foreign_worker: User, colleague: User) -> None:
    for to, reason in ((worker.pk, ""), (foreign_worker.pk, ""), (None, ""), (colleague.pk, "made up")):
        with pytest.raises(ValidationError):
            hand_over(draft=draft, to=to, by=worker, reason=reason, version=None)
    assert author_of(draft) == worker.pk


def test_a_team_lead_gives_the_draft_of_somebody_who_is_ill_to_another_with_a_reason(
    signed_in: SignIn, draft: Measurement, lead: User, worker: User, colleague: User
) -> None:
    browser = signed_in(lead)
    text = page(browser.get(address(draft, "overdragen/")))
    assert "Dit concept is nu van <strong>worker.noord</strong>." in text
    answer = give(browser, draft, colleague)
    assert (answer.status_code, author_of(draft)) == (422, worker.pk)
    assert page(answer).count("Kies waarom u dit concept overdraagt.") == 2
    assert f'value="{colleague.pk}" selected' in page(answer)
    assert "Kies een reden uit de lijst." in page(give(browser, draft, colleague, reason="because"))
    give(browser, draft, colleague, reason="ill")
    assert author_of(draft) == colleague.pk


def test_a_team_lead_takes_over_only_as_a_worker(
    signed_in: SignIn, draft: Measurement, lead: User, worker: User, team: Team
) -> None:
    assert give(signed_in(lead), draft, lead, reason="left").status_code == 422
    assert author_of(draft) == worker.pk
    with also_worker(lead, team):
        assert give(signed_in(lead), draft, lead, reason="left").status_code == 302
    assert author_of(draft) == lead.pk


def test_the_drafts_of_somebody_who_has_left_can_be_taken_over(
    signed_in: SignIn, draft: Measurement, lead: User, worker: User, colleague: User
) -> None:
    with role_of(worker, active_until=timezone.localdate() - timedelta(days=1)):
        give(signed_in(lead), draft, colleague, reason="left")
    assert author_of(draft) == colleague.pk


@pytest.mark.parametrize("somebody", ["colleague", "foreign_worker", "foreign_lead"])
def test_the_draft_of_another_is_not_found(
    somebody: str, signed_in: SignIn, draft: Measurement, worker: User, request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(somebody)
    assert signed_in(user).get(address(draft, "overdragen/")).status_code == 404
    assert give(signed_in(user), draft, user).status_code == 404
    assert author_of(draft) == worker.pk


@pytest.mark.parametrize("state", [State.SUBMITTED, State.WITHDRAWN])
def test_what_was_submitted_stays_with_who_filled_it_in(
    state: State, browser: Client, submitted: Submitted, worker: User, colleague: User
) -> None:
    measurement = submitted(state=state)
    assert browser.get(address(measurement, "overdragen/"))["Location"] == address(measurement)
    assert give(browser, measurement, colleague)["Location"] == address(measurement)
    with pytest.raises(ValidationError, match="Alleen een concept kan worden overgedragen"):
        hand_over(draft=measurement, to=colleague.pk, by=worker, reason="", version=None)
    assert author_of(measurement) == worker.pk


def test_a_draft_that_was_changed_meanwhile_is_handed_over_only_after_saying_so(
    browser: Client, signed_in: SignIn, draft: Measurement, lead: User, worker: User, colleague: User
) -> None:
    leading = signed_in(lead)
    browser.post(address(draft), {"action": "save", "trajectory_reference": "T-0012"})
    answer = give(leading, draft, colleague, reason="ill")
    stored = Measurement.objects.get()
    assert (answer.status_code, stored.author_id) == (422, worker.pk)
    moment = timezone.localtime(stored.changed_at)
    assert f"Dit concept is om {moment:%H:%M} nog gewijzigd." in page(answer)
    assert f'name="version" value="{stored.version}"' in page(answer)
    give(leading, stored, colleague, reason="ill")
    stored.refresh_from_db()
    assert (stored.author_id, stored.trajectory_reference) == (colleague.pk, "T-0012")


def told(draft: Measurement) -> list[tuple[str, str, list[str]]]:
    """The history as who, why and what was said of the author."""
    return [
        (one.who, one.why, [f"{field.old} > {field.new}" for field in one.fields if field.label == "Ingevuld door"])
        for one in measurement_history(draft)
    ]


def test_the_history_says_who_handed_over_to_whom_and_why_apart_from_what_was_typed(
    browser: Client, signed_in: SignIn, draft: Measurement, lead: User, team: Team, colleague: User
) -> None:
    browser.post(address(draft), {"action": "save", "trajectory_reference": "A"})
    with also_worker(lead, team):
        stored = Measurement.objects.get()
        give(signed_in(lead), stored, lead, reason="takes_over")
        signed_in(lead).post(address(draft), {"action": "save", "trajectory_reference": "B"})
        give(signed_in(lead), Measurement.objects.get(), colleague)
    assert told(draft) == [
        ("lead", "", ["lead > worker.zuid"]),
        ("lead", "", []),
        ("lead", "Een ander neemt het traject over", ["worker.noord > lead"]),
        ("worker.noord", "", []),
        ("worker.noord", "", [" > worker.noord"]),
    ]


def test_who_received_a_draft_reads_in_its_history_that_it_came_from_a_colleague(
    browser: Client, signed_in: SignIn, draft: Measurement, colleague: User
) -> None:
    give(browser, draft, colleague)
    text = page(signed_in(colleague).get(address(draft, "geschiedenis/")))
    assert "een collega" in text
    assert "worker.zuid" in text
    assert "onbekend" not in text


def test_the_access_log_says_changed_where_it_was_and_looked_at_where_it_was_refused(
    browser: Client, draft: Measurement, colleague: User, lines: list[AccessLogEntry]
) -> None:
    browser.get(address(draft, "overdragen/"))
    give(browser, draft, "")
    give(browser, draft, colleague)
    assert [(line.action, line.object_code) for line in lines] == [
        ("read", draft.code),
        ("read", draft.code),
        ("change", draft.code),
    ]


def set_author(measurement: Measurement, author: User) -> None:
    """In raw SQL, over the web role, past every check of the application."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE measurements_measurement SET author_id = %s WHERE id = %s", [author.pk, measurement.pk])


def test_postgresql_lets_a_draft_go_to_a_worker_of_its_institution(draft: Measurement, colleague: User) -> None:
    set_author(draft, colleague)
    assert author_of(draft) == colleague.pk


@pytest.mark.parametrize("somebody", ["lead", "foreign_worker", "analyst"])
def test_postgresql_lets_it_go_to_nobody_else(
    somebody: str, draft: Measurement, worker: User, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(IntegrityError, match="only be handed to a worker of its institution"):
        set_author(draft, request.getfixturevalue(somebody))
    assert author_of(draft) == worker.pk


def test_postgresql_lets_it_go_to_nobody_who_left(draft: Measurement, colleague: User) -> None:
    with (
        role_of(colleague, active_until=timezone.localdate() - timedelta(days=3)),
        pytest.raises(IntegrityError, match="only be handed to a worker of its institution"),
    ):
        set_author(draft, colleague)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.WITHDRAWN])
def test_postgresql_keeps_the_author_of_what_was_submitted(state: State, submitted: Submitted, colleague: User) -> None:
    with pytest.raises(IntegrityError, match="only a draft can be handed to somebody else"):
        set_author(submitted(state=state), colleague)


def test_an_institution_sees_no_colleagues_of_another(
    submitted: Submitted, institution: Institution, other_institution: Institution, foreign_worker: User
) -> None:
    elsewhere = Team.objects.get(institution=other_institution, code="noord")
    draft = submitted(
        state=State.DRAFT, completed_on=None, institution=other_institution, team=elsewhere, author=foreign_worker
    )
    assert names(draft) == ["worker.zuid"]
    ids = {colleague.user_id for colleague in colleagues_for(draft, timezone.localdate())}
    assert set(Membership.objects.filter(user_id__in=ids).values_list("institution__code", flat=True)) == {"bb"}


def test_handing_over_is_kept_in_the_history_as_an_event(browser: Client, draft: Measurement, colleague: User) -> None:
    give(browser, draft, colleague)
    authors = (
        MeasurementEvent.objects.filter(pgh_obj_id=draft.pk).order_by("pgh_id").values_list("author_id", flat=True)
    )
    assert list(authors) == [draft.author_id, colleague.pk]
