"""Which database connection does what."""

from typing import Any


class OwnerMigrates:
    """Only the owner role changes the schema; everything else goes over the web role unless code says otherwise."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "owner"

    def allow_relation(self, *objects: Any, **hints: Any) -> bool:
        return True
