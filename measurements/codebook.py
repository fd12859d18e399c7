"""Fills the code lists with the entries this version knows; what somebody edited stays as it is."""

import json
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from measurements.models import Codebook, CodebookEntry

CODEBOOK_FILE = Path(__file__).parent / "codebook.json"


def initial_entries() -> list[CodebookEntry]:
    """The entries of codebook.json, unsaved, in the order of the file."""
    lists = json.loads(CODEBOOK_FILE.read_text(encoding="utf-8"))
    return [
        CodebookEntry(
            codebook=codebook,
            code=option["code"],
            label=option["label"],
            order=order,
            concerns=option.get("concerns", ""),
        )
        for codebook in Codebook.values
        for order, option in enumerate(lists[codebook]["options"], start=1)
    ]


def add_missing_entries(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Add the entries that are not there yet; runs after every migrate, so it must change nothing else."""
    if using == "owner" and CodebookEntry._meta.db_table in connections[using].introspection.table_names():
        CodebookEntry.objects.using(using).bulk_create(initial_entries(), ignore_conflicts=True)
