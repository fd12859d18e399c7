"""What a password must be, in words that say what to do."""

from django.contrib.auth import password_validation as django_rules


class LongEnough(django_rules.MinimumLengthValidator):
    """Refuses short passwords; length is what makes guessing hard."""

    def get_error_message(self) -> str:
        return f"Kies een wachtwoord van minstens {self.min_length} tekens. Een korte zin mag ook."

    def get_help_text(self) -> str:
        return f"Minstens {self.min_length} tekens. Een korte zin mag ook."


class NotCommon(django_rules.CommonPasswordValidator):
    """Refuses the passwords that everybody tries first."""

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
