"""The access log: who looked at or changed what, when, and whether that was allowed (NEN 7513)."""

from collections.abc import Mapping
from typing import Final
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone

from institutions.domain.roles import PERMISSION_LABELS
from institutions.models import ROLE_CHOICES, Institution, User

RULE_LABELS: Final[Mapping[str, str]] = {
    **{permission.value: label for permission, label in PERMISSION_LABELS.items()},
    "password": "verkeerd wachtwoord",
    "second_factor": "verkeerde code",
    "rate_limit": "te vaak geprobeerd",
    "idle": "te lang niets gedaan",
    "too_long": "te lang geleden ingelogd",
}
"""By which rule something was allowed, refused or ended, in words."""


class Action(models.TextChoices):
    """What somebody did or tried to do."""

    SIGN_IN = "sign_in", "ingelogd"
    SIGN_OUT = "sign_out", "uitgelogd"
    READ = "read", "bekeken"
    LIST = "list", "lijst bekeken"
    CREATE = "create", "aangemaakt"
    CHANGE = "change", "gewijzigd"
    WITHDRAW = "withdraw", "ingetrokken"
    EXPORT = "export", "geëxporteerd"
    IMPORT = "import", "ingelezen"
    UNDO = "undo", "ongedaan gemaakt"


class Outcome(models.TextChoices):
    """How it ended."""

    GRANTED = "granted", "toegestaan"
    REFUSED = "refused", "geweigerd"
    FAILED = "failed", "mislukt"


class ObjectType(models.TextChoices):
    """What a line is about; audit.declare.logs names one of these."""

    MEASUREMENT = "measurement", "meting"
    MEASUREMENT_ACCESS = "measurement_access", "inzage in meting"
    MEASUREMENTS = "measurements", "metingen van instelling"
    IMPORT = "import", "import van metingen"
    INSTITUTION_FIGURES = "institution_figures", "cijfers van instelling"
    NATIONAL_FIGURES = "national_figures", "landelijke cijfers"
    ACCESS_LOG = "access_log", "logboek"
    ACCOUNT = "account", "account"
    SESSION = "session", "sessie"
    PASSWORD = "password", "wachtwoord"
    PASSWORD_RESET = "password_reset", "nieuw wachtwoord aangevraagd"
    SECOND_FACTOR = "second_factor", "tweede stap bij inloggen"
    INVITATION = "invitation", "uitnodiging"
    PERSON = "person", "gebruiker"
    PEOPLE = "people", "gebruikers"
    MEMBERSHIP = "membership", "rol bij instelling"
    INSTITUTION = "institution", "instelling"
    LOCATION = "location", "locatie"
    TEAM = "team", "team"
    CODE_LIST = "code list", "keuzelijst"


class AccessLogEntry(models.Model):
    """One line of the access log, with the fields of NEN 7513.

    The key is made by the application and nothing is a foreign key in the database: the role that writes may do
    nothing else, so a line can be added by it and never be read, changed or removed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    at = models.DateTimeField(default=timezone.now)
    user = models.ForeignKey(User, on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    user_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=20, blank=True, choices=ROLE_CHOICES)
    institution = models.ForeignKey(
        Institution, on_delete=models.DO_NOTHING, null=True, db_constraint=False, related_name="+"
    )
    action = models.CharField(max_length=20, choices=Action.choices)
    object_type = models.CharField(max_length=40, choices=ObjectType.choices)
    object_code = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    purpose = models.CharField(max_length=200, blank=True)
    session = models.CharField(max_length=16, blank=True)
    address = models.GenericIPAddressField(null=True)
    rule = models.CharField(max_length=40, blank=True)
    filters = models.CharField(max_length=500, blank=True)
    count = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(name="access_log_moment", fields=["-at", "-id"]),
            models.Index(name="access_log_object", fields=["object_code", "institution", "-at"]),
            models.Index(name="access_log_institution", fields=["institution", "-at"]),
            models.Index(name="access_log_person", fields=["user_name", "-at"]),
            models.Index(
                name="access_log_not_read",
                fields=["action", "-at"],
                condition=~Q(action=Action.READ.value),
            ),
            models.Index(
                name="access_log_not_granted", fields=["outcome", "-at"], condition=~Q(outcome=Outcome.GRANTED.value)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.user_name} {self.action} {self.object_type} {self.object_code}"

    @property
    def rule_label(self) -> str:
        """By which rule it was allowed or refused, in words; a rule without words as it is."""
        return RULE_LABELS.get(self.rule, self.rule)
