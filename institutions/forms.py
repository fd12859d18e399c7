"""The form with which people sign in."""

from typing import Final

from django import forms
from django.contrib.auth.forms import AuthenticationForm

WRONG: Final = "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."


class LoginForm(AuthenticationForm):
    """E-mail address and password; the message tells nobody whether an account exists."""

    error_messages = {"invalid_login": WRONG, "inactive": WRONG}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        e_mail, password = self.fields["username"], self.fields["password"]
        e_mail.label, password.label = "E-mailadres", "Wachtwoord"
        e_mail.widget = forms.EmailInput(
            attrs={"class": "input", "autocomplete": "username", "maxlength": e_mail.max_length}
        )
        password.widget.attrs["class"] = "input"
        e_mail.error_messages["required"] = "Vul uw e-mailadres in."
        password.error_messages["required"] = "Vul uw wachtwoord in."
