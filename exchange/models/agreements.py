"""What an institution settled about its files: how they are read, and which teams it still lacks."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from institutions.models import Institution, User


class RememberedMapping(models.Model):
    """How the files of an institution are read (exchange.domain.mapping), as somebody last corrected it."""

    institution = models.OneToOneField(Institution, on_delete=models.CASCADE, primary_key=True, related_name="+")
    mapping = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"mapping of {self.institution_id}"


class TeamRequestState(models.TextChoices):
    """What became of a request."""

    OPEN = "open", "wacht op de beheerder"
    MADE = "made", "gemaakt"
    DECLINED = "declined", "niet gemaakt"


class TeamRequest(models.Model):
    """Asks the administrator for a team that a file names and that does not exist; nothing makes one by itself."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=TeamRequestState.choices, default=TeamRequestState.OPEN.value)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="team_request_state_is_known", condition=Q(state__in=sorted(TeamRequestState.values))
            ),
            models.UniqueConstraint(
                "institution",
                Lower("name"),
                name="one_open_request_per_team",
                condition=Q(state=TeamRequestState.OPEN.value),
            ),
        ]

    def __str__(self) -> str:
        return self.name
