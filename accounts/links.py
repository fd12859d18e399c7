"""The addresses in mail: of this site as its settings name it, whatever host a request says that it came for."""

from django.conf import settings


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return f"{settings.SITE_URL}{path}"
