"""The measurements behind a number on a page with figures: of one place, or those that count with one answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from institutions.access import institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, Location, Team, User
from measurements.domain.criteria import Criterion, criterion_by_form_number
from measurements.models import MeasurementQuerySet
from measurements.selectors.lines import Status, with_status


class Answer(models.TextChoices):
    """The answers of which the measurements are listed."""

    NOT_MET = "nee", "Nee"
    NOT_SCORED = "niet-gescoord", "niet gescoord"

    @property
    def score(self) -> bool | None:
        """How a measurement keeps this answer."""
        return False if self is Answer.NOT_MET else None


@dataclass(frozen=True, slots=True)
class ListedPlace:
    """Whose measurements are listed; without team and location those of the whole institution."""

    institution: Institution
    team: Team | None = None
    location: Location | None = None

    def of(self, measurements: MeasurementQuerySet) -> MeasurementQuerySet:
        """Those of the measurements that belong there."""
        found = measurements.filter(institution=self.institution)
        if self.team:
            return found.filter(team=self.team)
        return found.filter(team__location=self.location) if self.location else found

    @property
    def name(self) -> str:
        """Whose measurements these are, in words."""
        if self.team:
            return f"{self.institution.name}, team {self.team.name},"
        return f"{self.institution.name}, locatie {self.location.name}," if self.location else self.institution.name


@dataclass(frozen=True, slots=True)
class BehindFigure:
    """An answer to a criterion, in one place."""

    place: ListedPlace
    criterion: Criterion
    answer: Answer

    def of(self, measurements: MeasurementQuerySet) -> MeasurementQuerySet:
        """Those of the measurements that count there and have this answer."""
        counting = with_status(self.place.of(measurements), Status.COUNTS)
        return counting.filter(**{self.criterion.field: self.answer.score})


def listed_place(user: User, asked: Mapping[str, Any]) -> ListedPlace | None:
    """The place in `asked`, the cleaned filters of the list; None where the user does not work or there is none."""
    institutions = institutions_for(user, Permission.ENTER_MEASUREMENTS)
    institution = institutions.filter(code=asked["instelling"]).first()
    if institution is None:
        return None
    team = institution.teams.filter(code=asked["team"]).first() if asked["team"] else None
    location = institution.locations.filter(pk=asked["locatie"]).first() if asked["locatie"] else None
    if (asked["team"] and team is None) or (asked["locatie"] and location is None):
        return None
    return ListedPlace(institution, team, location)


def behind_figure(user: User, asked: Mapping[str, Any]) -> BehindFigure | None:
    """The answer that `asked`, the cleaned filters of the list, names; None where `listed_place` is."""
    place = listed_place(user, asked)
    if place is None:
        return None
    return BehindFigure(place, criterion_by_form_number(asked["criterium"]), Answer(asked["antwoord"]))
