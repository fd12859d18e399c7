"""What the generator hands over: plain values, tied together by codes and e-mail addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from institutions.domain.roles import Role
from measurements.domain.selection import Score

MeasurementState = Literal["draft", "submitted", "withdrawn"]


@dataclass(frozen=True, slots=True)
class DemoInstitution:
    """A fictitious institution; `successor` is the code of the one it merged into, or "".

    `contact_name` and `contact_email` are "" where nobody was named.
    """

    code: str
    name: str
    active_from: date
    active_until: date | None
    successor: str
    agrees_to_open_comparison: bool
    contact_name: str
    contact_email: str


@dataclass(frozen=True, slots=True)
class DemoTeam:
    """A team of an institution; `location` is a name, or "" for a team that hangs under the institution."""

    institution: str
    code: str
    name: str
    location: str
    active_from: date
    active_until: date | None


@dataclass(frozen=True, slots=True)
class DemoUser:
    """A person who can sign in; the name says what the person is, so that nobody takes it for a real one."""

    email: str
    name: str


@dataclass(frozen=True, slots=True)
class DemoMembership:
    """In which role a user works where and when; "" is no institution (national roles) or no team."""

    email: str
    role: Role
    institution: str
    team: str
    active_from: date
    active_until: date | None

    def holds_on(self, day: date) -> bool:
        """Whether the membership holds on this day, its first and last day included."""
        return self.active_from <= day and (self.active_until is None or day <= self.active_until)


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """Who the family was and what was worked on and advised, as codes of the code lists."""

    family_type: str
    problems: tuple[str, ...]
    work_goals: tuple[str, ...]
    follow_up_advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """From referral to the end of the help; only a trajectory that goes on has no start or end."""

    referred_on: date
    started_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class DemoMeasurement:
    """One measurement; `scores` is by criterion field, `answered` are the form numbers that got an answer.

    Only drafts have no `completed_on`. `changed_on` is the day of the last save of a draft, today without it.
    """

    institution: str
    team: str
    author: str
    code: str
    trajectory_reference: str
    family_reference: str
    dates: Dates
    completed_on: date | None
    state: MeasurementState
    scores: Mapping[str, Score]
    answered: tuple[str, ...]
    target_group: TargetGroup
    changed_on: date | None = None


@dataclass(frozen=True, slots=True)
class DemoClosedTrajectories:
    """How many trajectories an institution closed in a month, as its team lead counted them."""

    institution: str
    month: date
    number: int
    entered_by: str


@dataclass(frozen=True, slots=True)
class DemoData:
    """Everything that the demo is filled with; the trajectories that are running stand apart, for they never ended."""

    institutions: tuple[DemoInstitution, ...]
    teams: tuple[DemoTeam, ...]
    users: tuple[DemoUser, ...]
    memberships: tuple[DemoMembership, ...]
    measurements: tuple[DemoMeasurement, ...]
    running: tuple[DemoMeasurement, ...]
    closed_years: tuple[date, ...]
    closed_trajectories: tuple[DemoClosedTrajectories, ...]
