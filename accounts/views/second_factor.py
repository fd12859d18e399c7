"""Setting up the second factor, switching it off, and the recovery codes."""

from typing import Any

from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from accounts.sessions import end_all
from audit import access_log
from audit.models import Action, Outcome


class OverviewView(mfa.IndexView):
    """Whether there is a second factor, since when, and how many recovery codes are left."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        codes = context["authenticators"].get(Authenticator.Type.RECOVERY_CODES)
        return context | {
            "totp": context["authenticators"].get(Authenticator.Type.TOTP),
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "is_required": settings.SECOND_FACTOR_REQUIRED,
        }


class ActivateView(totp.ActivateTOTPView):
    """Sets up the app; sessions that began without a code end."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        end_all(self.request.user, but=self.request.session.session_key)
        log_change(self.request, Action.CREATE)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"secret": in_fours(context["form"].secret), "is_required": settings.SECOND_FACTOR_REQUIRED}


class DeactivateView(totp.DeactivateTOTPView):
    """Switches the second factor off, where one may do without."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if settings.SECOND_FACTOR_REQUIRED:
            raise PermissionDenied("the second factor is required")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        log_change(self.request, Action.WITHDRAW)
        return response


class RecoveryCodesView(recovery_codes.ViewRecoveryCodesView):
    """The recovery codes that are left."""


class DownloadView(recovery_codes.DownloadRecoveryCodesView):
    """The recovery codes that are left, as a file to keep."""

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes.txt"'
        return response


class NewRecoveryCodesView(recovery_codes.GenerateRecoveryCodesView):
    """Makes new recovery codes; the old ones stop working."""

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        log_change(self.request, Action.CHANGE)
        return response


def in_fours(secret: str) -> str:
    """A secret in groups of four signs, which are easier to type over."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def log_change(request: HttpRequest, action: Action) -> None:
    """A line about a second factor that came, went or got new recovery codes."""
    access_log.write(request, action=action, object_type="second_factor", outcome=Outcome.GRANTED)
