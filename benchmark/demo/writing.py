"""The demo's plain values as rows of the database."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.contrib.auth.hashers import make_password

from benchmark.demo.measurement_writing import OWNER, Teams, Users, write_measurements
from benchmark.demo.records import DemoData, DemoInstitution, DemoMembership, DemoTeam, DemoUser
from institutions.models import Institution, Location, Membership, Team, User

Institutions = Mapping[str, Institution]


def write(data: DemoData, *, today: date, password: str) -> None:
    """Store everything; every user gets the same password. Call it inside a transaction."""
    institutions = _write_institutions(data.institutions)
    teams = _write_teams(data.teams, institutions)
    users = _write_users(data.users, password)
    _write_memberships(data.memberships, institutions, teams, users)
    write_measurements(data.measurements, teams, users, today)


def _write_institutions(rows: Iterable[DemoInstitution]) -> Institutions:
    stored: dict[str, Institution] = {}
    for row in sorted(rows, key=lambda row: bool(row.successor)):  # a successor has to be there first
        stored[row.code] = Institution.objects.using(OWNER).create(
            code=row.code,
            name=row.name,
            active_from=row.active_from,
            active_until=row.active_until,
            successor=stored.get(row.successor),
            agrees_to_open_comparison=row.agrees_to_open_comparison,
        )
    return stored


def _write_teams(rows: Iterable[DemoTeam], institutions: Institutions) -> Teams:
    locations: dict[tuple[str, str], Location | None] = {}
    stored = {}
    for row in rows:
        place = (row.institution, row.location)
        if row.location and place not in locations:
            locations[place] = Location.objects.using(OWNER).create(
                institution=institutions[row.institution], name=row.location
            )
        stored[row.institution, row.code] = Team.objects.using(OWNER).create(
            institution=institutions[row.institution],
            location=locations.get(place),
            code=row.code,
            name=row.name,
            active_from=row.active_from,
            active_until=row.active_until,
        )
    return stored


def _write_users(rows: Iterable[DemoUser], password: str) -> Users:
    """The users; hashing is slow on purpose, so the one password is hashed once."""
    hashed = make_password(password)
    users = [User(email=row.email, name=row.name, password=hashed) for row in rows]
    return {user.email: user for user in User.objects.using(OWNER).bulk_create(users)}


def _write_memberships(rows: Iterable[DemoMembership], institutions: Institutions, teams: Teams, users: Users) -> None:
    Membership.objects.using(OWNER).bulk_create(
        Membership(
            user=users[row.email],
            role=row.role.value,
            institution=institutions.get(row.institution),
            team=teams.get((row.institution, row.team)),
            active_from=row.active_from,
            active_until=row.active_until,
        )
        for row in rows
    )
