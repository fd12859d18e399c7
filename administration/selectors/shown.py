"""A mark of what somebody was shown, to see whether it is still so when the form comes back."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import Model


def mark_of(*values: Any) -> str:
    """Sixteen characters that differ as soon as one of these values does."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def state_of(row: Model) -> str:
    """The mark of a row, of all its columns."""
    return mark_of(row._meta.label, *(getattr(row, field.attname) for field in row._meta.concrete_fields))


def state_of_all(rows: Iterable[Model]) -> str:
    """The mark of rows in this order."""
    return mark_of(*(state_of(row) for row in rows))
