"""The pages about one institution or about the nation, side by side, each with the same choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from institutions.access import can_at
from institutions.domain.roles import Permission
from institutions.models import Institution, User

INSTITUTION_TABS: Final = (
    ("Overzicht", "institution", Permission.READ_INSTITUTION_FIGURES),
    ("Vergelijken", "institution-comparison", Permission.READ_INSTITUTION_FIGURES),
    ("Doelgroep", "institution-target-group", Permission.READ_INSTITUTION_FIGURES),
    ("Verloop", "institution-trend", Permission.READ_INSTITUTION_FIGURES),
    ("Datakwaliteit", "institution-quality", Permission.READ_INSTITUTION_MEASUREMENTS),
)
"""Label, name of the address, and the permission that it takes at that institution."""

NATIONAL_TABS: Final = (
    ("Overzicht", "national"),
    ("Instellingen", "national-institutions"),
    ("Deelname", "national-participation"),
    ("Doelgroep", "national-target-group"),
    ("Verloop", "national-trend"),
    ("Samenhang", "success"),
    ("Datakwaliteit", "national-quality"),
)
"""Label and name of the address; all for who reads the national figures."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A page beside this one."""

    label: str
    url: str
    is_current: bool


def institution_tabs(user: User, institution: Institution, current: str, chosen: Mapping[str, str]) -> tuple[Tab, ...]:
    """The pages about the institution that this user may see; `chosen` are period, team and location in the address.

    Empty choices are left out of the addresses. `current` is the name of the address of this page.
    """
    return tuple(
        _tab(label, reverse(name, args=[institution.code]), name == current, chosen)
        for label, name, permission in INSTITUTION_TABS
        if can_at(user, permission, institution)
    )


def national_tabs(current: str, chosen: Mapping[str, str]) -> tuple[Tab, ...]:
    """The pages about the nation, with the same period."""
    return tuple(_tab(label, reverse(name), name == current, chosen) for label, name in NATIONAL_TABS)


def _tab(label: str, url: str, is_current: bool, chosen: Mapping[str, str]) -> Tab:
    query = urlencode({name: value for name, value in chosen.items() if value})
    return Tab(label, f"{url}?{query}" if query else url, is_current)
