"""The part of a file that is about one institution: previewed, taken over as a whole, undone as a whole."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from exchange.domain.outcomes import Outcome
from exchange.domain.rows import FILLED_FIELDS
from exchange.models.files import ImportFile
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from measurements.models.measurement import COUNTED_BY_POSTGRESQL


class BatchState(models.TextChoices):
    """What became of a part of a file."""

    PREVIEW = "preview", "wacht op uw bevestiging"
    IMPORTED = "imported", "ingelezen"
    UNDONE = "undone", "ongedaan gemaakt"
    DECLINED = "declined", "niet ingelezen"


class ImportBatch(models.Model):
    """The rows of a file for one institution, and how many of them came in; `pk` is the number of the import."""

    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="batches")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=BatchState.choices, default=BatchState.PREVIEW.value)
    rows = models.PositiveIntegerField(default=0)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    imported = models.PositiveIntegerField(default=0)
    undone_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    kept = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                name="import_batch_state_is_known", condition=Q(state__in=sorted(BatchState.values))
            ),
            models.UniqueConstraint(name="one_import_batch_per_institution", fields=["file", "institution"]),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"


class ImportRow(models.Model):
    """One row of a file that could be read: a measurement to be, with the fields that an import fills.

    Its generated columns say whether it would count; what it is beside the measurements that are there stands in
    `outcome` (exchange.domain.outcomes), for a changed one with the fields that differ. Gone once the batch has ended.
    """

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="lines")
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    line = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Outcome])
    differences = ArrayField(models.CharField(max_length=40), default=list)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    author = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="+", db_constraint=False)

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(name="import_row_line", fields=["batch", "line"])]

    def __str__(self) -> str:
        return f"{self.line} {self.outcome}"


for _name in (*FILLED_FIELDS, *COUNTED_BY_POSTGRESQL):
    ImportRow.add_to_class(_name, Measurement._meta.get_field(_name).clone())
