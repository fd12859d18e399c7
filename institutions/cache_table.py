"""The table of Django's cache, which no migration makes: here stand the counts of attempts to sign in."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql


def create_cache_table(using: str, **kwargs: Any) -> None:
    """Make it when it is not there yet, after every migrate and before the rights are set."""
    if using == "owner":
        call_command("createcachetable", database=using, verbosity=0)


def remove_expired_entries() -> int:
    """How many entries are past their time and gone now."""
    table = sql.Identifier(settings.CACHES["default"]["LOCATION"])
    with connections["cache"].cursor() as cursor:
        cursor.execute(sql.SQL("DELETE FROM {table} WHERE expires < now()").format(table=table))
        return int(cursor.rowcount)
