"""What rows are read against, as the row context shows it."""

from collections.abc import Iterable

from django.utils import timezone

from exchange.domain.surroundings import ListedCode, Place, PlaceTeam, Surroundings
from exchange.domain.texts import value_key
from institutions.models import Institution, Membership, Team
from measurements.domain.validation import CODE_FIELDS
from measurements.models import ClosedYear, CodebookEntry


def surroundings(institution: Institution | None) -> Surroundings:
    """What a file is read against: of one institution, or of all of them when it may hold several."""
    return Surroundings(
        places=_places([institution] if institution else Institution.objects.all()),
        codes=listed_codes(),
        closed_years=frozenset(ClosedYear.objects.values_list("year", flat=True)),
        today=timezone.localdate(),
    )


def listed_codes() -> list[ListedCode]:
    """Every entry of every code list, also those that have ended, in order."""
    fields = {codebook: field for field, codebook in CODE_FIELDS.items()}
    return [
        ListedCode(fields[one.codebook], one.code, one.label, one.active_from, one.active_until)
        for one in CodebookEntry.objects.all()
    ]


def _places(institutions: Iterable[Institution]) -> list[Place]:
    institutions = list(institutions)
    ids = [one.pk for one in institutions]
    teams: dict[int, list[PlaceTeam]] = {pk: [] for pk in ids}
    for team in Team.objects.filter(institution__in=ids).select_related("location"):
        location = team.location.name if team.location else ""
        teams[team.institution_id].append(PlaceTeam(team.pk, team.code, team.name, location))
    people = _people(ids)
    return [Place(one.pk, one.code, one.name, teams[one.pk], people[one.pk]) for one in institutions]


def _people(ids: Iterable[int]) -> dict[int, dict[str, int]]:
    """Per institution who ever had a role there: by e-mail address, and by name where that is one person's."""
    people: dict[int, dict[str, int]] = {pk: {} for pk in ids}
    shared: set[tuple[int, str]] = set()
    memberships = Membership.objects.filter(institution__in=people).values_list(
        "institution_id", "user_id", "user__email", "user__name"
    )
    for institution_id, user_id, email, name in memberships:
        people[institution_id][value_key(email)] = user_id
        if people[institution_id].setdefault(value_key(name), user_id) != user_id:
            shared.add((institution_id, value_key(name)))
    for institution_id, name in shared:
        del people[institution_id][name]
    return people
