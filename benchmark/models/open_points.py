"""The points of institutions that agreed to open comparison, frozen with the release that they belong to."""

from django.db import models

from benchmark.models.releases import Release
from institutions.models import Institution


class OpenPoint(models.Model):
    """The year figures of one institution in a release, for institutions that agreed to open comparison too.

    Beside the contents of the release, because everybody reads those. PostgreSQL shows a point to whoever leads an
    institution that agrees now, as long as the institution of the point agrees as well, and lets nobody change one.
    `name` is what it was called that day: an institution cannot read the row of another.
    """

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="open_points")
    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    figures = models.JSONField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="institution_has_one_point_in_a_release", fields=["release", "institution"])
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.name}"
