"""History by triggers of the database: no bulk statement, update() or raw SQL changes a row without a trace."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import pghistory
from django.db import connections, models
from psycopg import sql

Model = TypeVar("Model", bound=type[models.Model])


def keeps_history(*, without: Iterable[str] = ()) -> Callable[[Model], Model]:
    """Class decorator: every insert, update and delete leaves the row as a `<Model>Event`, except these fields.

    An event holds `pgh_created_at` and in `pgh_context` the id of the user and the reason, as the row context gave
    them; a deleted row is kept as it last was. `pgtrigger.ignore()` would leave gaps and is banned by the linter.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(without) or None,
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,
    )


_NEVER_IGNORED = """
    CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT false'
"""
"""In the place of a function that lets whoever sets `pgtrigger.ignore` change rows without a trace.

That one also opens a subtransaction for every row, which made a bulk insert of 20,000 measurements four times slower.
"""

_RUN_AS_OWNER = """
    ALTER FUNCTION {name}() SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp;
    REVOKE ALL ON FUNCTION {name}() FROM PUBLIC
"""

_TRIGGER_FUNCTIONS = """
    SELECT proname FROM pg_proc
     WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'pgtrigger%' AND NOT prosecdef
"""


def let_triggers_write(using: str, **kwargs: Any) -> None:
    """Run the triggers of the history always and with the rights of their owner; done after every migrate.

    Whoever changes a row has no right on the table of events, so nobody but a trigger can add to the history.
    """
    if using != "owner":
        return
    with connections[using].cursor() as cursor:
        cursor.execute(_NEVER_IGNORED)
        cursor.execute(_TRIGGER_FUNCTIONS)
        for (name,) in cursor.fetchall():
            cursor.execute(sql.SQL(_RUN_AS_OWNER).format(name=sql.Identifier(name)))
