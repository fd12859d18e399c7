"""Invitations, and mail that waits to go out."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from institutions.domain.roles import Role
from institutions.history import keeps_history
from institutions.models import NATIONAL_ROLE_VALUES, ROLE_CHOICES, Institution, Team, User

VALID_FOR = timedelta(hours=72)


class InvitationState(models.TextChoices):
    """What has become of an invitation; only an open one lets somebody in."""

    OPEN = "open", "openstaand"
    EXPIRED = "expired", "verlopen"
    ACCEPTED = "accepted", "gebruikt"
    WITHDRAWN = "withdrawn", "ingetrokken"


@keeps_history(without=["token_hash"])
class Invitation(models.Model):
    """An open door for one person into one role; it closes when used, withdrawn or 72 hours old.

    Only the SHA-256 of the token is kept: who reads this table cannot walk in. Sending it again gives the same row
    another token and another 72 hours, so the old link is dead and there is never more than one.
    """

    email = models.EmailField()
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="invited_to_an_institution_unless_the_role_is_national",
                condition=Q(role__in=NATIONAL_ROLE_VALUES, institution__isnull=True)
                | (~Q(role__in=NATIONAL_ROLE_VALUES) & Q(institution__isnull=False)),
            ),
            models.CheckConstraint(
                name="invited_worker_gets_a_team", condition=~Q(role=Role.WORKER.value) | Q(team__isnull=False)
            ),
            models.CheckConstraint(
                name="accepted_invitation_names_who_accepted",
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="invitation_is_accepted_or_withdrawn_but_not_both",
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
            models.CheckConstraint(name="invited_address_is_in_small_letters", condition=Q(email=Lower("email"))),
            models.UniqueConstraint(
                name="one_invitation_at_a_time_into_a_role",
                fields=["email", "role", "institution"],
                condition=Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.get_role_display()}"

    def state_at(self, now: datetime) -> InvitationState:
        """What has become of it at this moment."""
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.withdrawn_at:
            return InvitationState.WITHDRAWN
        return InvitationState.OPEN if now < self.expires_at else InvitationState.EXPIRED


class OutgoingMail(models.Model):
    """A mail that waits for the worker to send it; removed once sent, for it may hold a link that opens something."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)  # RETURNING a key would take SELECT
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["next_attempt_at", "id"]

    def __str__(self) -> str:
        return f"{self.to} {self.subject}"
