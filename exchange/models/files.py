"""A file of measurements on its way in: what was uploaded, and what is wrong with it."""

from typing import Final

from django.db import models
from django.db.models import Q

from institutions.models import Institution, User


class FileState(models.TextChoices):
    """How far a file is. Sent, refused and removed are ends: of the file itself nothing is kept then."""

    READING = "reading", "wordt gelezen"
    MAPPING = "mapping", "kolommen controleren"
    CHECKING = "checking", "wordt gecontroleerd"
    CHECKED = "checked", "gecontroleerd"
    SENT = "sent", "aan de teamleiders gestuurd"
    REFUSED = "refused", "niet bruikbaar"
    REMOVED = "removed", "verwijderd"


ENDED: Final = sorted([FileState.SENT.value, FileState.REFUSED.value, FileState.REMOVED.value])
"""The states in which a file holds no rows any more: team leads see a sent one, and no rows of each other."""


class ImportFile(models.Model):
    """One uploaded file; without an institution it holds several, and each of their team leads confirms a part.

    `content` is what was uploaded and goes once `lines` holds what was read of it (exchange.files.keeping); `report` is
    the workbook with the errors in it. All go when the import has ended. `profile` is what the mapping page shows: the
    columns and how often each value is there.
    """

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField(null=True)
    lines = models.BinaryField(null=True)
    report = models.BinaryField(null=True)
    rows = models.PositiveIntegerField(default=0)
    profile = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    errors = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.READING.value)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(name="import_file_state_is_known", condition=Q(state__in=sorted(FileState.values))),
            models.CheckConstraint(
                name="a_refused_import_file_says_why", condition=~Q(state=FileState.REFUSED.value) | ~Q(message="")
            ),
            models.CheckConstraint(
                name="an_ended_import_file_holds_nothing",
                condition=~Q(state__in=ENDED) | Q(content__isnull=True, lines__isnull=True, report__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ImportProblem(models.Model):
    """What is wrong with a cell of a file, or (without a column) with a whole row; `line` as a spreadsheet shows it."""

    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="problems")
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=200, blank=True)
    message = models.CharField(max_length=300)

    class Meta:
        ordering = ["line", "id"]
        indexes = [models.Index(name="import_problem_line", fields=["file", "line"])]

    def __str__(self) -> str:
        return f"{self.line} {self.column}: {self.message}"
