"""Another password: changed by who knows the old one, or set by who forgot it."""

from http import HTTPStatus
from typing import Any

from allauth.account import views as account
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from accounts.adapters import AccountAdapter
from accounts.forms import ForgottenPasswordForm
from accounts.sessions import end_all
from accounts.views.limits import LogsLimit
from audit import access_log
from audit.models import Action, ObjectType, Outcome
from institutions.row_context import change_context


class ChangePasswordView(LogsLimit, account.PasswordChangeView):
    """Changes the password and ends the other sessions."""

    tried = (Action.CHANGE, ObjectType.PASSWORD)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_usable_password():
            return redirect("account_reset_password")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        super().form_valid(form)
        end_all(self.request.user, but=self.request.session.session_key)
        log_change(self.request)
        return redirect(f"{reverse('account')}?gewijzigd=wachtwoord")


class ForgottenPasswordView(LogsLimit, account.PasswordResetView):
    """Mails a link, if there is an account; the answer is the same when there is none."""

    tried = (Action.CREATE, ObjectType.PASSWORD_RESET)

    def form_valid(self, form: ForgottenPasswordForm) -> HttpResponse:
        response = super().form_valid(form)
        if response.status_code != HTTPStatus.TOO_MANY_REQUESTS:
            action, object_type = self.tried
            email = form.cleaned_data["email"]
            access_log.write(
                self.request, action=action, object_type=object_type, outcome=Outcome.GRANTED, object_code=email
            )
        return response


class NewPasswordView(LogsLimit, account.PasswordResetFromKeyView):
    """Sets the password of who has the link; it works once, because the link holds a mark of the old password."""

    tried = (Action.CHANGE, ObjectType.PASSWORD)

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        change_context(user_id=self.reset_user.pk)
        end_all(self.reset_user)
        forget_failed_attempts(self.request, self.reset_user.email)
        log_change(self.request, user=self.reset_user)
        return response


def forget_failed_attempts(request: HttpRequest, email: str) -> None:
    """Who guessed wrong and then set a new password can sign in with it at once."""
    key = AccountAdapter()._get_login_attempts_cache_key(request, email=email)
    ratelimit.clear(request, action="login_failed", key=key)


def log_change(request: HttpRequest, **fields: Any) -> None:
    """A line about a changed password."""
    access_log.write(request, action=Action.CHANGE, object_type="password", outcome=Outcome.GRANTED, **fields)
