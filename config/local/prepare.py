"""Everything between an empty database and a demo that can be served, in one process; run by the supervisor.

Standard output holds the table of demo accounts and nothing else.
"""

import hashlib
import io
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils.module_loading import import_string

from config.local.messages import say
from config.startup import check_services
from config.startup_roles import MigrationNeeded


def main(*, fill: bool, callers_database: bool) -> None:
    """Prepare what is not ready yet; end with a sentence when that cannot be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
        migrate_when_needed(callers_database=callers_database)
        collect_static_when_needed()
        check_services()
        if fill:
            fill_when_empty()
    except (ImproperlyConfigured, CommandError) as refusal:
        sys.exit(f"Refused: {refusal}")


def migrate_when_needed(*, callers_database: bool) -> None:
    """Bring tables and rights up to date, unless anything else is wrong or the tables are those of a real registry."""
    try:
        check_services()
    except MigrationNeeded:
        if callers_database:
            import_string("benchmark.demo.fill.refuse_foreign_data")()  # models can be imported only after setup
        say("Creating or updating the tables ...")
        call_command("migrate", database="owner", verbosity=0, interactive=False)


def collect_static_when_needed() -> None:
    """Collect when any source file is new, changed or gone since the last time."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    state = _state_of_static_files()
    if not stamp.exists() or stamp.read_text() != state:
        say("Collecting style sheets and scripts ...")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(state)


def fill_when_empty() -> None:
    """Fill an empty database with demo data, and list the accounts."""
    say("Looking after the demo data (the first time takes some seconds) ...")
    outcome = io.StringIO()
    call_command("fill_demo", stdout=outcome)
    say(outcome.getvalue().split("\n", 1)[0])
    call_command("fill_demo", accounts=True)


def _state_of_static_files() -> str:
    seen = hashlib.sha256(settings.STATIC_ROOT.encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            found = os.stat(storage.path(path))
            seen.update(f"{storage.path(path)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return seen.hexdigest()


if __name__ == "__main__":
    main(fill="--without-data" not in sys.argv[1:], callers_database="--callers-database" in sys.argv[1:])
