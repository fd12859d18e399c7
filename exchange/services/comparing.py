"""Laying the rows of a batch beside the measurements that are there, by their meting_id and never by their family."""

from typing import Final

from django.db import connection
from psycopg import sql

from exchange.domain.outcomes import Outcome
from exchange.domain.rows import FILLED_FIELDS
from exchange.models import ImportBatch, ImportRow
from measurements.domain.validation import CODE_FIELDS
from measurements.models import Measurement, State

COMPARED: Final = ("team_id", *(name for name in FILLED_FIELDS if name != "code"))
"""Not the author: an export leaves out who filled a measurement in."""

_BEGIN_ANEW: Final = """
    UPDATE {rows} SET outcome = %(new)s, differences = '{{}}' WHERE batch_id = %(batch)s AND outcome <> %(new)s
"""

_COMPARE: Final = """
    UPDATE {rows} AS incoming
    SET differences = found.differences,
        outcome = CASE WHEN cardinality(found.differences) = 0 THEN %(duplicate)s ELSE %(changed)s END
    FROM (
        SELECT one.id, array_remove(ARRAY[{differences}], NULL) AS differences
        FROM {rows} AS one
        JOIN {measurements} AS stored ON stored.institution_id = one.institution_id AND stored.code = one.code
        WHERE one.batch_id = %(batch)s
    ) AS found
    WHERE incoming.id = found.id AND incoming.batch_id = %(batch)s
"""

_BY_HASH: Final = "SET LOCAL enable_nestloop = off"
_AS_USUAL: Final = "SET LOCAL enable_nestloop = on"
"""Nobody has analysed rows that were written a second ago: PostgreSQL then takes every row of the file past every
measurement of the institution, which for 20,000 of each took half a minute."""


def compare(batch: ImportBatch) -> None:
    """Say of each row whether it is new, there already, or there with other answers; what was said before goes."""
    outcomes = {outcome.name.lower(): outcome.value for outcome in Outcome}
    with connection.cursor() as cursor:
        for statement in (_BEGIN_ANEW, _BY_HASH, _COMPARE, _AS_USUAL):
            cursor.execute(_named(statement), {"batch": batch.pk, **outcomes})


def _named(statement: str) -> sql.Composed:
    differences = [_difference(name) for name in COMPARED]
    differences.append(f"CASE WHEN stored.state <> '{State.SUBMITTED.value}' THEN 'state' END")
    return sql.SQL(statement).format(
        rows=sql.Identifier(ImportRow._meta.db_table),
        measurements=sql.Identifier(Measurement._meta.db_table),
        differences=sql.SQL(", ".join(differences)),
    )


def _difference(name: str) -> str:
    """SQL for the name of the field where it differs; the order of several codes says nothing."""
    if name in CODE_FIELDS and name != "family_type":
        same = f"(stored.{name} @> one.{name} AND one.{name} @> stored.{name})"
    else:
        same = f"(stored.{name} IS NOT DISTINCT FROM one.{name})"
    return f"CASE WHEN NOT {same} THEN '{name}' END"
