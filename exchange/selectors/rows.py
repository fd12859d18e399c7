"""The rows of a batch as a team lead looks at them: by what becomes of them."""

from django.db import models
from django.db.models import Q, QuerySet

from exchange.domain.outcomes import Outcome
from exchange.models import ImportBatch, ImportRow
from exchange.selectors.outcomes import Totals
from measurements.sql import kept_rules


class Fate(models.TextChoices):
    """What becomes of a row, as the address of the page names it; the order is that of the page."""

    COUNTS = "telt-mee", "komt erin en telt mee"
    COUNTS_NOT = "telt-niet-mee", "komt erin en telt niet mee"
    DUPLICATE = "stond-er-al", "stond er al"
    CHANGED = "anders", "stond er al met andere antwoorden"


def rows_of(batch: ImportBatch, fate: Fate) -> QuerySet[ImportRow]:
    """The rows of this batch of which this becomes, in the order of the file, each with its team."""
    rows = batch.lines.select_related("team").order_by("line")
    match fate:
        case Fate.COUNTS:
            return rows.filter(_NEW).filter(kept_rules())
        case Fate.COUNTS_NOT:
            return rows.filter(_NEW).exclude(kept_rules())
        case Fate.DUPLICATE:
            return rows.filter(outcome=Outcome.DUPLICATE.value)
        case Fate.CHANGED:
            return rows.filter(outcome=Outcome.CHANGED.value)


def numbers_of(totals: Totals) -> dict[Fate, int]:
    """How many rows there are of each."""
    return {
        Fate.COUNTS: totals.valid,
        Fate.COUNTS_NOT: sum(totals.excluded.values()),
        Fate.DUPLICATE: totals.duplicates,
        Fate.CHANGED: totals.changed,
    }


_NEW = Q(outcome=Outcome.NEW.value)
