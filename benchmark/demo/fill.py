"""Fills an empty database with the demo's data: all of it or nothing, and only once."""

from datetime import date
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections, transaction

from benchmark.demo.accounts import SHOWCASE
from benchmark.demo.generator import generate
from benchmark.demo.institutions import OUTLINES
from benchmark.demo.measurement_writing import OWNER
from benchmark.demo.records import DemoData
from benchmark.demo.releases import write_releases
from benchmark.demo.writing import write
from benchmark.services import counting
from institutions.models import Institution, User
from measurements.models import Measurement

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtext('fill_demo'))"
_HOLDING_DATA: Final = (Institution, User, Measurement)


class DemoRefused(ImproperlyConfigured):
    """This database does not get demo data; the message says why and what to do."""


def fill(*, today: date, password: str) -> DemoData | None:
    """The data that was written, or None when it was there already; tallies and releases are made afterwards.

    Raises DemoRefused outside the demo, and for a database with other data in it.
    """
    if not settings.DEMO:
        raise DemoRefused("Demo data is only for the demo (ASH_MODE=demo), never for a real registry.")
    with transaction.atomic(using=OWNER):
        with connections[OWNER].cursor() as cursor:
            cursor.execute(_ONE_AT_A_TIME)
        if _is_filled():
            return None
        refuse_foreign_data()
        data = generate(today)
        write(data, today=today, password=password)
    counting.recount()
    write_releases(today)
    return data


def _is_filled() -> bool:
    """Whether the demo's institutions and accounts are there, whatever people have added since."""
    codes = set(Institution.objects.using(OWNER).values_list("code", flat=True))
    accounts = User.objects.using(OWNER).filter(email__in=SHOWCASE).count()
    return codes >= {outline.code for outline in OUTLINES} and accounts == len(SHOWCASE)


def refuse_foreign_data() -> None:
    """Return when the database holds the demo's data or none, whether or not its tables are up to date."""
    tables = connections[OWNER].introspection.table_names()
    present = [model for model in _HOLDING_DATA if model._meta.db_table in tables]
    if len(present) == len(_HOLDING_DATA) and _is_filled():
        return
    for model in present:
        if model.objects.using(OWNER).exists():
            raise DemoRefused(
                "The database contains data that this command did not make, so nothing was changed. "
                "Name an empty database, or remove the data yourself (make reset, for the demo's own server)."
            )
