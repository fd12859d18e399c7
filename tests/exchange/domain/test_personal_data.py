"""Columns about persons are refused by their header and by what stands in them."""

import pytest

from exchange.domain.personal_data import header_problem, value_problem


@pytest.mark.parametrize(
    ("header", "what"),
    [
        ("BSN", "burgerservicenummer"),
        ("burgerservicenr", "burgerservicenummer"),
        ("Naam", "naam"),
        ("achternaam_moeder", "naam"),
        ("Roepnaam", "naam"),
        ("client name", "naam"),
        ("Geboortedatum", "geboortedatum"),
        ("geb. datum", "geboortedatum"),
        ("E-mail", "e-mailadres"),
        ("emailadres ouder", "e-mailadres"),
        ("telefoon", "telefoonnummer"),
        ("Postcode", "adres"),
    ],
)
def test_a_header_about_a_person_is_refused(header: str, what: str) -> None:
    assert header_problem(header) == (
        f"De kolom '{header}' lijkt een {what} te bevatten. Haal deze kolom uit het bestand en lees het bestand "
        "opnieuw in."
    )


@pytest.mark.parametrize(
    "header",
    ["team", "Teamnaam", "naam instelling", "naam hulpverlener", "gezin_id", "opmerking", "datum_opname", "deelname"],
)
def test_other_headers_are_not(header: str) -> None:
    assert header_problem(header) is None


def test_a_number_that_passes_the_test_of_a_bsn_is_refused_with_its_line() -> None:
    assert value_problem("kenmerk", 12, "111222333") == (
        "In de kolom 'kenmerk' lijkt regel 12 een burgerservicenummer te bevatten. Haal deze kolom uit het bestand en "
        "lees het bestand opnieuw in."
    )
    assert value_problem("kenmerk", 12, "111222334") is None


def test_an_address_of_mail_is_refused_with_its_line() -> None:
    assert value_problem("kenmerk", 3, "a.b@c.nl") == (
        "In de kolom 'kenmerk' lijkt regel 3 een e-mailadres te bevatten. Haal deze kolom uit het bestand en lees het "
        "bestand opnieuw in."
    )
