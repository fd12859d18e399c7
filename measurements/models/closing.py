"""Years whose figures stand, and asking for a correction after all."""

from django.db import models
from django.db.models import Q

from institutions.models import Institution, User
from measurements.domain.reasons import CORRECTION_REASONS
from measurements.models.measurement import Measurement


class ClosedYear(models.Model):
    """A year of filling in of which nothing is corrected or withdrawn any more, unless a team lead grants it."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    closed_on = models.DateField()

    class Meta:
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class RequestState(models.TextChoices):
    """What has become of a request; a granted one is used up by the correction."""

    OPEN = "open", "wacht op een teamleider"
    GRANTED = "granted", "toegestaan"
    DECLINED = "declined", "niet toegestaan"
    USED = "used", "gewijzigd"


class CorrectionRequest(models.Model):
    """Asks the team lead for one correction of a measurement of a closed year, with a reason from the list."""

    measurement = models.ForeignKey(Measurement, on_delete=models.CASCADE, related_name="requests")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=20, choices=list(CORRECTION_REASONS.items()))
    state = models.CharField(max_length=10, choices=RequestState.choices, default=RequestState.OPEN.value)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(name="request_state_is_known", condition=Q(state__in=sorted(RequestState.values))),
            models.CheckConstraint(
                name="a_decided_request_names_who_decided",
                condition=Q(state=RequestState.OPEN.value, decided_by__isnull=True, decided_at__isnull=True)
                | (~Q(state=RequestState.OPEN.value) & Q(decided_by__isnull=False, decided_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="one_request_at_a_time",
                fields=["measurement"],
                condition=Q(state__in=[RequestState.OPEN.value, RequestState.GRANTED.value]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measurement_id} {self.state}"
