"""Tells PostgreSQL for whom a transaction works: its row-level security shows and takes rows by that alone.

The values are local to the transaction and end with it. What each of them opens, the row policies of the apps say.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connections, transaction


class Scope(StrEnum):
    """What a transaction may do beyond the rows of its institutions."""

    NATIONAL = "national"
    ADMINISTRATION = "administration"
    AUDIT = "audit"
    SIGNING_IN = "signing_in"


@dataclass(frozen=True, slots=True)
class RowContext:
    """For whom a transaction works; an empty one sees no row of any institution.

    `institutions` are the ids whose rows are seen, `leads` those whose people may be changed too; `reason` is what
    the history keeps as the why of a change.
    """

    user_id: int | None = None
    institutions: tuple[int, ...] = ()
    leads: tuple[int, ...] = ()
    scopes: frozenset[Scope] = frozenset()
    reason: str = ""

    @property
    def settings(self) -> dict[str, str]:
        """The settings of PostgreSQL that the policies and the history read; lists are joined by commas."""
        return {
            "app.user": "" if self.user_id is None else str(self.user_id),
            "app.institution": _joined(self.institutions),
            "app.leads": _joined(self.leads),
            "app.scope": _joined(sorted(self.scopes)),
            "pghistory.context_metadata": json.dumps({"user": self.user_id, "reason": self.reason}),
        }


NOBODY: Final = RowContext()

_current: ContextVar[RowContext | None] = ContextVar("row_context", default=None)


class NoRowContext(Exception):
    """Rows of institutions were asked for outside any row context, where PostgreSQL would silently show none."""


def current_context() -> RowContext:
    """The context of the running transaction; raises NoRowContext outside of any."""
    context = _current.get()
    if context is None:
        raise NoRowContext("Enter a row context first: with row_context(context_of(user)): ...")
    return context


def has_context() -> bool:
    """Whether this code runs for anybody at all."""
    return _current.get() is not None


@contextmanager
def row_context(context: RowContext) -> Iterator[None]:
    """A transaction of the web role in which PostgreSQL works for this context.

    Inside another one the outer values come back afterwards: a savepoint that is released would keep the inner ones.
    """
    outer = _current.get()
    token = _current.set(context)
    try:
        with transaction.atomic():
            _tell(context)
            yield
            if outer is not None and not connections[DEFAULT_DB_ALIAS].needs_rollback:
                _tell(outer)
    finally:
        _current.reset(token)


def change_context(**changes: Any) -> None:
    """Go on in this transaction with other values: somebody signed in, or gave a reason for what follows."""
    context = replace(current_context(), **changes)
    _tell(context)
    _current.set(context)


def _tell(context: RowContext) -> None:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(_TELLING, list(context.settings.values()))


def _joined(values: Iterable[object]) -> str:
    return ",".join(str(value) for value in values)


_TELLING: Final = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in NOBODY.settings)
