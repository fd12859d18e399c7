"""How many statements a page asks of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

TRANSACTION_CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE SAVEPOINT")


@contextmanager
def at_most(limit: int) -> Iterator[None]:
    """Fails when the block takes more statements.

    Not counted are the limits of the transaction, and giving the test its own row context back after the request.
    """
    with CaptureQueriesContext(connection) as queries:
        yield
    statements = [query["sql"] for query in queries if not query["sql"].startswith(TRANSACTION_CONTROL)]
    if statements and statements[-1].startswith("SELECT set_config('app.user'"):
        statements.pop()
    assert len(statements) <= limit, "\n".join(statement[:150] for statement in statements)
