"""The history at the bottom of the pages."""

from audit import field_labels
from audit.history import Change, changes_of
from institutions.models import (
    Institution,
    InstitutionEvent,
    Location,
    LocationEvent,
    Team,
    TeamEvent,
)
from measurements.models import CodebookEntry, CodebookEntryEvent


def history_of_institution(institution: Institution) -> tuple[Change, ...]:
    """The changes of the institution itself, newest first."""
    return tuple(changes_of(InstitutionEvent, labels=field_labels.INSTITUTION, pgh_obj_id=institution.pk))


def history_of_location(location: Location) -> tuple[Change, ...]:
    """The changes of the location, newest first."""
    return tuple(changes_of(LocationEvent, labels=field_labels.LOCATION, pgh_obj_id=location.pk))


def history_of_team(team: Team) -> tuple[Change, ...]:
    """The changes of the team, newest first."""
    return tuple(changes_of(TeamEvent, labels=field_labels.TEAM, pgh_obj_id=team.pk))


def history_of_entry(entry: CodebookEntry) -> tuple[Change, ...]:
    """The changes of the answer, newest first."""
    return tuple(changes_of(CodebookEntryEvent, labels=field_labels.CODEBOOK_ENTRY, pgh_obj_id=entry.pk))
