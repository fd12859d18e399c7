"""The start page of the administration."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from administration.access import ADMINISTERING
from administration.selectors.overview import (
    state_of_access_log,
    state_of_code_lists,
    state_of_institutions,
    state_of_people,
)
from exchange.selectors.teams import missing_teams
from institutions.access import can
from institutions.declare import for_everybody_signed_in
from institutions.domain.roles import Permission
from institutions.models import User


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that can be administered: what it is for, and how it stands today."""

    name: str
    url: str
    purpose: str
    state: str


SUBJECTS: Final = (
    (
        "Instellingen",
        "administration:institutions",
        {Permission.MANAGE_INSTITUTIONS},
        "Periode, fusie, teams, locaties en akkoord met open vergelijking.",
        state_of_institutions,
    ),
    (
        "Mensen",
        "administration:people",
        {Permission.MANAGE_WORKERS, Permission.MANAGE_PEOPLE},
        "Wie welke rol heeft, uitnodigen, van team veranderen en stoppen.",
        state_of_people,
    ),
    (
        "Keuzelijsten",
        "administration:code_lists",
        {Permission.MANAGE_CODE_LISTS},
        "De antwoorden waaruit spoedhulpwerkers in het formulier kiezen.",
        state_of_code_lists,
    ),
    (
        "Logboek",
        "access-log",
        {Permission.READ_ACCESS_LOG},
        "Wie heeft wat bekeken of gewijzigd, en wat is geweigerd.",
        state_of_access_log,
    ),
)
"""Name, name of the address, permissions of which one is enough, what it is for, and what says how it stands."""


@for_everybody_signed_in
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What this user can administer; refused to who has nothing to administer."""
    if not any(can(request.user, permission) for permission in ADMINISTERING):
        raise PermissionDenied("nothing to administer")
    makes_teams = can(request.user, Permission.MANAGE_INSTITUTIONS)
    missing = missing_teams() if makes_teams else []
    context = {
        "subjects": list(subjects_of(request.user)),
        "missing_teams": missing,
        "number_missing": sum(one.number for one in missing),
    }
    return render(request, "administration/index.html", context)


def subjects_of(user: User) -> Iterator[Subject]:
    """What the user can administer, in the order of the table."""
    for name, address, needed, purpose, state in SUBJECTS:
        if any(can(user, permission) for permission in needed):
            yield Subject(name, reverse(address), purpose, state())
