"""Which database connection does what."""

from typing import Any

CACHE_APP = "django_cache"
"""The label under which Django asks for the connection of its cache table."""


class OwnerMigrates:
    """Only the owner role changes the schema; everything else goes over the web role unless code says otherwise."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"

    def allow_relation(self, *objects: Any, **hints: Any) -> bool:
        return True


class CacheCommitsAtOnce:
    """The cache has a connection of its own, outside the transaction of the request.

    A counted attempt to sign in stays counted when the request is rolled back, and the requests beside it see it
    at once instead of waiting for the end of that transaction.
    """

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "cache" if model._meta.app_label == CACHE_APP else None

    db_for_write = db_for_read
