"""The institutions, teams and people that the tests share; committed, because the web role may not make them."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

from django.db import connections

from institutions import row_context
from institutions.domain.roles import Role
from institutions.models import Institution, Location, Membership, Team, User
from institutions.row_context import RowContext, Scope
from measurements.codebook import add_missing_entries

Result = TypeVar("Result")
START = date(2018, 1, 1)


def committed(work: Callable[..., Result], *args: Any) -> Result:
    """What `work` returns, done over connections of its own, outside the transaction of the test."""

    def run() -> Result:
        try:
            return work(*args)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(run).result()


@contextmanager
def seeing_everything() -> Iterator[None]:
    """Let the test itself read and write through the web role as if it worked everywhere.

    For the session and not for a transaction, so that it also holds in tests without one. A request sets its own
    context over this one, so what the pages show is as narrow as in production.
    """
    everywhere = tuple(Institution.objects.using("owner").values_list("pk", flat=True))
    scopes = frozenset({Scope.NATIONAL, Scope.ADMINISTRATION, Scope.SIGNING_IN})
    context = RowContext(institutions=everywhere, leads=everywhere, scopes=scopes)
    _tell_session(context)
    token = row_context._current.set(context)
    try:
        yield
    finally:
        row_context._current.reset(token)
        if not connections["default"].in_atomic_block:  # else the rollback takes it away
            _tell_session(RowContext())


def _tell_session(context: RowContext) -> None:
    with connections["default"].cursor() as cursor:
        for name, value in context.settings.items():
            cursor.execute("SELECT set_config(%s, %s, false)", [name, value])


def build() -> None:
    """Two institutions with their people and the national roles, if they are not there yet."""
    if User.objects.using("owner").exists():
        return
    add_missing_entries(using="owner")
    for code, name in (("aa", "Instelling AA"), ("bb", "Instelling BB")):
        _build_institution(code, name)
    for role in (Role.ANALYST, Role.ADMINISTRATOR, Role.AUDITOR):
        _build_person(f"{role.value}@sejn.example", role, None, None)


def _build_institution(code: str, name: str) -> None:
    institution = Institution.objects.using("owner").create(code=code, name=name, active_from=START)
    location = Location.objects.using("owner").create(institution=institution, name="Hoofdlocatie")
    for team_code in ("noord", "zuid"):
        team = Team.objects.using("owner").create(
            institution=institution,
            location=location,
            code=team_code,
            name=f"Team {team_code}",
            active_from=START,
        )
        _build_person(f"worker.{team_code}@{code}.example", Role.WORKER, institution, team)
    _build_person(f"lead@{code}.example", Role.TEAM_LEAD, institution, None)


def _build_person(email: str, role: Role, institution: Institution | None, team: Team | None) -> None:
    user = User(email=email, name=email.split("@")[0])
    user.set_unusable_password()
    user.save(using="owner")
    Membership.objects.using("owner").create(
        user=user, role=role.value, institution=institution, team=team, active_from=START
    )
