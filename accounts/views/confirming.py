"""Confirming who it is, before something that matters."""

from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa

from accounts.demo import is_demo_account
from accounts.views.limits import LogsLimit


class InWords:
    """Says to what page somebody goes on, and by what other way one can confirm."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user  # type: ignore[attr-defined]
        return super().get_context_data(  # type: ignore[misc]
            next=self.get_next_url() or "",  # type: ignore[attr-defined]
            is_demo_account=is_demo_account(user),
            **kwargs,
        )


class ConfirmByPasswordView(LogsLimit, InWords, account.ReauthenticateView):
    """Confirms by password."""


class ConfirmByCodeView(LogsLimit, InWords, mfa.ReauthenticateView):
    """Confirms by a code of the second factor."""
