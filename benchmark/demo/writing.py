"""The demo's plain values as rows of the database."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from benchmark.demo.closing_writing import write_closed_trajectories, write_closed_years
from benchmark.demo.measurement_writing import OWNER, Teams, Users, write_measurements
from benchmark.demo.records import DemoData, DemoInstitution, DemoMembership, DemoTeam
from institutions.models import Institution, Location, Membership, Team, User

Institutions = Mapping[str, Institution]


def write(data: DemoData, *, today: date, password: str) -> None:
    """Store everything; every user gets the same password. Call it inside a transaction."""
    institutions = _write_institutions(data.institutions)
    teams = _write_teams(data.teams, institutions)
    users = _write_users(data, today, password)
    _write_memberships(data.memberships, institutions, teams, users)
    write_measurements((*data.measurements, *data.running), teams, users, today)
    write_closed_years(data.closed_years)
    write_closed_trajectories(data.closed_trajectories, institutions, users)


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
            contact_name=row.contact_name,
            contact_email=row.contact_email,
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


def _write_users(data: DemoData, today: date, password: str) -> Users:
    """The users; hashing is slow on purpose, so the one password is hashed once."""
    hashed, seen = make_password(password), _last_seen(data, today)
    users = [User(email=row.email, name=row.name, password=hashed, last_login=seen[row.email]) for row in data.users]
    return {user.email: user for user in User.objects.using(OWNER).bulk_create(users)}


def _last_seen(data: DemoData, today: date) -> dict[str, datetime]:
    """When each user signed in last: for the last measurement, and who fills in none some days ago."""
    days = {row.email: today - timedelta(days=number % 60) for number, row in enumerate(data.users)}
    days |= dict(sorted((row.author, row.completed_on) for row in data.measurements if row.completed_on))
    zone = timezone.get_default_timezone()
    return {email: datetime.combine(day, time.min, zone) for email, day in days.items()}  # never later than now


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
