"""The pages about people: what they show to whom, and that nothing is saved before it is confirmed."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts import sessions
from accounts.models import Invitation
from institutions.models import Membership, Team, User
from measurements.models import Measurement

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
SHORT = f"{TODAY.day}-{TODAY.month}-{TODAY.year}"
Browser = Callable[[User], Client]


@pytest.fixture
def confirmed(signed_in: Browser) -> Browser:
    """A function that gives a browser in which this user has signed in and just confirmed who it is."""

    def confirm(user: User) -> Client:
        client = signed_in(user)
        session = client.session
        sessions.begin(session)
        session.save()
        return client

    return confirm


def text_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def hidden_values(answer: Any) -> dict[str, str]:
    """What the page would send back: the marks and the answers that it holds in hidden inputs."""
    inputs = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.content.decode())
    return {name: value for name, value in inputs if name != "csrfmiddlewaretoken"}


def role_path(user: User, action: str) -> str:
    role = Membership.objects.get(user=user)
    return f"/beheer/mensen/{user.pk}/rollen/{role.pk}/{action}/"


def test_a_lead_sees_the_own_people_with_role_second_step_and_last_visit(lead: User, confirmed: Browser) -> None:
    answer = confirmed(lead).get("/beheer/mensen/")
    text = text_of(answer)
    for shown in ("worker.noord", "Team noord", "sinds 1-1-2018", "3 personen", "nog nooit"):
        assert shown in text
    assert "bb.example" not in text


def test_an_administrator_narrows_the_list_to_an_institution_and_searches(
    administrator: User, confirmed: Browser
) -> None:
    client = confirmed(administrator)
    assert "worker.noord@aa.example" in text_of(client.get("/beheer/mensen/?zoek=NOORD"))
    narrowed = text_of(client.get("/beheer/mensen/?instelling=bb&zoek=noord"))
    assert "worker.noord@bb.example" in narrowed
    assert "worker.noord@aa.example" not in narrowed
    assert "Niemand past bij deze keuze." in text_of(client.get("/beheer/mensen/?zoek=niemand"))


@pytest.mark.parametrize("query", ["?instelling=bb", "?toon=bestaatniet", "?zoek=%00", "?pagina=-1", "?pagina=9e9"])
def test_an_odd_filter_shows_nothing_foreign_and_breaks_nothing(lead: User, confirmed: Browser, query: str) -> None:
    answer = confirmed(lead).get(f"/beheer/mensen/{query}")
    assert answer.status_code == 200
    assert "bb.example" not in text_of(answer)


def test_the_list_goes_on_over_pages_and_takes_long_names(lead: User, team: Team, confirmed: Browser) -> None:
    for number in range(30):
        user = User.objects.create(email=f"n{number}@aa.example", name=f"Aa {number:02} " + "x" * 190)
        place = {"institution": team.institution, "team": team}
        Membership.objects.create(user=user, role="worker", active_from=TODAY, **place)
    client = confirmed(lead)
    assert "33 personen</strong>, pagina 1 van 2" in text_of(client.get("/beheer/mensen/"))
    assert "worker.noord@aa.example" in text_of(client.get("/beheer/mensen/?pagina=2"))


def test_the_list_takes_the_same_statements_however_many_people_there_are(
    lead: User, team: Team, confirmed: Browser, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        user = User.objects.create(email=f"n{number}@aa.example", name="N")
        Membership.objects.create(user=user, role="worker", active_from=TODAY, institution=team.institution, team=team)
    client = confirmed(lead)
    with django_assert_max_num_queries(28):
        client.get("/beheer/mensen/")


def test_unused_accounts_are_counted_for_the_yearly_check(lead: User, worker: User, confirmed: Browser) -> None:
    client = confirmed(lead)
    User.objects.exclude(pk=worker.pk).update(last_login=timezone.now())
    User.objects.filter(pk=worker.pk).update(last_login=timezone.now() - timedelta(days=91))
    assert "Jaarlijkse controle: 1 account is 90 dagen niet gebruikt." in text_of(client.get("/beheer/mensen/"))
    unused = text_of(client.get("/beheer/mensen/?toon=ongebruikt"))
    assert worker.email in unused
    assert "worker.zuid" not in unused


def test_a_saved_change_is_said_on_the_list_and_not_on_its_other_pages(
    lead: User, team: Team, confirmed: Browser
) -> None:
    for number in range(30):
        user = User.objects.create(email=f"n{number}@aa.example", name=f"Aa {number}")
        Membership.objects.create(user=user, role="worker", active_from=TODAY, institution=team.institution, team=team)
    client = confirmed(lead)
    saved = text_of(client.get("/beheer/mensen/?bewaard=ja"))
    assert "De wijziging is opgeslagen." in saved
    assert 'href="?pagina=2"' in saved
    assert "De wijziging is opgeslagen." not in text_of(client.get("/beheer/mensen/"))


def test_somebody_whose_role_is_gone_has_none_now_and_somebody_new_never_had_one(
    administrator: User, worker: User, confirmed: Browser
) -> None:
    Membership.objects.filter(user=worker).update(active_from=TODAY)
    Membership.objects.filter(user=worker).delete()
    new = User.objects.create(email="nieuw@aa.example", name="Nieuw")
    client = confirmed(administrator)
    assert "Deze persoon heeft nu geen rol." in text_of(client.get(f"/beheer/mensen/{worker.pk}/"))
    assert "Deze persoon heeft nog nooit een rol gehad." in text_of(client.get(f"/beheer/mensen/{new.pk}/"))


def test_the_way_back_up_starts_at_the_administration_on_every_page_about_people(
    lead: User, worker: User, confirmed: Browser
) -> None:
    client = confirmed(lead)
    for path in (f"{worker.pk}/", "uitnodigingen/", "uitnodigen/"):
        trail = client.get(f"/beheer/mensen/{path}").content.decode().split('aria-label="Kruimelpad"')[1]
        assert re.findall(r'<li><a href="([^"]+)">', trail.split("</nav>")[0]) == ["/", "/beheer/", "/beheer/mensen/"]


def test_a_person_shows_roles_with_what_can_be_done_and_the_history(
    lead: User, worker: User, confirmed: Browser
) -> None:
    Membership.objects.filter(user=worker).update(active_until=TODAY + timedelta(days=9))
    answer = text_of(confirmed(lead).get(f"/beheer/mensen/{worker.pk}/"))
    for shown in ("Beëindigen", "Ander team", "Geschiedenis van de rollen", "Actief tot en met"):
        assert shown in answer
    assert "Andere instelling" not in answer


def test_nobody_finds_a_button_for_the_own_role(administrator: User, lead: User, confirmed: Browser) -> None:
    for user in (administrator, lead):
        answer = text_of(confirmed(user).get(f"/beheer/mensen/{user.pk}/"))
        assert "Niemand wijzigt de eigen rollen" in answer
        assert "/stoppen/" not in answer
        assert confirmed(user).get(role_path(user, "stoppen")).status_code == 404
        assert confirmed(user).get(f"/beheer/mensen/{user.pk}/tweede-stap/").status_code == 403


@pytest.mark.parametrize("path", ["", "tweede-stap/", "rollen/1/stoppen/", "rollen/1/team/"])
def test_a_foreign_person_is_as_absent_as_one_that_never_was(
    lead: User, foreign_worker: User, confirmed: Browser, path: str
) -> None:
    client = confirmed(lead)
    role = Membership.objects.get(user=foreign_worker).pk
    foreign = client.get(f"/beheer/mensen/{foreign_worker.pk}/{path.replace('1', str(role))}")
    absent = client.get(f"/beheer/mensen/987654/{path}")
    huge = client.get(f"/beheer/mensen/{'9' * 40}/{path}")
    assert {answer.status_code for answer in (foreign, absent, huge)} == {404}


def test_ending_says_what_it_does_before_it_is_saved_and_saves_when_confirmed(
    lead: User, worker: User, submitted: Callable[..., Measurement], confirmed: Browser
) -> None:
    submitted()
    client, path = confirmed(lead), role_path(worker, "stoppen")
    form = client.get(path)
    values = {"ends_on": SHORT, "reason": "Gaat uit dienst", **hidden_values(form)}
    effects = client.post(path, values)
    assert "De 1 meting van worker.noord blijft in de cijfers van Instelling AA zoals die is" in text_of(effects)
    assert "is per direct geen spoedhulpwerker meer" in text_of(effects)
    assert Membership.objects.get(user=worker).active_until is None
    saved = client.post(path, values | hidden_values(effects) | {"action": "confirm"})
    assert (saved.status_code, saved["Location"]) == (302, f"/beheer/mensen/{worker.pk}/?bewaard=ja")
    assert Membership.objects.get(user=worker).active_until == TODAY - timedelta(days=1)
    assert "De wijziging is opgeslagen." in text_of(client.get(saved["Location"]))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"ends_on": ""}, "Vul de eerste dag zonder deze rol in."),
        ({"ends_on": "31-4-2027"}, "De eerste dag zonder deze rol bestaat niet. Controleer de dag en de maand."),
        ({"ends_on": "1-1-2020"}, "Kies vandaag of een latere dag. Wat al is gebeurd, blijft staan zoals het was."),
        ({"ends_on": "1-1-2099"}, "Kies een dag binnen een jaar."),
        ({"reason": ""}, "Kies een reden."),
        ({"reason": "Zomaar"}, "Kies een reden uit de lijst."),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do_and_nothing_is_saved(
    lead: User, worker: User, confirmed: Browser, changes: dict[str, str], sentence: str
) -> None:
    client, path = confirmed(lead), role_path(worker, "stoppen")
    values = {"ends_on": SHORT, "reason": "Gaat uit dienst", **hidden_values(client.get(path))}
    answer = client.post(path, values | changes)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert Membership.objects.get(user=worker).active_until is None


def test_a_future_role_is_taken_back_without_asking_a_day(
    lead: User, worker: User, team: Team, confirmed: Browser
) -> None:
    begins = TODAY + timedelta(days=5)
    Membership.objects.filter(user=worker).update(active_from=begins)
    client, path = confirmed(lead), role_path(worker, "stoppen")
    values = {"reason": "Begint toch niet", **hidden_values(client.get(path))}
    effects = client.post(path, values)
    assert "in deze rol is nog niets ingevuld" in text_of(effects)
    saved = client.post(path, values | hidden_values(effects) | {"action": "confirm"})
    assert not Membership.objects.filter(user=worker).exists()
    assert client.get(saved["Location"]).status_code == 200  # the list: this person is out of sight now


def test_an_administrator_moves_a_worker_by_the_page_and_a_lead_cannot(
    administrator: User, lead: User, worker: User, foreign_worker: User, confirmed: Browser
) -> None:
    client, path = confirmed(administrator), role_path(worker, "verhuizen")
    assert confirmed(lead).get(path).status_code == 403
    place = Membership.objects.get(user=foreign_worker).team
    values = {"place": place.pk, "starts_on": SHORT, "reason": "Werkt bij een andere instelling"}
    values |= hidden_values(client.get(path))
    effects = client.post(path, values)
    assert "ook de eigen metingen niet" in text_of(effects)
    client.post(path, values | hidden_values(effects) | {"action": "confirm"})
    assert Membership.objects.get(user=worker, active_until__isnull=True).team == place


def test_a_lead_takes_a_lost_second_step_away_and_the_person_gets_a_mail(
    lead: User, worker: User, confirmed: Browser
) -> None:
    Authenticator.objects.create(user=worker, type=Authenticator.Type.TOTP, data={})
    client, path = confirmed(lead), f"/beheer/mensen/{worker.pk}/tweede-stap/"
    assert path in text_of(client.get(f"/beheer/mensen/{worker.pk}/"))
    values = {"reason": "Telefoon kwijt of gestolen", **hidden_values(client.get(path))}
    effects = client.post(path, values)
    assert "via een nummer dat u al kende" in text_of(effects)
    assert Authenticator.objects.filter(user=worker).exists()
    client.post(path, values | hidden_values(effects) | {"action": "confirm"})
    assert not Authenticator.objects.filter(user=worker).exists()
    assert [one.to for one in mail.outbox] == [[worker.email]]


@pytest.mark.parametrize("action", ["stoppen", "team"])
def test_changes_ask_to_confirm_who_it_is_after_five_minutes(
    lead: User, worker: User, confirmed: Browser, action: str
) -> None:
    client = confirmed(lead)
    session = client.session
    session[sessions.CONFIRMED_AT] -= 301
    session.save()
    for path in (role_path(worker, action), "/beheer/mensen/uitnodigen/"):
        assert client.get(path)["Location"].startswith("/bevestigen/?next=")


def test_a_lead_invites_by_the_page_and_sees_the_invitation_in_the_list(
    lead: User, team: Team, confirmed: Browser
) -> None:
    client = confirmed(lead)
    answer = client.post("/beheer/mensen/uitnodigen/", {"email": "Nieuw@aa.example", "team": team.pk})
    assert answer["Location"] == "/beheer/mensen/uitnodigingen/?gedaan=verstuurd"
    assert f"{settings.SITE_URL}/uitnodiging/" in str(mail.outbox[0].body)
    text = text_of(client.get(answer["Location"]))
    assert "De uitnodiging gaat nu per mail naar deze persoon." in text
    assert "nieuw@aa.example" in text
    assert "openstaand tot" in text


def test_the_form_of_a_lead_offers_no_role_and_no_other_institution(
    lead: User, foreign_worker: User, team: Team, confirmed: Browser
) -> None:
    client, foreign = confirmed(lead), Membership.objects.get(user=foreign_worker).team
    form = text_of(client.get("/beheer/mensen/uitnodigen/"))
    assert 'name="role"' not in form
    assert 'name="institution"' not in form
    assert f'value="{foreign.pk}"' not in form
    refused = client.post("/beheer/mensen/uitnodigen/", {"email": "x@aa.example", "team": foreign.pk})
    assert refused.status_code == 422
    assert "Kies een team uit de lijst." in text_of(refused)
    forged = {"email": "x@aa.example", "team": team.pk, "role": "administrator", "institution": "bb"}
    client.post("/beheer/mensen/uitnodigen/", forged)
    (made,) = Invitation.objects.all()
    assert (made.role, made.institution) == ("worker", team.institution)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"email": ""}, "Vul het e-mailadres in."),
        ({"email": "geen adres"}, "Vul een e-mailadres in, bijvoorbeeld naam@instelling.nl."),
        ({"email": "x" * 300}, "Dit e-mailadres is te lang. Controleer het."),
        ({"email": "administrator@sejn.example"}, "Dit is uw eigen adres."),
        ({"role": ""}, "Kies een rol."),
        ({"role": "worker"}, "Kies een rol uit de lijst."),
        ({"role": "team_lead"}, "Kies de instelling van de teamleider."),
        ({"role": "team_lead", "institution": "zz"}, "Kies een instelling uit de lijst."),
        ({"role": "auditor", "email": "auditor@sejn.example"}, "Deze persoon heeft deze rol al"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_and_nobody_gets_mail(
    administrator: User, confirmed: Browser, values: dict[str, str], sentence: str
) -> None:
    given = {"email": "nieuw@sejn.example", "role": "analyst"} | values
    answer = confirmed(administrator).post("/beheer/mensen/uitnodigen/", given)
    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert mail.outbox == []


def test_sending_again_and_withdrawing_ask_once(lead: User, team: Team, confirmed: Browser) -> None:
    client = confirmed(lead)
    client.post("/beheer/mensen/uitnodigen/", {"email": "nieuw@aa.example", "team": team.pk})
    made = Invitation.objects.get()
    path = f"/beheer/mensen/uitnodigingen/{made.pk}"
    assert "De link in de vorige mail werkt dan niet meer." in text_of(client.get(f"{path}/opnieuw/"))
    assert len(mail.outbox) == 1
    client.post(f"{path}/opnieuw/")
    assert len(mail.outbox) == 2
    client.get(f"{path}/intrekken/")
    assert Invitation.objects.get().withdrawn_at is None
    client.post(f"{path}/intrekken/")
    assert Invitation.objects.get().withdrawn_at is not None
    answer = client.post(f"{path}/opnieuw/")
    assert answer.status_code == 422
    assert "al gebruikt of ingetrokken" in text_of(answer)


def test_foreign_invitations_are_absent(lead: User, foreign_lead: User, team: Team, confirmed: Browser) -> None:
    confirmed(lead).post("/beheer/mensen/uitnodigen/", {"email": "nieuw@aa.example", "team": team.pk})
    client, made = confirmed(foreign_lead), Invitation.objects.get()
    assert "nieuw@aa.example" not in text_of(client.get("/beheer/mensen/uitnodigingen/"))
    for number in (made.pk, 987654):
        assert client.post(f"/beheer/mensen/uitnodigingen/{number}/intrekken/").status_code == 404
    assert Invitation.objects.get().withdrawn_at is None
