"""What the rows of a batch come to: how many come in and count, and what the institution's figures become."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.db.models.functions import ExtractYear

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.counters.statements import MEASUREMENTS, OF_MONTHS, count
from benchmark.domain.figures import Figures, figures_from
from exchange.domain.outcomes import Outcome
from exchange.models import ImportBatch
from measurements.domain.definitions import definition_of
from measurements.domain.period import YEAR, Period
from measurements.domain.selection import RULES
from measurements.sql import first_broken

_REASON: Final = "CASE " + " ".join(f"WHEN {first_broken(rule)} THEN '{rule.code}'" for rule in RULES) + " ELSE '' END"

_OUTCOMES: Final = f"""
    SELECT outcome, {_REASON} AS reason, count(*) FROM exchange_importrow WHERE batch_id = %s GROUP BY 1, 2
"""  # noqa: S608 - names and codes of ours

_INCOMING: Final = """(
    SELECT *, 'submitted' AS state FROM exchange_importrow WHERE batch_id = %(batch)s AND outcome = %(new)s
) AS incoming"""


@dataclass(frozen=True, slots=True)
class Totals:
    """Numbers of rows: `valid` come in and count, `excluded` come in and do not, by the code of the first reason."""

    valid: int
    excluded: Mapping[str, int]
    duplicates: int
    changed: int

    @property
    def new(self) -> int:
        """How many come in."""
        return self.valid + sum(self.excluded.values())


@dataclass(frozen=True, slots=True)
class YearChange:
    """The figures of the institution over a year as they are, and as they would be with the new rows."""

    year: int
    before: Figures
    after: Figures


def totals_of(batch: ImportBatch) -> Totals:
    """What becomes of the rows of this batch."""
    found: Counter[tuple[str, str]] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(_OUTCOMES, [batch.pk])
        for outcome, reason, number in cursor.fetchall():
            found[outcome, reason if outcome == Outcome.NEW else ""] += number
    return Totals(
        valid=found[Outcome.NEW, ""],
        excluded={rule.code: found[Outcome.NEW, rule.code] for rule in RULES if found[Outcome.NEW, rule.code]},
        duplicates=found[Outcome.DUPLICATE, ""],
        changed=found[Outcome.CHANGED, ""],
    )


def changes_of(batch: ImportBatch) -> list[YearChange]:
    """Per year in which something would come in the figures before and after, the first year first.

    Both are counted from the rows now, not from tallies that may be some seconds behind.
    """
    return [_change(batch, year) for year in years_of(batch)]


def years_of(batch: ImportBatch) -> list[int]:
    """The years in which measurements would come in."""
    new = batch.lines.filter(outcome=Outcome.NEW.value).order_by()
    return sorted(new.annotate(year=ExtractYear("completed_on")).values_list("year", flat=True).distinct())


def _change(batch: ImportBatch, year: int) -> YearChange:
    stored, incoming = (Counter(_counted(batch, Period(year, 1, YEAR), rows)) for rows in (MEASUREMENTS, _INCOMING))
    after = Counter(stored)
    after.update(incoming)
    return YearChange(year, figures_from(stored), figures_from(after))


def _counted(batch: ImportBatch, period: Period, rows: str) -> dict[str, int]:
    """The counters of the institution over a period, summed over its teams and months."""
    parameters = {
        "institution": batch.institution_id,
        "first_day": period.first_day,
        "day_after": period.day_after,
        "batch": batch.pk,
        "new": Outcome.NEW.value,
    }
    total = dict.fromkeys(COUNTER_COLUMNS, 0)
    with connection.cursor() as cursor:
        cursor.execute(count(definition_of(period.first_day), OF_MONTHS, rows), parameters)
        names = [column.name for column in cursor.description]
        for row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            for column in COUNTER_COLUMNS:
                total[column] += int(values[column])
    return total
