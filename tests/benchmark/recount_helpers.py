"""What tests of recounts and checks look at and spoil, over the owner's connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from django.db import connections
from django.utils import timezone

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.counters.splits import SPLIT_COUNTER_COLUMNS
from benchmark.models import MonthSplit, MonthTally, Recount, RecountPart, StaleMonth
from benchmark.services import recounting, working_off
from institutions.models import Team


def everything_tallied() -> dict[str, list[tuple[Any, ...]]]:
    """Every tally and every split, but for their keys."""
    about = ("institution_id", "team_id", "month")
    tallies = MonthTally.objects.using("owner").values_list(*about, *COUNTER_COLUMNS)
    splits = MonthSplit.objects.using("owner").values_list(*about, "split", "value", *SPLIT_COUNTER_COLUMNS)
    return {"tallies": sorted(tallies), "splits": sorted(splits)}


def forget_marks() -> None:
    """As after a restore with triggers off: nothing says that the tallies are stale."""
    StaleMonth.objects.using("owner").all().delete()


def tally(team: Team, month: date, **counters: int) -> None:
    """A tally that is stored, whatever the rows say."""
    MonthTally.objects.using("owner").create(institution_id=team.institution_id, team=team, month=month, **counters)


def as_owner(statement: str, parameters: list[Any] | None = None) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, parameters)


@contextmanager
def uncountable(institution_id: int) -> Iterator[None]:
    """PostgreSQL refuses every tally of this institution inside the block."""
    refused = f"CHECK (institution_id <> {institution_id}) NOT VALID"
    as_owner(f"ALTER TABLE benchmark_monthtally ADD CONSTRAINT planted {refused}")
    try:
        yield
    finally:
        as_owner("ALTER TABLE benchmark_monthtally DROP CONSTRAINT planted")


def parts_of(recount: Recount) -> list[tuple[str, date, str, int]]:
    """Code, month, state and attempts of each part."""
    parts = RecountPart.objects.using("owner").filter(recount=recount).order_by("month", "institution__code")
    return list(parts.values_list("institution__code", "month", "state", "attempts"))


def long_ago() -> None:
    """Every part that is busy was taken two minutes ago."""
    RecountPart.objects.using("owner").filter(state="busy").update(taken_at=timezone.now() - timedelta(minutes=2))


def state_of(recount: Recount) -> str:
    """How the recount stands in the database."""
    return Recount.objects.using("owner").get(pk=recount.pk).state


def recounted(year: int | None = None) -> Recount:
    """A recount that this process started and worked off alone."""
    recount, _ = recounting.start(year)
    while working_off.work_off_next(recount.pk):
        pass
    return recount
