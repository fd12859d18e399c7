"""What the frame of every page shows: the demo's warning, the menu of the user's roles, and who is signed in."""

from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from accounts.sessions import SessionState, state_of
from administration.access import ADMINISTERING
from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import Membership

MENU: Final = (
    ("Metingen", "measurements:list", {Permission.ENTER_MEASUREMENTS}, "/metingen/"),
    ("Resultaten", "results", {Permission.READ_INSTITUTION_FIGURES}, "/instellingen/"),
    ("Landelijk", "national", {Permission.READ_NATIONAL_FIGURES}, "/landelijk/"),
    ("Uitgaven", "releases", {Permission.READ_INSTITUTION_FIGURES}, "/uitgaven/"),
    (
        "Datakwaliteit",
        "quality",
        {Permission.READ_INSTITUTION_MEASUREMENTS, Permission.READ_NATIONAL_FIGURES},
        "/datakwaliteit/",
    ),
    ("Beheer", "administration:index", ADMINISTERING, "/beheer/"),
)
"""Label, name of the address, permissions of which one is enough to see it, and the pages that belong to it."""

PAGES_WITH_FIGURES: Final = frozenset({"institution_figures", "national_figures"})
"""What the views of those pages log."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of the menu; `current` is the value of aria-current, empty when the user is elsewhere."""

    label: str
    url: str
    current: str


@dataclass(frozen=True, slots=True)
class Site:
    """The values of the frame; without a user there is no menu."""

    is_demo: bool
    menu: tuple[MenuEntry, ...] = ()
    user_name: str = ""
    memberships: tuple[str, ...] = ()
    session: SessionState | None = None
    printed_from: str = ""


def site(request: HttpRequest) -> dict[str, Any]:
    """The values of the frame for the user of this request, as `frame` in every template.

    Not as `site`: Django's LoginView gives its page a `site` of its own, and the demo's warning was lost there.
    """
    user = getattr(request, "user", AnonymousUser())
    if not user.is_authenticated:
        return {"frame": Site(is_demo=settings.DEMO)}
    entries = (
        menu_entry(label, reverse(name), request.path, section)
        for label, name, needed, section in MENU
        if any(can(user, permission) for permission in needed)
    )
    memberships = tuple(membership_text(membership) for membership in user.active_memberships)
    session = state_of(request.session, user)
    return {"frame": Site(settings.DEMO, tuple(entries), user.name, memberships, session, printed_from(request))}


def printed_from(request: HttpRequest) -> str:
    """The whole address of a page with figures, to stand on paper; of other pages nothing.

    Some of those have a secret in their address, such as the link of an invitation.
    """
    match = request.resolver_match
    has_figures = match and getattr(match.func, "logs", "") in PAGES_WITH_FIGURES
    return f"{settings.SITE_URL}{request.get_full_path()}" if has_figures else ""


def menu_entry(label: str, url: str, path: str, section: str) -> MenuEntry:
    """The entry, marked as the page itself or as the section that the page belongs to."""
    return MenuEntry(label, url, "page" if path == url else "true" if path.startswith(section) else "")


def membership_text(membership: Membership) -> str:
    """Where and as what somebody works, such as "Instelling F, team Noord - spoedhulpwerker"."""
    place = membership.institution.name if membership.institution else ""
    team = f", {membership.team.name}" if membership.team else ""
    return " - ".join(filter(None, [place + team, membership.get_role_display()]))
