"""Who may invite whom, and what an invitation opens."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, IntegrityError, connections, transaction
from django.utils import timezone

from accounts import acceptance, invitations
from accounts.domain.tokens import hash_of
from accounts.invitation_selectors import invitation_lines, invitation_with, invitations_of
from accounts.models import Invitation, InvitationState
from institutions.access import context_of
from institutions.domain.roles import Role
from institutions.models import Institution, Membership, Team, User
from institutions.row_context import RowContext, Scope, change_context, row_context
from tests.world import committed

pytestmark = pytest.mark.django_db

NEW = "nieuw@aa.example"
ANONYMOUS = RowContext(scopes=frozenset({Scope.SIGNING_IN}))
PASSWORD = "een lange zin van mij"
Invite = Callable[..., Invitation]


def link(token: str) -> str:
    return f"https://benchmark.example/uitnodiging/{token}/"


def mailed_token() -> str:
    """The token in the last mail."""
    return str(mail.outbox[-1].body).split("/uitnodiging/")[1].split("/")[0]


@pytest.fixture
def invite(lead: User, team: Team) -> Invite:
    """A function by which the lead of aa invites a worker into team noord, with these changes."""

    def send(**changes: Any) -> Invitation:
        given = {"by": lead, "email": NEW, "role": Role.WORKER, "institution": team.institution, "team": team}
        by = (given | changes)["by"]
        with row_context(context_of(by)):
            return invitations.invite(**(given | changes), address_of=link)

    return send


def accept_as_new(invitation: Invitation, name: str = "Kim de Vries") -> User:
    with row_context(ANONYMOUS):
        return acceptance.accept_as_new(invitation=invitation, name=name, password=PASSWORD)


def accept_as(invitation: Invitation, user: User) -> None:
    with row_context(ANONYMOUS):
        acceptance.accept_as(invitation=invitation, user=user)


def opened(token: str) -> Invitation | None:
    with row_context(ANONYMOUS):
        return invitation_with(token, None, timezone.now())


def changed(invitation: Invitation, **values: Any) -> Invitation:
    Invitation.objects.filter(pk=invitation.pk).update(**values)
    invitation.refresh_from_db()
    return invitation


def test_a_team_lead_invites_a_worker_who_gets_an_account_and_the_role_from_today(invite: Invite, team: Team) -> None:
    user = accept_as_new(invite())
    (membership,) = Membership.objects.filter(user=user)
    assert (membership.role, membership.team, membership.institution) == ("worker", team, team.institution)
    assert (membership.active_from, membership.active_until) == (timezone.localdate(), None)
    assert (user.email, user.name) == (NEW, "Kim de Vries")
    assert user.check_password(PASSWORD)


def test_the_token_stands_in_the_mail_and_only_its_hash_in_the_database(invite: Invite) -> None:
    invitation = invite()
    token = mailed_token()
    assert len(token) == 43
    assert invitation.token_hash == hash_of(token) != token
    assert not Invitation.objects.filter(token_hash=token).exists()
    assert mail.outbox[0].to == [NEW]
    assert "Team noord" in str(mail.outbox[0].body)
    assert "maar één keer" in str(mail.outbox[0].body)


def test_an_invitation_opens_for_72_hours(invite: Invite) -> None:
    invitation = invite()
    assert timedelta(hours=71, minutes=59) < invitation.expires_at - timezone.now() <= timedelta(hours=72)
    assert opened(mailed_token()) == invitation
    changed(invitation, expires_at=timezone.now())
    assert opened(mailed_token()) is None
    with pytest.raises(acceptance.NotUsable):
        accept_as_new(invitation)
    assert not User.objects.filter(email=NEW).exists()


def test_it_opens_once(invite: Invite, colleague: User) -> None:
    invitation = invite()
    accept_as_new(invitation)
    assert opened(mailed_token()) is None
    with pytest.raises(acceptance.NotUsable):
        accept_as_new(invitation, "Tweede klik")
    assert User.objects.filter(email=NEW).count() == 1


def test_a_withdrawn_invitation_opens_nothing(invite: Invite, lead: User) -> None:
    invitation = invite()
    with row_context(context_of(lead)):
        invitations.withdraw(invitation=invitation, by=lead)
    assert opened(mailed_token()) is None
    with pytest.raises(acceptance.NotUsable):
        accept_as_new(invitation)


def test_sent_again_the_old_link_is_dead_and_the_new_one_has_72_hours(invite: Invite, lead: User) -> None:
    invitation, old = invite(), mailed_token()
    changed(invitation, expires_at=timezone.now() - timedelta(days=9))
    with row_context(context_of(lead)):
        again = invitations.send_again(invitation=invitation, by=lead, address_of=link)
    assert opened(old) is None
    assert opened(mailed_token()) == again == invitation
    assert again.expires_at > timezone.now() + timedelta(hours=71)
    with pytest.raises(acceptance.NotUsable):
        accept_as_new(invitation)  # as a page would that was opened with the old link


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.WORKER])
def test_a_team_lead_invites_nobody_but_workers(invite: Invite, institution: Institution, role: Role) -> None:
    place = institution if role is Role.TEAM_LEAD else None
    with pytest.raises(PermissionDenied):
        invite(role=role, institution=place, team=None)


def test_a_team_lead_invites_nobody_to_another_institution(invite: Invite, other_institution: Institution) -> None:
    team = Team.objects.get(institution=other_institution, code="noord")
    with pytest.raises(PermissionDenied):
        invite(institution=other_institution, team=team)
    with pytest.raises(ValidationError, match="Kies een instelling"):
        invite(team=team)


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.ANALYST, Role.ADMINISTRATOR, Role.AUDITOR])
def test_an_administrator_invites_everybody_else(
    invite: Invite, administrator: User, institution: Institution, role: Role
) -> None:
    place = institution if role is Role.TEAM_LEAD else None
    user = accept_as_new(invite(by=administrator, role=role, institution=place, team=None))
    (membership,) = Membership.objects.filter(user=user)
    assert (membership.role, membership.institution) == (role.value, place)


def test_an_administrator_does_not_invite_workers(invite: Invite, administrator: User) -> None:
    with pytest.raises(PermissionDenied):
        invite(by=administrator)


@pytest.mark.parametrize("email", ["worker.noord@aa.example", "analyst@sejn.example", "auditor@sejn.example"])
def test_nobody_else_invites_anybody(invite: Invite, person: Callable[[str], User], email: str) -> None:
    with pytest.raises(PermissionDenied):
        invite(by=person(email))


def test_nobody_invites_the_own_address_whatever_its_capitals(invite: Invite) -> None:
    with pytest.raises(ValidationError, match="Dit is uw eigen adres"):
        invite(email="LEAD@aa.example")


def test_the_database_itself_refuses_what_a_team_lead_may_not_write(
    invite: Invite, lead: User, other_institution: Institution, institution: Institution
) -> None:
    made = invite()
    foreign = Team.objects.get(institution=other_institution, code="noord")
    fields = {"email": "x@aa.example", "invited_by": lead, "expires_at": timezone.now(), "token_hash": "x"}
    for place in (
        {"role": "worker", "institution": other_institution, "team": foreign},
        {"role": "team_lead", "institution": institution},
        {"role": "administrator"},
    ):
        with pytest.raises(DatabaseError, match="row-level security"), row_context(context_of(lead)):
            Invitation.objects.create(**fields, **place)
    with pytest.raises(DatabaseError, match="row-level security"), row_context(context_of(lead)):
        Invitation.objects.filter(pk=made.pk).update(role="team_lead")


def test_the_database_itself_refuses_an_invitation_of_a_worker_by_an_administrator(
    administrator: User, team: Team
) -> None:
    fields = {"email": "x@aa.example", "invited_by": administrator, "expires_at": timezone.now(), "token_hash": "x"}
    place = {"role": "worker", "institution": team.institution, "team": team}
    with pytest.raises(DatabaseError, match="row-level security"), row_context(context_of(administrator)):
        Invitation.objects.create(**fields, **place)


def test_the_database_itself_refuses_a_team_of_another_institution(
    invite: Invite, other_institution: Institution
) -> None:
    made, foreign = invite(), Team.objects.get(institution=other_institution, code="noord")
    with row_context(RowContext(leads=(made.institution_id,))), connections["default"].cursor() as cursor:
        Invitation.objects.filter(pk=made.pk).update(team=foreign)
        with pytest.raises(IntegrityError, match="team_belongs_to_the_institution"), transaction.atomic():
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        Invitation.objects.filter(pk=made.pk).update(team=made.team)


def test_the_database_itself_lets_nobody_give_or_end_the_own_role(lead: User, administrator: User, team: Team) -> None:
    own = {"role": "worker", "institution": team.institution, "team": team, "active_from": timezone.localdate()}
    for person in (lead, administrator):
        with pytest.raises(DatabaseError, match="row-level security"), row_context(context_of(person)):
            Membership.objects.create(user=person, **own)
    Membership.objects.create(user=lead, **own)
    with row_context(context_of(lead)):
        assert Membership.objects.filter(user=lead).update(active_until=timezone.localdate()) == 0


def test_foreign_invitations_are_out_of_sight_and_reach(
    invite: Invite, foreign_lead: User, administrator: User, institution: Institution
) -> None:
    made = invite()
    with row_context(context_of(foreign_lead)):
        assert not Invitation.objects.exists()
        assert not invitations_of(foreign_lead).exists()
        with pytest.raises(Invitation.DoesNotExist):
            invitations.withdraw(invitation=made, by=foreign_lead)
    with row_context(context_of(administrator)), pytest.raises(Invitation.DoesNotExist):
        invitations.withdraw(invitation=made, by=administrator)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nieuw@AA.Example ", NEW),
        ("ｎｉｅｕｗ@aa.example", NEW),
        ("nieuw@müller.example", "nieuw@xn--mller-kva.example"),
    ],
)
def test_an_address_is_kept_in_small_plain_letters(invite: Invite, typed: str, kept: str) -> None:
    assert invite(email=typed).email == kept
    assert mail.outbox[0].to == [kept]


@pytest.mark.parametrize(
    "typed", ["niеuw@aa.example", "niéuw@aa.example", "nieuw\u200b@aa.example", "\u202enieuw@aa.example"]
)
def test_lookalikes_before_the_at_are_refused_with_what_to_do(invite: Invite, typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        invite(email=typed)
    assert refusal.value.message_dict == {
        "email": [
            "Dit adres bevat letters die niet in een e-mailadres horen, zoals letters met een accent of uit een ander "
            "schrift. Typ het adres over met gewone letters."
        ]
    }


@pytest.mark.parametrize(
    "typed",
    [
        *("", "nieuw", "@aa.example", "nieuw@", "nieuw@aa", "a b@aa.example", "a@b@aa.example", "a..b@aa.example"),
        *("a@127.0.0.1", "a@-aa.example", "a\nb@aa.example", "a,b@aa.example", "<a@aa.example>", "a\x00@aa.example"),
        f"{'a' * 250}@aa.example",
    ],
)
def test_what_is_no_address_is_refused(invite: Invite, typed: str) -> None:
    with pytest.raises(ValidationError, match=r"Vul een e-mailadres in, bijvoorbeeld naam@instelling\.nl"):
        invite(email=typed)


def test_somebody_is_invited_into_a_role_once_at_a_time(invite: Invite, lead: User) -> None:
    first = invite()
    with pytest.raises(ValidationError, match="Deze persoon is al uitgenodigd"):
        invite(email=NEW.upper())
    changed(first, expires_at=timezone.now())
    assert invite() == first
    with row_context(context_of(lead)):
        invitations.withdraw(invitation=first, by=lead)
    assert invite() != first


def test_the_database_itself_refuses_a_second_open_invitation(invite: Invite, administrator: User) -> None:
    invite(by=administrator, role=Role.ANALYST, institution=None, team=None)
    double = Invitation(email=NEW, role="analyst", invited_by=administrator, expires_at=timezone.now(), token_hash="x")
    with pytest.raises(IntegrityError, match="one_invitation_at_a_time"), row_context(context_of(administrator)):
        double.save()


def test_who_has_the_role_already_is_not_invited_into_it(invite: Invite, colleague: User) -> None:
    with pytest.raises(ValidationError, match="heeft deze rol al"):
        invite(email=colleague.email)
    past = timezone.localdate() - timedelta(days=1)
    with row_context(RowContext(scopes=frozenset({Scope.ADMINISTRATION}))):
        Membership.objects.filter(user=colleague).update(active_until=past)
    accept_as(invite(email=colleague.email), colleague)
    assert Membership.objects.filter(user=colleague).count() == 2


@pytest.mark.parametrize("ended", ["institution", "team"])
def test_a_place_that_ended_is_not_invited_to_and_closes_the_door_of_who_was(
    invite: Invite, person: Callable[[str], User], team: Team, ended: str
) -> None:
    made, token = invite(), mailed_token()
    place = team if ended == "team" else team.institution
    place.active_until = timezone.localdate() - timedelta(days=1)
    place.save(update_fields=["active_until"])
    assert opened(token) is None
    with pytest.raises(acceptance.NotUsable):
        accept_as_new(made)
    expected = ValidationError if ended == "team" else PermissionDenied  # at a closed institution nobody leads any more
    with pytest.raises(expected):
        invite(by=person("lead@aa.example"), email="ander@aa.example")


def test_the_invitation_of_who_left_opens_nothing_until_another_sends_it_again(
    invite: Invite, lead: User, administrator: User
) -> None:
    made = invite(by=administrator, role=Role.ANALYST, institution=None, team=None)
    second = accept_as_new(made, "Tweede beheerder")
    Membership.objects.create(user=second, role="administrator", active_from=timezone.localdate())
    last = invite(by=administrator, email="later@sejn.example", role=Role.AUDITOR, institution=None, team=None)
    Membership.objects.filter(user=administrator).update(active_until=timezone.localdate() - timedelta(days=1))
    assert opened(mailed_token()) is None
    with pytest.raises(acceptance.NotUsable):
        accept_as_new(last)
    second = User.objects.get(pk=second.pk)
    with row_context(context_of(second)):
        (line,) = invitation_lines(list(invitations_of(second).filter(pk=last.pk)), timezone.now())
        assert (line.state, line.is_dead) == (InvitationState.OPEN, True)
        invitations.send_again(invitation=last, by=second, address_of=link)
    assert opened(mailed_token()) == last


def test_who_has_an_account_signs_in_to_accept_and_nobody_else_can(
    invite: Invite, foreign_worker: User, worker: User
) -> None:
    made = invite(email=foreign_worker.email)
    with pytest.raises(acceptance.HasAccount):
        accept_as_new(made)
    with pytest.raises(acceptance.NotUsable):
        accept_as(made, worker)
    accept_as(made, foreign_worker)
    institutions = Membership.objects.filter(user=foreign_worker).values_list("institution__code", flat=True)
    assert sorted(institutions) == ["aa", "bb"]


def test_an_account_that_was_closed_accepts_nothing(invite: Invite, foreign_worker: User) -> None:
    made = invite(email=foreign_worker.email)
    User.objects.filter(pk=foreign_worker.pk).update(is_active=False)
    with pytest.raises(acceptance.NotUsable):
        accept_as(made, foreign_worker)


def test_accepting_a_role_that_somebody_got_meanwhile_gives_no_second_one(
    invite: Invite, foreign_worker: User, team: Team
) -> None:
    made = invite(email=foreign_worker.email)
    same = {"role": "worker", "institution": team.institution, "team": team, "active_from": timezone.localdate()}
    Membership.objects.create(user=foreign_worker, **same)
    accept_as(made, foreign_worker)
    assert Membership.objects.filter(user=foreign_worker, institution=team.institution).count() == 1
    made.refresh_from_db()
    assert made.accepted_by == foreign_worker


def test_the_history_says_who_accepted_and_that_it_came_by_invitation(invite: Invite) -> None:
    user = accept_as_new(invite())
    events = apps.get_model("institutions", "MembershipEvent").objects.filter(user_id=user.pk)
    assert [event.pgh_context for event in events] == [{"user": user.pk, "reason": acceptance.ACCEPTED}]


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_two_clicks_at_once_make_one_account(world: None) -> None:
    def prepare() -> Invitation:
        lead, team = User.objects.using("owner").get(email="lead@aa.example"), Team.objects.using("owner").first()
        return Invitation.objects.using("owner").create(
            email="dubbel@aa.example",
            role="worker",
            institution=team.institution,
            team=team,
            invited_by=lead,
            token_hash="two clicks",
            expires_at=timezone.now() + timedelta(hours=1),
        )

    invitation, outcomes = committed(prepare), []
    ready = threading.Barrier(2, timeout=10)

    def click() -> None:
        try:
            with row_context(ANONYMOUS):
                ready.wait()
                acceptance.accept_as_new(invitation=invitation, name="Dubbel", password=PASSWORD)
            outcomes.append("in")
        except (acceptance.NotUsable, acceptance.HasAccount) as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connections.close_all()

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join(timeout=20)
    assert sorted(outcomes) == ["NotUsable", "in"]
    assert User.objects.filter(email="dubbel@aa.example").count() == 1


def test_after_accepting_the_rest_of_the_request_works_as_before(invite: Invite) -> None:
    made = invite()
    with row_context(ANONYMOUS), transaction.atomic():
        change_context(reason="outer")
        acceptance.accept_as_new(invitation=made, name="Kim", password=PASSWORD)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT current_setting('app.leads'), current_setting('app.scope')")
            assert cursor.fetchone() == ("", "signing_in")
