"""Releases: the figures of a year as everybody outside the registry sees them, frozen."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from institutions.access import can
from institutions.domain.roles import Permission
from institutions.models import User


class ReleaseKind(models.TextChoices):
    """Why a release was made."""

    CONCEPT = "concept", "concept"
    FINAL = "final", "definitief"
    REVISION = "revision", "herziening"


class ReleaseQuerySet(models.QuerySet["Release"]):
    def visible_to(self, user: User | AnonymousUser) -> "ReleaseQuerySet":
        """The releases that are published, and for who makes them also those that are not."""
        if can(user, Permission.READ_NATIONAL_FIGURES):
            return self.all()
        return self.filter(publication__isnull=False)


class Release(models.Model):
    """The publishable figures of one year; PostgreSQL lets nobody change or remove a row.

    `contents` has passed disclosure control: what is suppressed is null, with a reason. `sha256` is over this row and
    its evidence (benchmark.domain.release). `made_by` is null for a release of the night.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ReleaseKind.choices)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    method_version = models.CharField(max_length=20)
    definition_version = models.CharField(max_length=20)
    codebook_version = models.CharField(max_length=64)
    contents = models.JSONField()
    sha256 = models.CharField(max_length=64)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(name="release_number_is_unique_in_year", fields=["year", "number"]),
            models.CheckConstraint(name="release_kind_is_known", condition=Q(kind__in=sorted(ReleaseKind.values))),
            models.CheckConstraint(name="release_numbers_start_at_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="release_hash_is_a_sha256", condition=Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]

    def __str__(self) -> str:
        return self.version

    @property
    def version(self) -> str:
        """How people name it, such as 2026.2."""
        return f"{self.year}.{self.number}"


class ReleaseEvidence(models.Model):
    """What a release was made from: exact counts per institution and exact national parameters. SEJN only."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, primary_key=True, related_name="evidence")
    counts = models.JSONField()
    parameters = models.JSONField()

    class Meta:
        verbose_name_plural = "release evidence"

    def __str__(self) -> str:
        return f"{self.release_id}"


class Publication(models.Model):
    """That a release is for everybody, since when and by whom; null for a concept of the night."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, primary_key=True, related_name="publication")
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.release_id}"
