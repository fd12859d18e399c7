"""How somebody fills in, and how long that takes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from institutions.models import Institution, User
from measurements.models.measurement import Measurement


class WorkerSettings(models.Model):
    """What one person chose about filling in; nobody else reads it. Without a row everything is as it comes."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    uses_shortcut_keys = models.BooleanField(default=True)
    open_explanations = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    gets_weekly_mail = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "worker settings"

    def __str__(self) -> str:
        return f"settings of {self.user_id}"


class FillingIn(models.Model):
    """What filling in one measurement took: seconds with the form at hand, and how often an answer was given."""

    measurement = models.OneToOneField(Measurement, on_delete=models.CASCADE, primary_key=True, related_name="filling")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    seconds = models.PositiveIntegerField(default=0)
    changes = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.seconds} s, {self.changes} changes"
