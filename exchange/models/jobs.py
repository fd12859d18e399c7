"""Work on a file that a worker does, as rows: how far it is stands here, whatever happens to workers and broker."""

from typing import Final

from django.db import models
from django.db.models import Q

from exchange.models.batches import ImportBatch
from exchange.models.files import ImportFile
from institutions.models import User

MOST_ATTEMPTS: Final = 3
"""How often a job is begun before it is given up."""


class Work(models.TextChoices):
    """What there is to do."""

    READ = "read", "bestand lezen"
    CHECK = "check", "rijen controleren"
    TAKE_OVER = "take_over", "metingen toevoegen"
    UNDO = "undo", "import ongedaan maken"


class JobState(models.TextChoices):
    """How a job stands; busy is also what a worker that was killed leaves behind."""

    WAITING = "waiting", "wacht"
    BUSY = "busy", "bezig"
    DONE = "done", "klaar"
    FAILED = "failed", "mislukt"
    CANCELLED = "cancelled", "afgebroken"


UNENDED: Final = (JobState.WAITING.value, JobState.BUSY.value)


class ImportJob(models.Model):
    """One piece of work on a file or a batch; `attempts` is raised before the work, so that no death goes uncounted.

    `done` of `total` is rows, for the progress bar; `is_cancelled` asks the worker to stop.
    """

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="jobs")
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, null=True, blank=True, related_name="jobs")
    work = models.CharField(max_length=10, choices=Work.choices)
    state = models.CharField(max_length=10, choices=JobState.choices, default=JobState.WAITING.value)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    is_cancelled = models.BooleanField(default=False)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="import_job_work_is_known", condition=Q(work__in=sorted(Work.values))),
            models.CheckConstraint(name="import_job_state_is_known", condition=Q(state__in=sorted(JobState.values))),
            models.CheckConstraint(
                name="import_job_is_begun_three_times_at_most", condition=Q(attempts__lte=MOST_ATTEMPTS)
            ),
            models.UniqueConstraint(
                name="one_import_job_at_a_time", fields=["file"], condition=Q(state__in=UNENDED, batch__isnull=True)
            ),
            models.UniqueConstraint(
                name="one_batch_job_at_a_time", fields=["batch"], condition=Q(state__in=UNENDED, batch__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.work} {self.state}"
