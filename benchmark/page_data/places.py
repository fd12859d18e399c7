"""The part of an institution that a page is about: all of it, one location, or one team."""

from dataclasses import dataclass

from django.db.models import QuerySet

from benchmark.models import MonthTally
from institutions.models import Institution, Location, Team

NO_TEAM = "Het team in de link bestaat niet. U ziet nu alle teams samen."
NO_LOCATION = "De locatie in de link bestaat niet. U ziet nu alle locaties samen."
TEAM_IS_ENOUGH = "U ziet het team uit de link. De locatie in de link is daarom niet gebruikt."


@dataclass(frozen=True, slots=True)
class Places:
    """The teams of an institution, also those that ended, the locations that have any, and what was chosen."""

    teams: tuple[Team, ...]
    locations: tuple[Location, ...]
    team: Team | None = None
    location: Location | None = None

    def of_tallies(self, tallies: QuerySet[MonthTally]) -> QuerySet[MonthTally]:
        """Those of the tallies that are about the chosen team or location."""
        return tallies.filter(team__in=self.chosen_teams) if self.team or self.location else tallies

    @property
    def chosen_teams(self) -> tuple[Team, ...]:
        """The teams that the page is about."""
        if self.team:
            return (self.team,)
        if self.location:
            return tuple(team for team in self.teams if team.location_id == self.location.pk)
        return self.teams

    @property
    def rest(self) -> tuple[Team, ...]:
        """The teams that the page is not about; none for the whole institution."""
        return tuple(team for team in self.teams if team not in self.chosen_teams)

    @property
    def chosen(self) -> dict[str, str]:
        """What was chosen as it stands in an address; empty texts for what was not."""
        return {
            "team": self.team.code if self.team else "",
            "locatie": f"{self.location.pk}" if self.location else "",
        }

    @property
    def title(self) -> str:
        """What was chosen, such as "Team Noord"; empty for the whole institution."""
        if self.team:
            return f"Team {self.team.name}"
        if not self.location:
            return ""
        name = self.location.name
        return name if name.casefold().startswith("locatie") else f"Locatie {name}"


def choose_place(institution: Institution, *, team: str, location: str) -> tuple[Places, tuple[str, ...]]:
    """The places of the institution with the team of this code, or else the location with this number, chosen.

    One that does not exist does not end in an error: the whole institution comes instead, with a message.
    """
    teams = tuple(institution.teams.select_related("location"))
    locations = tuple(sorted({one.location for one in teams if one.location}, key=lambda place: place.name.casefold()))
    chosen_team = next((one for one in teams if one.code == team), None)
    chosen_location = next((one for one in locations if str(one.pk) == location), None)
    if chosen_team:
        messages = (TEAM_IS_ENOUGH,) if location and chosen_team.location != chosen_location else ()
        return Places(teams, locations, team=chosen_team), messages
    messages = (*([NO_TEAM] if team else []), *([NO_LOCATION] if location and not chosen_location else []))
    return Places(teams, locations, location=chosen_location), messages
