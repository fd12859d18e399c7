"""Who may change whose role, what that does, and what stays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection
from django.http import Http404
from django.test import Client
from django.utils import timezone

from administration.selectors.holders import counts_of, holder_of
from administration.selectors.people import (
    Showing,
    may_change,
    membership_or_404,
    memberships_in_sight,
    people_in_sight,
    person_or_404,
    shown,
)
from administration.selectors.shown import state_of
from administration.services import people
from administration.services.locking import ChangedElsewhere
from institutions.access import context_of
from institutions.models import Institution, Membership, MembershipEvent, Team, User
from institutions.row_context import row_context
from measurements.models import Measurement, State
from tests.world import START

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = timedelta(days=1)
REASON = "Gaat uit dienst"


def role_of(user: User) -> Membership:
    """The one role that goes on."""
    return Membership.objects.select_related("user", "institution", "team").get(user=user, active_until__isnull=True)


def end(membership: Membership, by: User, **changes: Any) -> None:
    given = {"ends_on": timezone.localdate(), "reason": REASON, "shown": state_of(membership)} | changes
    with row_context(context_of(by)):
        people.end_role(membership=membership, by=by, **given)


def change_team(membership: Membership, team: Team, by: User, **changes: Any) -> None:
    given = {"starts_on": timezone.localdate(), "reason": "Werkt in een ander team", "shown": state_of(membership)}
    with row_context(context_of(by)):
        people.change_team(membership=membership, team=team, by=by, **(given | changes))


def move(membership: Membership, team: Team, by: User, **changes: Any) -> None:
    given = {"starts_on": timezone.localdate(), "reason": "Werkt bij een andere instelling"}
    given |= {"shown": state_of(membership), "institution": team.institution, "team": team}
    with row_context(context_of(by)):
        people.move(membership=membership, by=by, **(given | changes))


@pytest.fixture
def zuid(institution: Institution) -> Team:
    return Team.objects.get(institution=institution, code="zuid")


@pytest.fixture
def foreign_team(other_institution: Institution) -> Team:
    return Team.objects.get(institution=other_institution, code="noord")


def test_a_role_that_ends_today_is_over_at_once_and_so_are_the_sessions(worker: User, lead: User) -> None:
    User.objects.filter(pk__in=[worker.pk, lead.pk]).update(password=make_password("een lange zin"))
    client, other = Client(), Client()
    for browser, user in ((client, worker), (other, lead)):
        browser.post("/inloggen/", {"login": user.email, "password": "een lange zin"})
        assert browser.get("/metingen/").status_code == 200
    end(role_of(worker), lead)
    assert not User.objects.get(pk=worker.pk).active_memberships
    answer = client.get("/metingen/")
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=/metingen/")
    assert other.get("/metingen/").status_code == 200


def test_a_role_that_ends_later_holds_until_the_day_before(
    worker: User, lead: User, signed_in: Callable[[User], Any]
) -> None:
    client = signed_in(worker)
    end(role_of(worker), lead, ends_on=TODAY + 7 * DAY)
    assert Membership.objects.get(user=worker).active_until == TODAY + 6 * DAY
    assert client.get("/metingen/").status_code == 200


def test_the_history_says_who_ended_it_and_why(worker: User, lead: User) -> None:
    end(role_of(worker), lead, reason="Doet ander werk")
    event = MembershipEvent.objects.filter(user_id=worker.pk, pgh_label="update").get()
    assert event.pgh_context == {"user": lead.pk, "reason": "Doet ander werk"}


def test_a_role_that_has_not_begun_goes_whole_and_stays_in_the_history(worker: User, lead: User, zuid: Team) -> None:
    change_team(role_of(worker), zuid, lead, starts_on=TODAY + 7 * DAY)
    end(role_of(worker), lead, ends_on=TODAY + 7 * DAY, reason="Begint toch niet")
    (left,) = Membership.objects.filter(user=worker)
    assert left.active_until == TODAY + 6 * DAY
    event = MembershipEvent.objects.get(user_id=worker.pk, pgh_label="delete")
    assert (event.team_id, event.pgh_context["reason"]) == (zuid.pk, "Begint toch niet")


def test_a_role_that_began_today_can_end_today(worker: User, lead: User, zuid: Team) -> None:
    change_team(role_of(worker), zuid, lead)
    end(role_of(worker), lead)
    assert not User.objects.get(pk=worker.pk).active_memberships


def test_another_team_from_a_day_on_leaves_no_gap_and_no_overlap(worker: User, lead: User, zuid: Team) -> None:
    change_team(role_of(worker), zuid, lead, starts_on=TODAY + 3 * DAY)
    old, new = Membership.objects.filter(user=worker).order_by("active_from")
    assert (old.active_from, old.active_until) == (START, TODAY + 2 * DAY)
    assert (new.active_from, new.active_until, new.team, new.role) == (TODAY + 3 * DAY, None, zuid, "worker")


def test_another_team_today_holds_at_once_and_keeps_the_session(
    worker: User, lead: User, zuid: Team, signed_in: Callable[[User], Any]
) -> None:
    client = signed_in(worker)
    change_team(role_of(worker), zuid, lead)
    assert "Team zuid" in client.get("/").content.decode()


def test_a_planned_end_goes_along_to_the_other_team(worker: User, lead: User, zuid: Team) -> None:
    end(role_of(worker), lead, ends_on=TODAY + 30 * DAY)
    membership = Membership.objects.get(user=worker)
    change_team(membership, zuid, lead, starts_on=TODAY + 10 * DAY)
    assert Membership.objects.get(user=worker, team=zuid).active_until == TODAY + 29 * DAY
    with pytest.raises(ValidationError, match="Deze rol stopt al na"):
        change_team(Membership.objects.get(user=worker, team=zuid), role_team(worker), lead, starts_on=TODAY + 40 * DAY)


def role_team(worker: User) -> Team:
    return Membership.objects.filter(user=worker).earliest("active_from").team


def test_an_administrator_moves_somebody_to_another_institution(
    worker: User, administrator: User, foreign_team: Team, submitted: Callable[..., Measurement]
) -> None:
    measurement = submitted()
    move(role_of(worker), foreign_team, administrator)
    (membership,) = User.objects.get(pk=worker.pk).active_memberships
    assert (membership.institution, membership.team) == (foreign_team.institution, foreign_team)
    measurement.refresh_from_db()
    assert measurement.institution.code == "aa"
    with row_context(context_of(User.objects.get(pk=worker.pk))):
        assert not Measurement.objects.exists()


def test_a_team_lead_moves_nobody_to_another_institution(worker: User, lead: User, foreign_team: Team) -> None:
    with pytest.raises(PermissionDenied):
        move(role_of(worker), foreign_team, lead)
    with pytest.raises(PermissionDenied):
        change_team(role_of(worker), foreign_team, lead)


def test_somebody_who_has_that_role_there_already_is_not_moved(
    worker: User, administrator: User, foreign_team: Team
) -> None:
    place = {"institution": foreign_team.institution, "team": foreign_team}
    Membership.objects.create(user=worker, role="worker", active_from=START, active_until=TODAY, **place)
    moving = Membership.objects.get(user=worker, institution__code="aa")
    with pytest.raises(ValidationError, match="heeft deze rol daar al"):
        move(moving, foreign_team, administrator)


@pytest.mark.parametrize(
    ("by", "of", "may"),
    [
        ("lead@aa.example", "worker.noord@aa.example", True),
        ("lead@aa.example", "lead@aa.example", False),
        ("lead@aa.example", "worker.noord@bb.example", False),
        ("administrator@sejn.example", "worker.noord@bb.example", True),
        ("administrator@sejn.example", "lead@bb.example", True),
        ("administrator@sejn.example", "auditor@sejn.example", True),
        ("administrator@sejn.example", "administrator@sejn.example", False),
        ("worker.noord@aa.example", "worker.zuid@aa.example", False),
        ("analyst@sejn.example", "worker.zuid@aa.example", False),
        ("auditor@sejn.example", "worker.zuid@aa.example", False),
    ],
)
def test_who_may_change_whose_role(person: Callable[[str], User], by: str, of: str, may: bool) -> None:
    membership = role_of(person(of))
    assert may_change(person(by), membership) is may
    if may:
        end(membership, person(by))
    else:
        with pytest.raises(PermissionDenied):  # by the service itself: this test sees every row
            people.end_role(
                membership=membership, ends_on=TODAY, reason=REASON, shown=state_of(membership), by=person(by)
            )
        with pytest.raises((PermissionDenied, Membership.DoesNotExist)):
            end(membership, person(by))
    membership.refresh_from_db()
    assert (membership.active_until is not None) is may


def test_a_lead_does_not_end_another_lead(lead: User, colleague: User, institution: Institution) -> None:
    Membership.objects.create(user=colleague, role="team_lead", institution=institution, active_from=START)
    other = Membership.objects.get(user=colleague, role="team_lead")
    with pytest.raises((PermissionDenied, Membership.DoesNotExist)):
        end(other, lead)


def test_the_database_itself_keeps_a_team_lead_to_the_workers_of_the_own_institution(
    lead: User, worker: User, foreign_worker: User, foreign_team: Team
) -> None:
    with row_context(context_of(lead)):
        assert Membership.objects.filter(user=foreign_worker).update(active_until=TODAY) == 0
        assert Membership.objects.filter(user=foreign_worker).delete()[0] == 0
    place = {"institution": foreign_team.institution, "team": foreign_team}
    with pytest.raises(DatabaseError, match="row-level security"), row_context(context_of(lead)):
        Membership.objects.create(user=worker, role="worker", active_from=START, **place)
    place = {"institution": role_of(worker).institution}
    with pytest.raises(DatabaseError, match="row-level security"), row_context(context_of(lead)):
        Membership.objects.create(user=worker, role="team_lead", active_from=START, **place)


def test_what_somebody_else_changed_meanwhile_is_not_changed_again(worker: User, lead: User) -> None:
    membership = role_of(worker)
    old = state_of(membership)
    end(membership, lead, ends_on=TODAY + 9 * DAY)
    with pytest.raises(ChangedElsewhere):
        end(membership, lead, shown=old)


@pytest.mark.parametrize(
    ("ends_on", "sentence"),
    [
        (TODAY - DAY, "Kies vandaag of een latere dag."),
        (TODAY + 400 * DAY, "Kies een dag binnen een jaar."),
    ],
)
def test_a_day_that_has_been_or_is_far_away_is_refused(worker: User, lead: User, ends_on: Any, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        end(role_of(worker), lead, ends_on=ends_on)


def test_a_team_that_has_ended_by_then_or_that_is_the_present_one_is_refused(
    worker: User, lead: User, zuid: Team
) -> None:
    with pytest.raises(ValidationError, match="In dit team werkt deze persoon al"):
        change_team(role_of(worker), role_of(worker).team, lead)
    Team.objects.filter(pk=zuid.pk).update(active_until=TODAY + DAY)
    zuid.refresh_from_db()
    with pytest.raises(ValidationError, match="Dit team werkt op die dag niet"):
        change_team(role_of(worker), zuid, lead, starts_on=TODAY + 2 * DAY)


def test_people_are_in_sight_of_their_lead_and_of_administrators(
    lead: User, administrator: User, analyst: User, person: Callable[[str], User]
) -> None:
    def seen_by(user: User) -> set[str]:
        with row_context(context_of(user)):
            return set(people_in_sight(user).values_list("email", flat=True))

    own = {"worker.noord@aa.example", "worker.zuid@aa.example", "lead@aa.example"}
    assert seen_by(lead) == own
    assert seen_by(administrator) == set(User.objects.using("owner").values_list("email", flat=True))
    assert seen_by(analyst) == set()


def test_a_foreign_person_and_a_foreign_or_ended_role_are_absent(
    lead: User, worker: User, foreign_worker: User
) -> None:
    with row_context(context_of(lead)):
        for number in (foreign_worker.pk, 10**30):
            with pytest.raises(Http404):
                person_or_404(lead, number)
        with pytest.raises(Http404):
            membership_or_404(lead, worker, role_of_foreign(foreign_worker))
    Membership.objects.filter(user=worker).update(active_until=TODAY - DAY)
    with row_context(context_of(lead)), pytest.raises(Http404):
        membership_or_404(lead, worker, Membership.objects.get(user=worker).pk)


def role_of_foreign(foreign_worker: User) -> int:
    return Membership.objects.using("owner").get(user=foreign_worker).pk


def test_the_counts_of_a_person_are_numbers_for_who_manages_that_person_and_for_nobody_else(
    submitted: Callable[..., Measurement], worker: User, lead: User, administrator: User, analyst: User
) -> None:
    submitted(code="A1"), submitted(code="A2")
    submitted(code="A3", state=State.DRAFT, completed_on=None)
    submitted(code="A4", state=State.WITHDRAWN)
    membership = role_of(worker)
    for reader in (lead, administrator):
        with row_context(context_of(reader)):
            assert counts_of(membership) == (2, 1)
    for reader in (worker, analyst):
        with pytest.raises(DatabaseError, match="is for who manages these people"), row_context(context_of(reader)):
            counts_of(membership)


def test_the_last_team_lead_is_noticed(administrator: User, lead: User, colleague: User) -> None:
    membership = role_of(lead)
    with row_context(context_of(administrator)):
        assert holder_of(membership, TODAY).is_last_lead
    place = {"institution": membership.institution, "role": "team_lead"}
    second = Membership.objects.create(user=colleague, active_from=TODAY + DAY, **place)
    with row_context(context_of(administrator)):
        assert holder_of(membership, TODAY).is_last_lead
        assert not holder_of(membership, TODAY + DAY).is_last_lead
        assert not holder_of(second, TODAY + DAY).is_last_lead


@pytest.mark.parametrize(
    ("days_ago", "is_unused"), [(0, False), (89, False), (91, True), (None, True)], ids=["now", "89", "91", "never"]
)
def test_unused_is_90_days_without_signing_in(worker: User, lead: User, days_ago: int | None, is_unused: bool) -> None:
    moment = None if days_ago is None else timezone.now() - timedelta(days=days_ago)
    User.objects.filter(pk=worker.pk).update(last_login=moment)
    roles = memberships_in_sight(lead)
    assert shown(people_in_sight(lead), roles, Showing.UNUSED).filter(pk=worker.pk).exists() is is_unused


def test_who_began_less_than_90_days_ago_and_never_signed_in_is_not_unused_yet(worker: User, lead: User) -> None:
    Membership.objects.filter(user=worker).update(active_from=TODAY - 80 * DAY)
    roles = memberships_in_sight(lead)
    assert not shown(people_in_sight(lead), roles, Showing.UNUSED).filter(pk=worker.pk).exists()


def test_who_left_shows_among_those_without_a_role(worker: User, lead: User) -> None:
    end(role_of(worker), lead)
    roles = memberships_in_sight(lead)
    assert shown(people_in_sight(lead), roles, Showing.LEFT).get() == worker
    assert worker not in shown(people_in_sight(lead), roles, Showing.CURRENT)


def test_the_function_of_the_counts_is_closed_to_other_roles(world: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_function_privilege('public', 'measurement_counts_of(bigint, bigint)', 'execute')")
        assert cursor.fetchone() == (False,)
