"""The page behind the link: looking changes nothing, and every link that opens nothing looks the same."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import invitations
from accounts.models import Invitation
from institutions.access import context_of
from institutions.domain.roles import Role
from institutions.models import Membership, Team, User
from institutions.row_context import row_context

pytestmark = pytest.mark.django_db

NEW = "nieuw@aa.example"
PASSWORD = "een lange zin van mij"
FILLED_IN = {"name": "Kim de Vries", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def path(lead: User, team: Team) -> Callable[..., str]:
    """A function that invites somebody as a worker of team noord and gives the address in the mail."""

    def invite(email: str = NEW) -> str:
        with row_context(context_of(lead)):
            invitations.invite(
                by=lead,
                email=email,
                role=Role.WORKER,
                institution=team.institution,
                team=team,
                address_of=lambda token: reverse("invitation", args=[token]),
            )
        return next(line for line in str(mail.outbox[-1].body).splitlines() if line.startswith("/uitnodiging/"))

    return invite


def test_looking_shows_the_role_and_changes_nothing_however_often(path: Callable[..., str]) -> None:
    address = path()
    for client in (Client(), Client(), Client(HTTP_USER_AGENT="mail scanner")):
        assert client.head(address).status_code == 200
        answer = client.get(address)
        assert answer.status_code == 200
        for shown in ("spoedhulpwerker", "Instelling AA", "Team noord", NEW):
            assert shown in answer.content.decode()
    assert not User.objects.filter(email=NEW).exists()
    assert Invitation.objects.get().accepted_at is None


def test_accepting_makes_the_account_and_signs_in(path: Callable[..., str]) -> None:
    client = Client()
    answer = client.post(path(), FILLED_IN)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    start = client.get("/")
    assert "Kim de Vries" in start.content.decode()
    assert "Team noord" in start.content.decode()


def test_the_new_account_signs_in_with_its_password(path: Callable[..., str]) -> None:
    Client().post(path(), FILLED_IN)
    client = Client()
    answer = client.post("/inloggen/", {"login": NEW, "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def dead_links(path: Callable[..., str]) -> dict[str, str]:
    addresses = {}
    for number, state in enumerate(("used", "withdrawn", "expired")):
        addresses[state] = path(f"nummer{number}@aa.example")
        invitation = Invitation.objects.latest("id")
        now = timezone.now()
        if state == "used":
            Client().post(addresses[state], FILLED_IN)
        fields = {"withdrawn": {"withdrawn_at": now}, "expired": {"expires_at": now - timedelta(seconds=1)}}
        Invitation.objects.filter(pk=invitation.pk).update(**fields.get(state, {"expires_at": now}))
    return addresses | {"unknown": "/uitnodiging/" + "x" * 43 + "/", "malformed": "/uitnodiging/%00é'%3Cscript%3E/"}


@pytest.mark.parametrize("method", ["get", "post"])
def test_used_withdrawn_expired_and_unknown_give_one_and_the_same_page(path: Callable[..., str], method: str) -> None:
    answers = {
        name: getattr(Client(), method)(address, FILLED_IN if method == "post" else {})
        for name, address in dead_links(path).items()
    }
    assert {answer.status_code for answer in answers.values()} == {404}
    assert len({answer.content for answer in answers.values()}) == 1
    text = answers["used"].content.decode()
    assert "Vraag uw teamleider of SEJN om een nieuwe uitnodiging." in text
    assert "aa.example" not in text


def test_a_link_forwarded_to_somebody_who_is_signed_in_says_so_and_names_no_address(
    path: Callable[..., str], worker: User, signed_in: Callable[[User], Client]
) -> None:
    address = path()
    for answer in (signed_in(worker).get(address), signed_in(worker).post(address, FILLED_IN)):
        text = answer.content.decode()
        assert answer.status_code == 403
        assert "Deze uitnodiging is voor iemand anders" in text
        assert 'action="/uitloggen/"' in text
        assert NEW not in text
    assert not User.objects.filter(email=NEW).exists()
    assert Membership.objects.filter(user=worker).count() == 1


def test_who_has_an_account_is_asked_to_sign_in_and_to_come_back(
    path: Callable[..., str], foreign_worker: User
) -> None:
    address = path(foreign_worker.email.upper())
    for answer in (Client().get(address), Client().post(address, FILLED_IN)):
        assert f'href="/inloggen/?next={address}"' in answer.content.decode()
    foreign_worker.refresh_from_db()
    assert foreign_worker.name != "Kim de Vries"
    assert Invitation.objects.get().accepted_at is None


def test_signed_in_as_the_one_who_is_invited_a_button_gives_the_role(
    path: Callable[..., str], foreign_worker: User, signed_in: Callable[[User], Client]
) -> None:
    address, client = path(foreign_worker.email), signed_in(foreign_worker)
    assert "Uitnodiging aannemen" in client.get(address).content.decode()
    assert Membership.objects.filter(user=foreign_worker).count() == 1
    assert client.post(address)["Location"] == "/"
    assert Membership.objects.filter(user=foreign_worker).count() == 2
    assert client.post(address).status_code == 404


def test_somebody_who_left_comes_back_with_the_old_account(
    path: Callable[..., str], worker: User, signed_in: Callable[[User], Client]
) -> None:
    Membership.objects.filter(user=worker).update(active_until=timezone.localdate() - timedelta(days=1))
    address = path(worker.email)
    assert "U hebt al een account" in Client().get(address).content.decode()
    client = signed_in(worker)
    client.post(address)
    assert "Team noord" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, "Vul uw naam in."),
        ({"name": "x" * 201}, "Deze naam is te lang. Kort de naam in."),
        ({"name": "Kim\u202ede Vries"}, "Typ uw naam met gewone letters en leestekens."),
        ({"password1": "", "password2": ""}, "Kies een wachtwoord."),
        ({"password2": "een andere lange zin"}, "De twee wachtwoorden zijn niet gelijk. Typ ze allebei opnieuw."),
        (
            {"password1": "kort", "password2": "kort"},
            "Kies een wachtwoord van minstens 12 tekens. Een korte zin mag ook.",
        ),
        (
            {"password1": "kim de vries 1", "password2": "kim de vries 1"},
            "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies een ander wachtwoord.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do_and_makes_no_account(
    path: Callable[..., str], changes: dict[str, Any], sentence: str
) -> None:
    answer = Client().post(path(), FILLED_IN | changes)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "<title>Fout: " in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert not User.objects.filter(email=NEW).exists()


def test_the_form_carries_the_token_against_forgery(path: Callable[..., str]) -> None:
    assert Client(enforce_csrf_checks=True).post(path(), FILLED_IN).status_code == 403
    assert not User.objects.filter(email=NEW).exists()


def test_the_access_log_names_the_invitation_and_never_the_token(
    path: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, lines = path(), []
    monkeypatch.setattr("audit.middleware.write", lambda request, **fields: lines.append(fields))
    Client().get(address)
    (line,) = lines
    made = Invitation.objects.get()
    assert (line["object_type"], line["object_code"]) == ("invitation", str(made.pk))
    assert line["institution_id"] == made.institution_id
    assert address.split("/")[2] not in str(line)
