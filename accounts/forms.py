"""The forms of signing in, in our words and with our checks."""

from typing import Any, Final

from allauth.account import forms as account_forms
from allauth.core import context as request_in_hand
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest

from accounts.adapters import RATE_LIMIT
from accounts.auth_backend import find_account
from accounts.codes import spend
from accounts.domain.addresses import NOBODY
from audit import access_log
from audit.models import Action, ObjectType, Outcome
from institutions.models import User

LONGEST: Final = 1000
CODE: Final = ("Code", "Vul de code in.")

WORDS: Final = {
    "login": ("E-mailadres", "Vul uw e-mailadres in."),
    "email": ("E-mailadres", "Vul uw e-mailadres in."),
    "password": ("Wachtwoord", "Vul uw wachtwoord in."),
    "oldpassword": ("Uw wachtwoord van nu", "Vul het wachtwoord in dat u nu gebruikt."),
    "password1": ("Nieuw wachtwoord", "Vul een nieuw wachtwoord in."),
    "password2": ("Nieuw wachtwoord, nog een keer", "Vul het nieuwe wachtwoord nog een keer in."),
    "code": CODE,
}
"""Label of each field, and what to say when it is empty."""

ATTRIBUTES: Final[dict[str, dict[str, str]]] = {
    "login": {"autocomplete": "username"},
    "email": {"autocomplete": "username"},
    "code": {"class": "input input--short", "inputmode": "numeric", "autocomplete": "one-time-code"},
}
NOT_THE_SAME: Final = "De twee nieuwe wachtwoorden zijn niet gelijk. Vul twee keer hetzelfde in."
NO_ADDRESS: Final = "Vul een e-mailadres in zoals naam@instelling.nl."
TOO_LONG: Final = f"Gebruik niet meer dan {LONGEST} tekens."


class Worded(forms.Form):
    """Gives the fields of a form of allauth our words, looks and longest length."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in {"login", "email"} & set(self.fields):
            self.fields[name] = forms.EmailField()  # allauth's turns a Kelvin sign into a k before anybody can look
        for name, field in self.fields.items():
            field.label, field.error_messages["required"] = WORDS[name]
            field.error_messages["invalid"] = NO_ADDRESS
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs |= {"class": "input"} | ATTRIBUTES.get(name, {})
            field.help_text = " ".join(password_validators_help_texts()) if name == "password1" else ""
            if "password" in name:
                field.validators.append(MaxLengthValidator(LONGEST, TOO_LONG))


class RepeatedPassword(Worded):
    """Asks a new password twice, because nobody sees what is typed."""

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        both = [cleaned.get(name) for name in ("password1", "password2")]
        if all(both) and both[0] != both[1]:
            self.add_error("password2", NOT_THE_SAME)
        return cleaned


class LoginForm(Worded, account_forms.LoginForm):
    """E-mail address and password; the message tells nobody whether an account exists."""


class ConfirmForm(Worded, account_forms.ReauthenticateForm):
    """The password of who is signed in already."""


class ChangePasswordForm(RepeatedPassword, account_forms.ChangePasswordForm):
    """The password of now, and the new one twice."""

    def clean_oldpassword(self) -> str:
        try:
            return str(super().clean_oldpassword())
        except ValidationError:
            log_refusal(Action.CHANGE, ObjectType.PASSWORD, rule="password")
            raise


class NewPasswordForm(RepeatedPassword, account_forms.ResetPasswordKeyForm):
    """The new password of somebody who forgot the old one, twice."""


class ForgottenPasswordForm(Worded, account_forms.ResetPasswordForm):
    """The address to which the link goes, if there is an account with it."""

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        account = find_account(email)
        self.users = [account] if account and account.is_active else []
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Queue the mail; for an address without an account one to nobody, so that it takes exactly as long."""
        if not self.users:
            self.users = [User(pk=0, email=NOBODY)]
        return str(super().save(request, **kwargs))


class UsedOnce(Worded):
    """A code of the second factor, which works once; one that is refused is a line of the log."""

    refused_as: tuple[Action, ObjectType] = (Action.SIGN_IN, ObjectType.ACCOUNT)

    def clean_code(self) -> str:
        try:
            return self._checked_code()
        except ValidationError as refusal:
            rule = "second_factor" if refusal.code == "incorrect_code" else RATE_LIMIT
            log_refusal(*self.refused_as, user=self.user, rule=rule)  # type: ignore[attr-defined]
            raise

    def _checked_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not spend(self.user, code):  # type: ignore[attr-defined]
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class CodeForm(UsedOnce, mfa.AuthenticateForm):
    """The code of the app or a recovery code, after the password."""


class ConfirmCodeForm(UsedOnce, mfa.ReauthenticateForm):
    """The same of who is signed in already."""


class ActivateForm(UsedOnce, totp.ActivateTOTPForm):
    """The first code of the app, which shows that it was set up well."""

    refused_as = (Action.CREATE, ObjectType.SECOND_FACTOR)


class DeactivateForm(Worded, totp.DeactivateTOTPForm):
    """A button: who confirmed may switch the second factor off."""


class NewCodesForm(Worded, recovery_codes.GenerateRecoveryCodesForm):
    """A button: who confirmed may have new recovery codes."""


def log_refusal(action: Action, object_type: ObjectType, **fields: Any) -> None:
    """A line about what somebody filled in and was not taken."""
    request = request_in_hand.request
    access_log.write(request, action=action, object_type=object_type, outcome=Outcome.REFUSED, **fields)
