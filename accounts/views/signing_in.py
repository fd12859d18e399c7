"""Signing in with password and code, and signing out."""

from collections.abc import Collection
from typing import Any, Final
from urllib.parse import urlsplit

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from django.conf import settings
from django.urls import Resolver404, resolve

from accounts.demo import demo_accounts
from accounts.domain.session_rules import AT_MOST, IDLE, Audience, Ending
from accounts.sessions import ENDED_BY
from accounts.views.limits import LogsLimit

FORMS: Final = ("measurements:measurement", "measurements:change")
"""The addresses where a session may end while somebody types: the login page says what became of that."""

ENDINGS: Final = {
    Ending.IDLE: (
        f"U bent uitgelogd, omdat u {IDLE[Audience.INSTITUTION].seconds // 60} minuten "
        f"(met een landelijke rol {IDLE[Audience.NATIONAL].seconds // 60} minuten) niets hebt gedaan."
    ),
    Ending.TOO_LONG: f"U bent uitgelogd, omdat u {AT_MOST.seconds // 3600} uur geleden hebt ingelogd.",
}


def leads_to(address: str, names: Collection[str]) -> bool:
    """Whether the address is that of a page with one of these names."""
    try:
        return resolve(urlsplit(address).path).view_name in names
    except Resolver404:
        return False


class LoginView(LogsLimit, account.LoginView):
    """Signs in and goes on to the page that was asked for, on this host only, or to the start page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        next_url = self.get_next_url() or ""
        return super().get_context_data(
            is_demo=settings.DEMO,
            is_second_factor_required=settings.SECOND_FACTOR_REQUIRED,
            demo_accounts=demo_accounts(),
            next=next_url,
            leads_to_a_form=leads_to(next_url, FORMS),
            ending=ENDINGS.get(self.request.session.get(ENDED_BY)),
            **kwargs,
        )


class CodeView(mfa.AuthenticateView):
    """Asks the code after the password, from the app or the list of recovery codes."""


class LogoutView(account.LogoutView):
    """Signs out, or stops signing in half way; takes a button, so that no link can sign somebody out."""

    http_method_names = ["post"]

    def get_next_url(self) -> None:
        return None  # after signing in again nobody wants to sign out
