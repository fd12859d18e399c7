"""The colleagues to whom a draft can be handed: their names, and nothing else of them."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from institutions.models import Team
from measurements.models import Measurement


@dataclass(frozen=True, slots=True)
class Colleague:
    """A worker of the institution; `is_of_team` says whether of the team of the draft, `team` is the name of one."""

    user_id: int
    name: str
    team: str
    is_of_team: bool


def colleagues_for(draft: Measurement, today: date) -> list[Colleague]:
    """The workers of today at the institution of the draft but for its author, each once; its own team first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT user_id, name, team_id FROM app_colleagues(%s) WHERE institution_id = %s AND user_id <> %s",
            [today, draft.institution_id, draft.author_id],
        )
        rows = cursor.fetchall()
    teams = dict(Team.objects.filter(pk__in={team_id for _, _, team_id in rows}).values_list("pk", "name"))
    found: dict[int, Colleague] = {}
    for user_id, name, team_id in sorted(rows, key=lambda row: (row[2] != draft.team_id, row[1].casefold(), row[0])):
        found.setdefault(user_id, Colleague(user_id, name, teams.get(team_id, ""), team_id == draft.team_id))
    return list(found.values())
