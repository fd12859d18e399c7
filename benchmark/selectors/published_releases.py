"""The releases that are in force: what everybody sees of each year."""

from django.db.models import QuerySet

from benchmark.models import Release


def releases_in_force() -> QuerySet[Release]:
    """The newest published release of each year, the last year first, with its publication and without its figures."""
    published = Release.objects.filter(publication__isnull=False).select_related("publication").defer("contents")
    return published.order_by("-year", "-number").distinct("year")
