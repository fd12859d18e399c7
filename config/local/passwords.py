"""The secrets of one machine: made at first start, kept in a file only its user can read."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from config.local.locks import exclusive
from config.local.refusal import Refused
from institutions.database_roles import DATABASE_ROLES

ADMINISTRATOR = "postgres"
WORDS = (
    *(
        "anker",
        "appel",
        "beker",
        "bloem",
        "boot",
        "brug",
        "citroen",
        "dijk",
        "duin",
        "eiland",
        "fiets",
        "gracht",
    ),
    *(
        "haven",
        "helder",
        "herfst",
        "honing",
        "kaart",
        "kade",
        "klaver",
        "koffie",
        "kompas",
        "lente",
        "linde",
        "maan",
    ),
    *(
        "markt",
        "molen",
        "noord",
        "oever",
        "peer",
        "plein",
        "polder",
        "regen",
        "rivier",
        "roos",
        "schaap",
        "sloot",
    ),
    *(
        "sneeuw",
        "spoor",
        "ster",
        "storm",
        "strand",
        "tulp",
        "veer",
        "vlieger",
        "vuurtoren",
        "water",
        "weide",
        "wilg",
    ),
    *("wind", "winter", "zeil", "zilver", "zomer", "zon", "zuid", "zwaluw"),
)


@dataclass(frozen=True)
class LocalSecrets:
    """What only this machine knows; `databases` holds a password per role and for the administrator."""

    secret_key: str
    demo_password: str
    databases: dict[str, str]


def new_secrets() -> LocalSecrets:
    """Freshly drawn secrets; the demo password is easy to type, for accounts of this machine only."""
    words = [secrets.choice(WORDS) for _ in range(3)]
    return LocalSecrets(
        secret_key=secrets.token_urlsafe(48),
        demo_password="-".join([*words, str(secrets.randbelow(90) + 10)]),
        databases={role: secrets.token_urlsafe(24) for role in (ADMINISTRATOR, *DATABASE_ROLES)},
    )


def local_secrets(directory: Path) -> LocalSecrets:
    """The secrets kept in the directory, drawn and written when there are none yet."""
    path = directory / "secrets.json"
    with exclusive(directory / "secrets.lock"):
        if not path.exists():
            _write(path, new_secrets())
        return _read(path)


def _read(path: Path) -> LocalSecrets:
    try:
        return LocalSecrets(**json.loads(path.read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise Refused(f"{path} cannot be read as secrets. Put it back from a copy, or run: make reset") from error


def _write(path: Path, values: LocalSecrets) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w") as file:
        json.dump(values.__dict__, file, indent=2)
    draft.replace(path)
