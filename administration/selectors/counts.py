"""Numbers of measurements, for people who have no rows of them."""

from datetime import date

from django.db import connection
from django.db.models import Sum

from administration.domain.code_list_effects import Uses
from benchmark.models import MonthTally, StaleMonth


def entered_by_month(*, institution_id: int, team_id: int | None = None) -> dict[date, int]:
    """The entered measurements of an institution, or of one team of it, by the first day of their month."""
    tallies = MonthTally.objects.filter(institution_id=institution_id)
    if team_id is not None:
        tallies = tallies.filter(team_id=team_id)
    rows = tallies.values("month").annotate(number=Sum("entered")).order_by("month")
    return {row["month"]: row["number"] for row in rows}


def is_lagging(institution_id: int) -> bool:
    """Whether changes of measurements of this institution wait to be counted."""
    return StaleMonth.objects.filter(institution_id=institution_id).exists()


def drafts_by_team(institution_id: int) -> dict[int, int]:
    """The drafts at an institution per id of the team; a team without drafts is absent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT team_id, drafts FROM measurement_drafts(%s)", [institution_id])
        return dict(cursor.fetchall())


def code_uses(codebook: str) -> dict[str, int]:
    """In how many measurements of all institutions each code of a list stands, in whatever state they are."""
    return {code: uses.total for code, uses in code_uses_by_state(codebook).items()}


def code_uses_by_state(codebook: str) -> dict[str, Uses]:
    """The same, apart for entered measurements, drafts and withdrawn ones; a code that was never chosen is absent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT code, entered, drafts, withdrawn FROM measurement_code_uses(%s)", [codebook])
        return {code: Uses(*numbers) for code, *numbers in cursor.fetchall()}
