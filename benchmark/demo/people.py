"""The teams of the institutions, the people in them, and who of them worked where on a day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from benchmark.demo.institutions import FIRST_DAY, MERGED_ON, OUTLINES, Outline
from benchmark.demo.records import DemoInstitution, DemoMembership, DemoTeam, DemoUser
from institutions.domain.roles import ROLE_LABELS, Role

NATIONAL_ACCOUNTS: Final = {
    "analist": Role.ANALYST,
    "beheer": Role.ADMINISTRATOR,
    "auditor": Role.AUDITOR,
}
WORKERS_PER_TEAM: Final = ((20, 2), (50, 3), (1000, 4))
"""Below how many valid measurements in 2022 a team has how many workers."""

CONTACT_NAME: Final = "Coördinatie spoedhulp"
WITHOUT_CONTACT: Final = ("november",)
"""The desk that SEJN writes to about an institution, and the institution that named none."""

LEFT_ON: Final = date(2022, 12, 31)
"""In teams of three or more one worker leaves on this day, and somebody else comes on the next."""

Person = tuple[DemoUser, DemoMembership]


def institutions() -> tuple[DemoInstitution, ...]:
    """The institutions of the table."""
    return tuple(
        DemoInstitution(
            code=outline.code,
            name=outline.name,
            active_from=outline.active_from,
            active_until=outline.active_until,
            successor=outline.merged_into,
            agrees_to_open_comparison=outline.open_comparison,
            contact_name="" if outline.code in WITHOUT_CONTACT else CONTACT_NAME,
            contact_email="" if outline.code in WITHOUT_CONTACT else f"spoedhulp@{outline.code}.example",
        )
        for outline in OUTLINES
    )


def teams() -> tuple[DemoTeam, ...]:
    """The teams of the table, and one more for each institution that went into another."""
    return tuple(team for outline in OUTLINES for team in _teams(outline))


def people() -> tuple[Person, ...]:
    """Every user with a membership; who moved along in a merger is there twice, once per membership."""
    regional = [person for outline in OUTLINES for person in _staff(outline)]
    return (*regional, *(_national(account, role) for account, role in NATIONAL_ACCOUNTS.items()))


@dataclass(slots=True)
class Workplaces:
    """Who may fill in a measurement at one institution on a day."""

    outline: Outline
    workers: list[DemoMembership] = field(init=False)

    def __post_init__(self) -> None:
        self.workers = [
            membership
            for _, membership in people()
            if membership.institution == self.outline.code and membership.role is Role.WORKER
        ]

    def author_on(self, day: date, rng: Random) -> DemoMembership:
        """The worker, with the team, who fills in a measurement on this day."""
        return rng.choice([membership for membership in self.workers if membership.holds_on(day)])


def _teams(outline: Outline) -> Iterator[DemoTeam]:
    for name, location in outline.teams:
        yield DemoTeam(outline.code, _slug(name), name, location, outline.active_from, outline.active_until)
    for other in OUTLINES:
        if other.merged_into == outline.code:
            yield DemoTeam(outline.code, other.code, other.code.capitalize(), "", MERGED_ON, None)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def _staff(outline: Outline) -> Iterator[Person]:
    """The team lead, and the workers numbered through the teams of the institution."""
    yield from _moves(outline, "teamleider", Role.TEAM_LEAD, "", outline.active_from, outline.active_until)
    number = 0
    for name, _ in outline.teams:
        for active_from, active_until in _periods(outline):
            number += 1
            account = f"werker{number}" if number > 1 else "werker"
            yield from _moves(outline, account, Role.WORKER, _slug(name), active_from, active_until)


def _periods(outline: Outline) -> list[tuple[date, date | None]]:
    """When the workers of one team begin and leave."""
    per_team = outline.valid_in_2022 / len(outline.teams)
    size = next(size for below, size in WORKERS_PER_TEAM if per_team < below)
    staying = [(outline.active_from, outline.active_until)] * size
    if size == 2:
        return staying
    replaced = [(outline.active_from, LEFT_ON), (LEFT_ON + timedelta(days=1), outline.active_until)]
    return staying[:-1] + replaced


def _moves(
    outline: Outline, account: str, role: Role, team: str, active_from: date, active_until: date | None
) -> Iterator[Person]:
    """One user with a membership, and with a second one when there until a merger."""
    user = DemoUser(f"{account}@{outline.code}.example", f"{outline.code.capitalize()} {account} (fictief)")
    yield user, DemoMembership(user.email, role, outline.code, team, active_from, active_until)
    if outline.merged_into and active_until == outline.active_until:
        new_team = outline.code if team else ""
        yield user, DemoMembership(user.email, role, outline.merged_into, new_team, MERGED_ON, None)


def _national(account: str, role: Role) -> Person:
    user = DemoUser(f"{account}@sejn.example", f"SEJN-{ROLE_LABELS[role].removeprefix('SEJN-')} (fictief)")
    return user, DemoMembership(user.email, role, "", "", FIRST_DAY, None)
