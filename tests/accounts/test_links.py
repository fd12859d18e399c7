"""Links in mail lead to this site, whatever host the request says that it came for."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from accounts import sessions
from accounts.models import Invitation
from institutions.models import Team, User

pytestmark = pytest.mark.django_db

SITE = "https://benchmark.example.org"
ELSEWHERE = {"host": "127.0.0.1:6666"}


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = SITE, ["127.0.0.1"]


def body() -> str:
    (message,) = mail.outbox
    assert "6666" not in message.body
    return str(message.body)


def test_the_link_for_a_new_password(account: User) -> None:
    answer = Client().post("/wachtwoord-vergeten/", {"email": account.email}, headers=ELSEWHERE)
    assert answer.status_code == 302
    link = next(word for word in body().split() if word.startswith(f"{SITE}/wachtwoord-vergeten/"))
    opened = Client().get(link.removeprefix(SITE), headers=ELSEWHERE)
    assert opened["Location"].endswith("-set-password/")


@pytest.mark.parametrize("again", [False, True])
def test_the_link_of_an_invitation(lead: User, team: Team, signed_in: Callable[[User], Client], again: bool) -> None:
    client = signed_in(lead)
    session = client.session
    sessions.begin(session)
    session.save()
    sent = {"email": "nieuw@aa.example", "team": team.pk}
    assert client.post("/beheer/mensen/uitnodigen/", sent, headers=ELSEWHERE).status_code == 302
    if again:
        number = Invitation.objects.get().pk
        mail.outbox.clear()
        address = f"/beheer/mensen/uitnodigingen/{number}/opnieuw/"
        assert client.post(address, headers=ELSEWHERE).status_code == 302
    assert f"{SITE}/uitnodiging/" in body()
