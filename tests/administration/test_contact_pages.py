"""Whom SEJN writes to about an institution: how an administrator keeps it, and what the history keeps of it."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from institutions.models import Institution, InstitutionEvent
from tests.administration.browsing import confirm, fill_in, go_through, text_of

pytestmark = pytest.mark.django_db

AA = "/beheer/instellingen/aa/"
CONTACT = f"{AA}contact/"
DESK = {
    "contact_name": "Coördinatie spoedhulp",
    "contact_email": "spoedhulp@aa.example",
    "reason": "Opgegeven door de instelling",
}


def test_a_contact_is_there_after_it_is_confirmed_and_stands_on_the_page(browser: Client) -> None:
    assert "Contact niet bekend" in text_of(browser.get(AA))
    page = fill_in(browser, CONTACT, **DESK)
    assert "SEJN ziet bij Instelling AA als contact: Coördinatie spoedhulp (spoedhulp@aa.example)." in text_of(page)
    assert "Niemand krijgt hierdoor een account of andere rechten." in text_of(page)
    assert not Institution.objects.get(code="aa").contact_email
    assert confirm(browser, page, CONTACT, **DESK)["Location"] == f"{AA}?bewaard=ja"
    page = browser.get(AA)
    assert 'href="mailto:spoedhulp@aa.example"' in page.content.decode()
    assert "Coördinatie spoedhulp, spoedhulp@aa.example" in text_of(page)


def test_the_history_keeps_the_contact_with_the_reason(browser: Client) -> None:
    go_through(browser, CONTACT, **DESK)
    event = InstitutionEvent.objects.filter(code="aa").latest("pgh_id")
    assert (event.contact_name, event.contact_email) == ("Coördinatie spoedhulp", "spoedhulp@aa.example")
    assert event.pgh_context["reason"] == "Opgegeven door de instelling"
    assert "E-mailadres van het contact" in text_of(browser.get(AA))


def test_an_address_alone_is_enough(browser: Client) -> None:
    page = fill_in(browser, CONTACT, **DESK | {"contact_name": ""})
    assert "SEJN ziet bij Instelling AA als contact: spoedhulp@aa.example." in text_of(page)
    confirm(browser, page, CONTACT, **DESK | {"contact_name": ""})
    assert Institution.objects.get(code="aa").contact_email == "spoedhulp@aa.example"


def test_a_contact_can_be_taken_away(browser: Client) -> None:
    go_through(browser, CONTACT, **DESK)
    nobody = {"contact_name": "", "contact_email": "", "reason": "Er is een ander contact"}
    page = fill_in(browser, CONTACT, **nobody)
    assert "Bij Instelling AA staat geen contact meer." in text_of(page)
    confirm(browser, page, CONTACT, **nobody)
    found = Institution.objects.get(code="aa")
    assert (found.contact_name, found.contact_email) == ("", "")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"contact_email": ""}, "Vul ook het e-mailadres in, of maak beide velden leeg."),
        ({"contact_email": "spoedhulp"}, "Vul een e-mailadres in zoals naam@instelling.nl."),
        ({"contact_email": f"{'x' * 250}@aa.example"}, "Gebruik hooguit 254 tekens."),
        ({"contact_name": "x" * 201}, "Gebruik hooguit 200 tekens. Nu zijn het er 201."),
        ({"contact_name": "Spoed\u200bhulp"}, "Hier staat een teken dat niet te zien is."),
        ({"contact_name": "", "contact_email": ""}, "Er is niets gewijzigd. Wijzig iets, of ga terug."),
        ({"reason": ""}, "Kies een reden."),
    ],
)
def test_a_contact_that_cannot_be_is_refused(browser: Client, changes: dict[str, str], message: str) -> None:
    answer = fill_in(browser, CONTACT, **DESK | changes)
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert not Institution.objects.get(code="aa").contact_email


def test_the_database_refuses_a_contact_that_cannot_be_written_to(institution: Institution) -> None:
    with pytest.raises(IntegrityError, match="can_be_written_to"), transaction.atomic():
        Institution.objects.filter(code="aa").update(contact_name="Coördinatie spoedhulp")
