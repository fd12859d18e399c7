"""The environment settings.py reads, filled with local services where the caller names none."""

import atexit
import os
import signal
import sys

from config.local.cluster import Cluster
from config.local.messages import say
from config.local.passwords import local_secrets
from config.local.places import local_directory
from config.local.postgres import SharedPostgres
from config.local.refusal import Refused
from config.local.valkey import valkey_url
from institutions.database_roles import DATABASE_ROLES

DATABASE_SETTINGS = tuple(role.setting for role in DATABASE_ROLES.values())


def provide_mode() -> str:
    """The mode: the caller's, or the demo's on a machine where no database is named either.

    A database without a mode may be a real registry, which the demo must not touch: then the caller has to say.
    """
    named = named_databases()
    if named and not os.environ.get("ASH_MODE"):
        raise Refused(f"{named[0]} is set, so say what this is: ASH_MODE=demo or ASH_MODE=production.")
    _fill("ASH_MODE", "demo")
    return os.environ["ASH_MODE"]


def provide_environment(*, start: bool = True) -> SharedPostgres | None:
    """Fill what the caller did not set; with `start`, the embedded server runs as long as this process."""
    directory = local_directory()
    secrets = local_secrets(directory)
    _fill("SECRET_KEY", secrets.secret_key)
    _fill("DEMO_PASSWORD", secrets.demo_password)
    _fill("BROKER_URL", valkey_url(directory))
    if callers_database():
        return None
    cluster = Cluster(directory, secrets.databases)
    os.environ.update(cluster.urls())
    return _use_until_exit(cluster) if start else None


def callers_database() -> bool:
    """Whether the caller named a database server; naming one takes all four URLs."""
    named = named_databases()
    missing = [name for name in DATABASE_SETTINGS if name not in named]
    if named and missing:
        raise Refused(
            f"{named[0]} is set but these are not: {', '.join(missing)}. Set all of them, or none for a "
            "database of the demo's own. This creates the roles on your server and prints the four URLs: "
            "python manage.py create_database_roles --admin-url postgresql://..."
        )
    for name in named:
        if url := os.environ.get(name):
            require_postgresql(name, url)
    return bool(named)


def named_databases() -> list[str]:
    """The settings of databases that have a value, DATABASE_URL first: it is the one people know."""
    named = [name for name in DATABASE_SETTINGS if is_given(name)]
    return sorted(named, key=lambda name: name != "DATABASE_URL")


def require_postgresql(name: str, url: str) -> None:
    """Refuse a URL of another kind, without showing it: it may hold a password."""
    if not url.startswith(("postgresql://", "postgres://")):
        raise Refused(f"{name} must begin with postgresql:// (postgresql://role:password@host:5432/database).")


def provide_placeholders() -> None:
    """Values that let settings load for a command that uses none of them, such as create_database_roles."""
    os.environ["ASH_MODE"] = "demo"
    for name in DATABASE_SETTINGS:
        _fill(name, "postgresql://not-set@localhost/not-set")
    _fill("SECRET_KEY", "not-set")
    _fill("BROKER_URL", "redis://localhost")


def is_given(name: str) -> bool:
    """Whether the caller gave this setting, itself or as the file that holds it."""
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def _fill(name: str, value: str) -> None:
    if not is_given(name):
        os.environ[name] = value


def _use_until_exit(cluster: Cluster) -> SharedPostgres:
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:  # which would skip atexit and leave the server running
            signal.signal(number, lambda number, frame: sys.exit(128 + number))
    if not cluster.data.exists():
        say("Creating a PostgreSQL database (first time only) ...")
    server = SharedPostgres(cluster)
    _release_at_exit(server, os.getpid())
    server.start_when_down()
    return server


def _release_at_exit(server: SharedPostgres, owner: int) -> None:
    def release() -> None:
        if os.getpid() == owner:  # a forked child shares the lock and must leave it alone
            server.release()

    atexit.register(release)
