"""Inviting somebody, from the team lead's page by real mail to the new colleague's first day and last."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

import config.settings as written_settings
from accounts.models import Invitation, OutgoingMail
from institutions.models import Membership, User
from tests.journeys.looking import problems_of
from tests.running import celery_worker, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

LEAD, NEW, PASSWORD = "lead@aa.example", "nieuw@aa.example", "een lange zin van mij"


@pytest.fixture
def mailbox(settings: Any, live_server: object) -> Iterator[Path]:
    """The directory in which the demo's mail ends up, empty at the start; its links lead to the server of this test."""
    settings.SITE_URL = str(live_server)
    settings.EMAIL_BACKEND = written_settings.EMAIL_BACKEND
    mail = Path(settings.EMAIL_FILE_PATH)
    shutil.rmtree(mail, ignore_errors=True)
    yield mail
    shutil.rmtree(mail, ignore_errors=True)


def check(page: Page, said: str) -> None:
    """The page says this, is accessible, and fits a phone and a laptop."""
    expect(page.locator("main")).to_contain_text(said)
    assert problems_of(page) == [], page.url


def test_from_invitation_by_mail_to_the_first_day_and_the_last(
    live_server: object,
    new_page: Callable[..., Page],
    sign_in_by_form: Callable[[Page, str], None],
    mailbox: Path,
) -> None:
    lead = new_page()
    sign_in_by_form(lead, LEAD)
    lead.goto(f"{live_server}/beheer/mensen/")
    check(lead, "3 personen")
    lead.get_by_role("link", name="Iemand uitnodigen").click()
    check(lead, "72 uur")
    lead.get_by_label("E-mailadres").fill("Nieuw@AA.example")
    lead.get_by_role("button", name="Uitnodiging versturen").click()
    check(lead, "Kies het team waarin de spoedhulpwerker gaat werken.")
    lead.get_by_label("Team").select_option(label="Team zuid")
    with celery_worker():
        lead.get_by_role("button", name="Uitnodiging versturen").click()
        check(lead, "openstaand tot")
        wait_until(lambda: mailbox.exists() and any(mailbox.iterdir()), seconds=60)
        wait_until(lambda: not OutgoingMail.objects.using("counter").exists(), seconds=10)
    lead.get_by_role("link", name="Verstuurde mail").click()
    check(lead, "lead nodigt u uit voor ASH-benchmark")
    link = lead.get_by_role("link", name="/uitnodiging/").get_attribute("href")

    lead.goto(link)
    check(lead, "Deze uitnodiging is voor iemand anders")
    newcomer = new_page()
    newcomer.goto(link)
    check(newcomer, "Maak uw account")
    newcomer.get_by_label("Uw naam").fill("Kim de Vries")
    newcomer.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    newcomer.get_by_label("Wachtwoord nog een keer").fill("iets anders, ook lang")
    newcomer.get_by_role("button", name="Account maken").click()
    check(newcomer, "De twee wachtwoorden zijn niet gelijk.")
    for label in ("Wachtwoord", "Wachtwoord nog een keer"):
        newcomer.get_by_label(label, exact=True).fill(PASSWORD)
    newcomer.get_by_role("button", name="Account maken").click()
    expect(newcomer.get_by_role("banner")).to_contain_text("Kim de Vries")
    assert Invitation.objects.get().accepted_by == User.objects.get(email=NEW)
    newcomer.goto(link)
    check(newcomer, "Deze link werkt niet (meer)")

    lead.goto(f"{live_server}/beheer/mensen/?zoek=kim")
    lead.get_by_role("link", name="Kim de Vries").click()
    check(lead, "Uitnodiging aangenomen")
    lead.get_by_role("link", name="Beëindigen").click()
    check(lead, "Eerste dag zonder deze rol")
    lead.get_by_label("Reden").select_option("Gaat uit dienst")
    lead.get_by_role("button", name="Verder").click()
    check(lead, "Kim de Vries is per direct geen spoedhulpwerker meer")
    assert Membership.objects.get(user__email=NEW).active_until is None
    lead.get_by_role("button", name="Rol beëindigen").click()
    expect(lead).to_have_url(re.compile(r"\?bewaard=ja$"))
    assert Membership.objects.get(user__email=NEW).active_until < timezone.localdate()
    newcomer.goto(f"{live_server}/metingen/")
    expect(newcomer).to_have_url(f"{live_server}/inloggen/?next=/metingen/")


def test_an_administrators_pages_about_people_are_accessible_and_fit(
    live_server: object, new_page: Callable[..., Page], sign_in_by_form: Callable[[Page, str], None]
) -> None:
    page = new_page()
    sign_in_by_form(page, "administrator@sejn.example")
    worker = Membership.objects.get(user__email="worker.noord@aa.example")
    person = f"/beheer/mensen/{worker.user_id}/"
    for address, said in (
        ("/beheer/mensen/?instelling=aa", "3 personen"),
        ("/beheer/mensen/uitnodigen/", "Alleen voor een teamleider."),
        ("/beheer/mensen/uitnodigingen/", "Er is nog niemand uitgenodigd."),
        (person, "Geschiedenis van de rollen"),
        (f"{person}tweede-stap/", "herstelcodes kwijt"),
        (f"{person}rollen/{worker.pk}/team/", "Nieuw team"),
        (f"{person}rollen/{worker.pk}/verhuizen/", "Nieuwe instelling en team"),
        ("/demo/post/", "Hier staat wat er verstuurd zou zijn"),
        ("/uitnodiging/onbekend/", "Deze link werkt niet (meer)"),
    ):
        page.goto(f"{live_server}{address}")
        check(page, said)
