"""Remembers that nothing changed since the database was last prepared, which saves a second start two seconds."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from config.local.places import CHECKOUT

SOURCES = (
    *("config", "institutions", "audit", "accounts", "measurements", "benchmark", "exchange", "administration"),
    *("static", "requirements", "node_modules"),
)
SKIPPED = {"__pycache__"}


class Prepared:
    """The table of demo accounts of the last time, valid for one state of the code and one database.

    Only the embedded database is rememberable: what happens to a caller's own one cannot be seen from here.
    """

    def __init__(self, directory: Path, *, without_data: bool, rememberable: bool) -> None:
        self._path = directory / "prepared.txt"
        chosen = f"{without_data} {os.environ.get('STATIC_ROOT')}"
        database = directory / "postgres" / "PG_VERSION"
        self._state = _state(chosen, [database, *_source_files()]) if rememberable else ""

    def recall(self) -> str | None:
        """The accounts, or None when anything changed; forgotten until this start has gone well too."""
        if not self._path.exists():
            return None
        state, _, accounts = self._path.read_text().partition("\n")
        self._path.unlink()
        return accounts if state and state == self._state else None

    def remember(self, accounts: str) -> None:
        """Keep the accounts for the next start."""
        if self._state:
            self._path.write_text(f"{self._state}\n{accounts}")


def _source_files() -> Iterator[Path]:
    for name in SOURCES:
        for folder, folders, files in os.walk(CHECKOUT / name):
            folders[:] = sorted(set(folders) - SKIPPED)
            yield from (Path(folder, file) for file in sorted(files))


def _state(chosen: str, files: list[Path]) -> str:
    seen = hashlib.sha256(chosen.encode())
    for path in files:
        found = path.stat()
        seen.update(f"{path} {found.st_ino} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()
