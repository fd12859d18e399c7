"""Recounts of everything, as rows: how far they are stands here, whatever happens to workers and broker."""

from typing import Final

from django.db import models
from django.db.models import Q

from institutions.models import Institution

MOST_ATTEMPTS: Final = 3
"""How often a part is begun before it is given up."""


class RecountState(models.TextChoices):
    """How a recount stands; it ends as failed when one of its parts did."""

    RUNNING = "running", "bezig"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"


class Recount(models.Model):
    """One rebuilding of the tallies from the rows, of one year or (null) of all of them."""

    year = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=RecountState.choices, default=RecountState.RUNNING.value)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="recount_state_is_known", condition=Q(state__in=sorted(RecountState.values))),
            models.CheckConstraint(
                name="recount_runs_until_it_has_ended",
                condition=Q(state=RecountState.RUNNING.value, ended_at__isnull=True)
                | (~Q(state=RecountState.RUNNING.value) & Q(ended_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="one_running_recount_per_scope",
                fields=["year"],
                condition=Q(state=RecountState.RUNNING.value),
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class PartState(models.TextChoices):
    """How a part of a recount stands; busy is also what a worker that was killed leaves behind."""

    WAITING = "waiting", "wacht"
    BUSY = "busy", "bezig"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"


UNENDED: Final = (PartState.WAITING.value, PartState.BUSY.value)


class RecountPart(models.Model):
    """One institution's month of a recount; `attempts` is raised before the work, so that no death goes uncounted."""

    recount = models.ForeignKey(Recount, on_delete=models.CASCADE, related_name="parts")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    month = models.DateField()
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_part_per_institution_and_month", fields=["recount", "institution", "month"]
            ),
            models.CheckConstraint(name="recount_part_state_is_known", condition=Q(state__in=sorted(PartState.values))),
            models.CheckConstraint(name="recount_part_is_the_first_day_of_a_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="recount_part_is_begun_three_times_at_most", condition=Q(attempts__lte=MOST_ATTEMPTS)
            ),
        ]
        indexes = [
            models.Index(
                name="recount_parts_to_do",
                fields=["recount", "attempts", "month", "institution"],
                condition=Q(state__in=UNENDED),
            )
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.month:%Y-%m} {self.state}"
