"""Where allauth asks us: what it says, whom it mails, what it logs and how it keeps secrets."""

from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as request_in_hand
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts import encryption
from accounts.links import absolute
from accounts.sessions import is_confirmed
from audit import access_log
from audit.models import Action, Outcome
from institutions.models import User
from institutions.row_context import change_context
from institutions.row_middleware import change_context_to_user

WRONG: Final = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
TOO_OFTEN: Final = "Er is te vaak achter elkaar iets verkeerds ingevuld. Wacht 5 minuten en probeer het dan opnieuw."
WRONG_CODE: Final = "Deze code klopt niet of is al gebruikt. Wacht op een nieuwe code en vul die in."
WRONG_PASSWORD: Final = "Dit wachtwoord klopt niet. Probeer het opnieuw."  # noqa: S105 - words, not a password

RATE_LIMIT: Final = "rate_limit"
"""The rule of a line about somebody who was refused for having tried too often, before anything was checked."""


class AccountAdapter(DefaultAccountAdapter):
    """Signing in as we want it: in Dutch, logged, and going on as the person who signed in."""

    error_messages = {
        "email_password_mismatch": WRONG,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "incorrect_password": WRONG_PASSWORD,
        "enter_current_password": WRONG_PASSWORD,
        "incorrect_code": WRONG_CODE,
        "invalid_password_reset": "Deze link werkt niet meer. Vraag een nieuwe link aan.",
    }

    def is_ajax(self, request: HttpRequest) -> bool:
        return False  # pages only: no second form of every answer

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # people come in by invitation

    def is_reauthentication_required(self, *, app: str) -> bool:
        return not is_confirmed(request_in_hand.request.session)

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        user.__dict__.pop("active_memberships", None)  # may have been read when the database knew nobody
        change_context(user_id=user.pk, institutions=(), leads=(), scopes=frozenset())
        change_context_to_user(request)
        log_sign_in(request, Outcome.GRANTED, user=user)

    def logout(self, request: HttpRequest) -> None:
        access_log.write(request, action=Action.SIGN_OUT, object_type="account", outcome=Outcome.GRANTED)
        super().logout(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            log_sign_in(request, Outcome.REFUSED, object_code=credentials.get("email", ""), rule=RATE_LIMIT)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        log_sign_in(request, Outcome.REFUSED, object_code=credentials.get("email", ""), rule="password")

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        return redirect("account_login")  # the same page as for everybody

    def set_password(self, user: User, password: str) -> None:
        user.set_password(password)
        user.save(update_fields=["password"])

    def get_client_ip(self, request: HttpRequest) -> str:
        return access_log.address_of(request) or super().get_client_ip(request)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        body = render_to_string(f"{template_prefix}_message.txt", context)
        EmailMessage(subject, body, to=[email]).send()

    def get_reset_password_from_key_url(self, key: str) -> str:
        number, _, mark = key.partition("-")
        return absolute(reverse("account_reset_password_from_key", args=[number, mark]))

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        super().send_password_reset_mail(user, user.email, context)  # never to the address as somebody typed it

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        about = {"user": user, "at": timezone.localtime()} | (context or {})
        self.send_mail(template_prefix, user.email, about)


class MFAAdapter(DefaultMFAAdapter):
    """Second factors as we want them: encrypted, named after this site, in Dutch."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": "Stel eerst de tweede stap in. Dan krijgt u ook herstelcodes.",
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt(encrypted_text)


def log_sign_in(request: HttpRequest, outcome: Outcome, **fields: Any) -> None:
    """A line about somebody who signs in or tries to."""
    access_log.write(request, action=Action.SIGN_IN, object_type="account", outcome=outcome, **fields)
