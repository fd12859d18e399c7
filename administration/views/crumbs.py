"""The way to each page, as names with addresses; the last one is where a change came from."""

from django.urls import reverse

from administration.selectors.code_lists import CodeList
from institutions.models import Institution, Team

Crumb = tuple[str, str]
"""The name of a page on the way, and its address."""


def address_of(institution: Institution) -> str:
    """The address of the page of an institution."""
    return reverse("administration:institution", args=[institution.code])


def address_of_list(found: CodeList) -> str:
    """The address of the page of a code list."""
    return reverse("administration:code_list", args=[found.slug])


def under_administration() -> tuple[Crumb, ...]:
    """The way to a page under the start of the administration."""
    return (("Beheer", reverse("administration:index")),)


def under_institutions() -> tuple[Crumb, ...]:
    """The way to a page under the list of institutions."""
    return (*under_administration(), ("Instellingen", reverse("administration:institutions")))


def under_institution(institution: Institution) -> tuple[Crumb, ...]:
    """The way to a page under one institution."""
    return (*under_institutions(), (institution.name, address_of(institution)))


def under_team(team: Team) -> tuple[Crumb, ...]:
    """The way to a page under one team."""
    address = reverse("administration:team", args=[team.institution.code, team.code])
    return (*under_institution(team.institution), (team.name, address))


def under_code_lists() -> tuple[Crumb, ...]:
    """The way to a page under the code lists."""
    return (*under_administration(), ("Keuzelijsten", reverse("administration:code_lists")))


def under_code_list(found: CodeList) -> tuple[Crumb, ...]:
    """The way to a page under one code list."""
    return (*under_code_lists(), (found.name, address_of_list(found)))
