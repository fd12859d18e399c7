"""python manage.py verify_release ID: is this release what it was, and do its counts still give it?"""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from benchmark.models import Release
from benchmark.services.counting import COUNTER_CONNECTION
from benchmark.services.verifying import Verification, verify

EVERY: Final = "all"
VERSION: Final = re.compile(r"(?P<year>[0-9]{4})\.(?P<number>[0-9]{1,4})", re.ASCII)


class Command(BaseCommand):
    """Fails when a release is not what it was: its seal is broken, or its counts give other figures.

    Measurements of a final release that changed since, by corrections that were granted, are a warning for each
    institution: a revision is made for those.
    """

    help = "Compare a release with its seal, with figures computed anew, and with the measurements of today."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("version", metavar="ID", help=f"such as 2025.1, or {EVERY}")

    def handle(self, *, version: str, **options: Any) -> None:
        broken = []
        for release in _releases(version):
            found = verify(release)
            for line in lines_about(found):
                self.stdout.write(line)
            if not found.holds:
                broken.append(release.version)
        if broken:
            raise CommandError(f"Not what it was: {', '.join(broken)}.")


def lines_about(found: Verification) -> Iterator[str]:
    """What was found about one release, in a line for each question."""
    release = found.release
    yield f"{release.version} ({release.kind}, {release.sha256})"
    yield "  seal: " + ("intact" if found.is_sealed else "BROKEN: the row is not what was sealed")
    yield f"  figures from its counts: {_reproduced(found)}"
    if found.changed is None:
        yield f"  measurements: this version does not know definition {release.definition_version}"
    elif not found.is_outdated:
        since = f"changed since at {len(found.changed)} institutions, which is normal for a concept"
        yield "  measurements: " + (since if found.changed else "the same as then")
    for code in found.changed if found.is_outdated and found.changed else ():
        yield f"  warning: the measurements of {code} count differently now; make a revision"


def _reproduced(found: Verification) -> str:
    if found.otherwise is None:
        return f"not tried: made by method {found.release.method_version}, which this version does not have"
    if found.otherwise:
        return f"DIFFERENT: {', '.join(found.otherwise)}"
    return "the same" + (", over the code lists of then" if found.has_newer_lists else "")


def _releases(version: str) -> list[Release]:
    """The releases asked for, the oldest first; CommandError when there is no such release."""
    releases = Release.objects.using(COUNTER_CONNECTION).select_related("evidence").order_by("year", "number")
    if version == EVERY:
        return list(releases)
    asked = VERSION.fullmatch(version)
    found = list(releases.filter(year=int(asked["year"]), number=int(asked["number"]))) if asked else []
    if not found:
        raise CommandError(f"There is no release {version!r}. Name one such as 2025.1, or {EVERY}.")
    return found
