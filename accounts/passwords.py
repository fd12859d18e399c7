"""What a password must be, in words that say what to do."""

from typing import Final

from django.contrib.auth import password_validation as django_rules
from django.core.exceptions import ValidationError


class LongEnough(django_rules.MinimumLengthValidator):
    """Refuses short passwords; length is what makes guessing hard."""

    def get_error_message(self) -> str:
        return f"Kies een wachtwoord van minstens {self.min_length} tekens. Een korte zin mag ook."

    def get_help_text(self) -> str:
        return f"Minstens {self.min_length} tekens. Een korte zin mag ook."


DUTCH: Final = frozenset(
    {
        *("wachtwoord", "welkom", "geheim", "inloggen", "hallo", "vakantie", "voetbal", "ajax", "feyenoord"),
        *("nederland", "amsterdam", "rotterdam", "utrecht", "lente", "zomer", "herfst", "winter"),
        *("januari", "februari", "augustus", "september", "oktober", "november", "december"),
        *("spoedhulp", "spoedhulpwerker", "jeugdhulp", "jeugdzorg", "ambulante", "kwaliteitsmeting", "teamleider"),
    }
)
"""Words that people here try first; Django's list of 20,000 is of English speakers."""


class NotCommon(django_rules.CommonPasswordValidator):
    """Refuses the passwords that everybody tries first, also a Dutch word with digits or signs around it."""

    def validate(self, password: str, user: object = None) -> None:
        super().validate(password, user)
        word = "".join(sign for sign in password.casefold() if sign.isalpha())
        if any(word in (common, common * 2) for common in DUTCH):
            raise ValidationError(self.get_error_message(), code="password_too_common")

    def get_error_message(self) -> str:
        return "Dit wachtwoord wordt heel vaak gebruikt. Kies een ander wachtwoord."

    def get_help_text(self) -> str:
        return "Geen wachtwoord dat heel vaak wordt gebruikt."


class NotOwnName(django_rules.UserAttributeSimilarityValidator):
    """Refuses what anybody knows who knows the person."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op uw naam of e-mailadres. Kies een ander wachtwoord."

    def get_help_text(self) -> str:
        return "Niet uw naam of e-mailadres."


class NotOnlyDigits(django_rules.NumericPasswordValidator):
    """Refuses dates and telephone numbers."""

    def get_error_message(self) -> str:
        return "Gebruik niet alleen cijfers. Kies een ander wachtwoord."

    def get_help_text(self) -> str:
        return "Niet alleen cijfers."
