"""Rows of two institutions in every guarded table, and what a role can read and write of them in raw SQL."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, ProgrammingError, connections, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb

from accounts.models import Invitation, OutgoingMail
from audit.models import AccessLogEntry, Action, Outcome
from benchmark.models import (
    MonthSplit,
    MonthTally,
    OpenPoint,
    Publication,
    Recount,
    RecountPart,
    Release,
    ReleaseEvidence,
    StaleMonth,
)
from exchange.domain.rows import FILLED_FIELDS
from exchange.models import ImportBatch, ImportFile, ImportJob, ImportProblem, ImportRow, RememberedMapping, TeamRequest
from institutions.access import context_of
from institutions.models import Institution, Team, User
from institutions.row_context import RowContext, Scope, row_context
from measurements.models import (
    ClosedTrajectories,
    CorrectionRequest,
    FillingIn,
    Measurement,
    WeeklyMail,
    WorkerSettings,
)
from tests.measurement_data import complete_measurement

OWNER: Final = "owner"
PEOPLE: Final = {
    "worker": "worker.noord@aa.example",
    "lead": "lead@aa.example",
    "analyst": "analyst@sejn.example",
    "administrator": "administrator@sejn.example",
    "auditor": "auditor@sejn.example",
}
"""Who asks, by the role that he or she has; `nobody` and `signing in` have no account yet."""

Label = Callable[[Mapping[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Probe:
    """How the rows of a table are told apart, and a column that can be set to a constant in all of them.

    `counter_column` with its value where the role of the worker may set another column than the web role.
    """

    label: Label
    column: str = ""
    value: Any = None
    counter_column: str = ""
    counter_value: Any = None

    def set_by(self, alias: str) -> tuple[str, Any]:
        """What this connection sets: a column, "" for none, and the value."""
        if alias == "counter" and self.counter_column:
            return self.counter_column, self.counter_value
        return self.column, self.value


class Names:
    """The words for institutions and people that the tests use instead of keys."""

    def __init__(self) -> None:
        self.institutions = dict(Institution.objects.using(OWNER).values_list("pk", "code"))
        emails = User.objects.using(OWNER).values_list("pk", "email")
        self.users = {pk: email.removesuffix(".example") for pk, email in emails}

        self.files = {file.pk: self._file(file) for file in ImportFile.objects.using(OWNER)}
        self.batches = {
            batch.pk: f"{self.institutions[batch.institution_id]}{' sent' if batch.file.state == 'sent' else ''}"
            for batch in ImportBatch.objects.using(OWNER).select_related("file")
        }
        self.releases = dict(Release.objects.using(OWNER).values_list("pk", "number"))

    def institution(self, row: Mapping[str, Any]) -> str:
        return self.institutions.get(row["institution_id"], "sejn")

    def itself(self, row: Mapping[str, Any]) -> str:
        return self.institutions.get(row["id"], "unknown")

    def measurement(self, row: Mapping[str, Any]) -> str:
        kind = {"EXPIRED": " expired", "GONE": " gone"}.get(row["code"], "")
        return f"{self.institution(row)}{kind}"

    def with_role(self, row: Mapping[str, Any]) -> str:
        return f"{self.institution(row)} {row['role']}"

    def release(self, row: Mapping[str, Any]) -> str:
        return f"release {self.releases.get(row['release_id'], 'unknown')}"

    def point(self, row: Mapping[str, Any]) -> str:
        return f"{self.release(row)} {self.institution(row)}"

    def _file(self, file: ImportFile) -> str:
        return self.institutions.get(file.institution_id, "sent" if file.state == "sent" else "sejn")

    def itself_a_file(self, row: Mapping[str, Any]) -> str:
        return self.files.get(row["id"], "unknown")

    def file(self, row: Mapping[str, Any]) -> str:
        return self.files.get(row["file_id"], "unknown")

    def itself_a_batch(self, row: Mapping[str, Any]) -> str:
        return self.batches.get(row["id"], "unknown")

    def batch(self, row: Mapping[str, Any]) -> str:
        return self.batches.get(row["batch_id"], "unknown")

    def job(self, row: Mapping[str, Any]) -> str:
        return f"batch {self.batch(row)}" if row["batch_id"] else f"file {self.file(row)}"

    def user(self, row: Mapping[str, Any]) -> str:
        return self.users.get(row["user_id"], "unknown")

    def person(self, row: Mapping[str, Any]) -> str:
        return self.users.get(row["id"], "unknown")


def probes() -> dict[str, Probe]:
    """For every guarded table how to probe it; a table that is not here fails the tests."""
    names, moment = Names(), timezone.now()
    one = Probe(lambda row: "row")
    return {
        "institutions_institution": Probe(names.itself, "name", "x"),
        "institutions_location": Probe(names.institution, "name", "x"),
        "institutions_team": Probe(names.institution, "name", "x"),
        "institutions_user": Probe(names.person, "name", "x"),
        "institutions_membership": Probe(names.with_role, "active_from", date(2018, 1, 1)),
        "institutions_institutionevent": Probe(names.itself),
        "institutions_locationevent": Probe(names.institution),
        "institutions_teamevent": Probe(names.institution),
        "institutions_userevent": Probe(names.person),
        "institutions_membershipevent": Probe(names.institution),
        "measurements_measurement": Probe(names.measurement, "version", 7),
        "measurements_measurementevent": Probe(names.measurement),
        "measurements_codebookentry": Probe(one.label, "label", "x"),
        "measurements_codebookentryevent": one,
        "measurements_workersettings": Probe(names.user, "gets_weekly_mail", False),
        "measurements_weeklymail": Probe(names.user, "monday", date(2024, 1, 8)),
        "measurements_fillingin": Probe(names.institution, "seconds", 9),
        "measurements_correctionrequest": Probe(names.institution, "state", "declined"),
        "measurements_closedtrajectories": Probe(names.institution, "number", 9),
        "measurements_closedtrajectoriesevent": Probe(names.institution),
        "benchmark_stalemonth": Probe(names.institution),
        "benchmark_monthtally": Probe(names.institution, "entered", 99),
        "benchmark_monthsplit": Probe(names.institution, "entered", 99),
        "benchmark_recount": Probe(one.label, "year", 2024),
        "benchmark_recountpart": Probe(names.institution, "attempts", 3),
        "benchmark_release": Probe(lambda row: f"release {row['number']}"),
        "benchmark_releaseevidence": Probe(names.release),
        "benchmark_publication": Probe(names.release),
        "benchmark_openpoint": Probe(names.point),
        "exchange_importfile": Probe(names.itself_a_file, "message", "x"),
        "exchange_importproblem": Probe(names.file),
        "exchange_importbatch": Probe(names.itself_a_batch, "state", "declined"),
        "exchange_importrow": Probe(names.batch, "differences", ["state"]),
        "exchange_importjob": Probe(names.job, "is_cancelled", True, "attempts", 3),
        "exchange_rememberedmapping": Probe(names.institution, "changed_at", moment),
        "exchange_teamrequest": Probe(names.institution, "decided_at", moment),
        "audit_accesslogentry": Probe(names.institution),
        "accounts_invitation": Probe(names.with_role, "email", "x@example.org"),
        "accounts_invitationevent": Probe(names.with_role),
        "accounts_outgoingmail": Probe(one.label, "attempts", 3),
        "account_emailaddress": Probe(names.user),
        "mfa_authenticator": Probe(names.user, "last_used_at", moment),
        "usersessions_usersession": Probe(names.user, "last_seen_at", moment),
    }


def fill() -> None:
    """At least one row of each institution in every guarded table, beside the people of tests.world."""
    for institution in Institution.objects.using(OWNER):
        _fill_institution(institution)
    for user in User.objects.using(OWNER):
        _fill_accounts(user)
    _invite(None, None, "analyst", "administrator@sejn.example")
    Publication.objects.using(OWNER).create(release=_release(1), published_at=timezone.now())
    _release(2)
    _compare_openly()
    for state in ("checked", "sent"):
        _fill_file_of_several(state)
    OutgoingMail.objects.using(OWNER).create(to="a@example.org", subject="Uitnodiging", body="...")
    _log(None)


def _fill_institution(institution: Institution) -> None:
    team = Team.objects.using(OWNER).filter(institution=institution)[0]
    author = User.objects.using(OWNER).get(email=f"worker.noord@{institution.code}.example")
    measurement = complete_measurement(author=author, team=team, institution=institution)
    measurement.save(using=OWNER, force_insert=True)
    _draft(measurement, "EXPIRED")
    _draft(measurement, "GONE").delete(using=OWNER)
    FillingIn.objects.using(OWNER).create(measurement=measurement, institution=institution)
    CorrectionRequest.objects.using(OWNER).create(
        measurement=measurement,
        institution=institution,
        asked_by=author,
        reason="wrong_answer",
        state="granted",
        decided_by=author,
        decided_at=timezone.now(),
    )
    ClosedTrajectories.objects.using(OWNER).create(
        institution=institution, month=date(2024, 1, 1), number=3, entered_by=author
    )
    StaleMonth.objects.using(OWNER).create(institution=institution, month=date(2024, 1, 1))
    cell = {"institution": institution, "team": team, "month": date(2024, 1, 1), "entered": 3}
    MonthTally.objects.using(OWNER).create(**cell)
    MonthSplit.objects.using(OWNER).create(**cell, split="family_type", value="TG01")
    RecountPart.objects.using(OWNER).create(recount=_recount(), institution=institution, month=date(2024, 1, 1))
    _invite(institution, team, "worker", f"lead@{institution.code}.example")
    _invite(institution, None, "team_lead", "administrator@sejn.example")
    _fill_exchange(institution, measurement)
    _log(institution)


def _fill_exchange(institution: Institution, like: Measurement) -> None:
    """A file of this institution with everything that hangs on it, and what it settled."""
    file = _file(institution, "checked")
    _batch(file, institution, like)
    RememberedMapping.objects.using(OWNER).create(institution=institution)
    TeamRequest.objects.using(OWNER).create(institution=institution, name="Team Oost", asked_by=like.author)


def _fill_file_of_several(state: str) -> None:
    """A file of SEJN; once it is sent its team leads have a batch of it, before that it is not checked yet."""
    file = _file(None, state)
    if state == "sent":
        for measurement in Measurement.objects.using(OWNER).filter(state="submitted"):
            _batch(file, measurement.institution, measurement)


def _file(institution: Institution | None, state: str) -> ImportFile:
    """A file with a problem and work on it."""
    file = ImportFile.objects.using(OWNER).create(
        institution=institution, uploaded_at=timezone.now(), name="x.csv", sha256="0" * 64, state=state
    )
    ImportProblem.objects.using(OWNER).create(file=file, line=2, message="x")
    ImportJob.objects.using(OWNER).create(file=file, work="check", asked_at=timezone.now())
    return file


def _batch(file: ImportFile, institution: Institution, like: Measurement) -> None:
    """A part of the file with a row like this measurement, and work on it."""
    batch = ImportBatch.objects.using(OWNER).create(file=file, institution=institution)
    filled = {name: getattr(like, name) for name in FILLED_FIELDS}
    ImportRow.objects.using(OWNER).create(
        batch=batch, institution=institution, line=2, outcome="new", team=like.team, **filled
    )
    ImportJob.objects.using(OWNER).create(file=file, batch=batch, work="take_over", asked_at=timezone.now())


def _recount() -> Recount:
    """The one recount that runs."""
    recount, _ = Recount.objects.using(OWNER).get_or_create(state="running", defaults={"started_at": timezone.now()})
    return recount


def _release(number: int) -> Release:
    """A release of 2024, with its evidence, that is not published yet."""
    release = Release.objects.using(OWNER).create(
        year=2024,
        number=number,
        kind="concept",
        made_at=timezone.now(),
        method_version="1",
        definition_version="2.0",
        codebook_version="x",
        contents={},
        sha256="0" * 64,
    )
    ReleaseEvidence.objects.using(OWNER).create(release=release, counts={}, parameters={})
    return release


def _compare_openly() -> None:
    """A point of both institutions in each release; since then bb took its agreement back."""
    Institution.objects.using(OWNER).filter(code="aa").update(agrees_to_open_comparison=True)
    for release in Release.objects.using(OWNER):
        for institution in Institution.objects.using(OWNER):
            OpenPoint.objects.using(OWNER).create(
                release=release, institution=institution, name=institution.name, figures={}
            )


def _draft(like: Measurement, code: str) -> Measurement:
    """A draft of the same author that nobody changed since 2024."""
    people = {"author": like.author, "team": like.team, "institution": like.institution}
    draft = complete_measurement(code=code, state="draft", completed_on=None, **people)
    draft.save(using=OWNER, force_insert=True)
    Measurement.objects.using(OWNER).filter(pk=draft.pk).update(changed_at=datetime(2024, 3, 1, tzinfo=UTC))
    return draft


def _invite(institution: Institution | None, team: Team | None, role: str, inviter: str) -> None:
    Invitation.objects.using(OWNER).create(
        email="new@example.org",
        role=role,
        institution=institution,
        team=team,
        token_hash=f"{institution} {role}",
        invited_by=User.objects.using(OWNER).get(email=inviter),
        expires_at=timezone.now() + timedelta(hours=72),
    )


def _log(institution: Institution | None) -> None:
    fields = {"action": Action.READ.value, "object_type": "measurement", "outcome": Outcome.GRANTED.value}
    AccessLogEntry.objects.using(OWNER).create(institution=institution, **fields)


def _fill_accounts(user: User) -> None:
    WorkerSettings.objects.using(OWNER).create(user=user)
    WeeklyMail.objects.using(OWNER).create(user=user, monday=date(2024, 1, 1))
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            'INSERT INTO account_emailaddress (user_id, email, verified, "primary") VALUES (%s, %s, true, true)',
            [user.pk, user.email],
        )
        cursor.execute(
            "INSERT INTO mfa_authenticator (user_id, type, data, created_at) VALUES (%s, 'totp', '{}', now())",
            [user.pk],
        )
        cursor.execute(
            "INSERT INTO usersessions_usersession"
            " (user_id, created_at, ip, last_seen_at, session_key, user_agent, data)"
            " VALUES (%s, now(), '127.0.0.1', now(), %s, '', '{}')",
            [user.pk, f"session-{user.pk}"],
        )


def contexts() -> dict[str, RowContext]:
    """The row context of everybody who may ask."""
    people = {name: context_of(User.objects.get(email=email)) for name, email in PEOPLE.items()}
    return people | {
        "nobody": context_of(AnonymousUser()),
        "signing in": RowContext(scopes=frozenset({Scope.SIGNING_IN})),
    }


Found = dict[str, Counter[str]]


def can_do(table: str, probe: Probe, alias: str = "default") -> Found:
    """Per command the labels of the rows, with how many, that this connection can do it with right now."""
    everything = rows_of(table, OWNER)
    return {
        "read": _quietly(alias, lambda: Counter(map(probe.label, rows_of(table, alias)))),
        "insert": _insertable(table, probe, everything, alias),
        "update": _changed(table, probe, alias),
        "delete": _removed(table, probe, alias),
    }


def rows_of(table: str, alias: str) -> list[dict[str, Any]]:
    """Every row that the connection sees."""
    with connections[alias].cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
        columns = [column.name for column in cursor.description]
        return [dict(zip(columns, values, strict=True)) for values in cursor.fetchall()]


def _quietly(alias: str, ask: Callable[[], Counter[str]]) -> Counter[str]:
    """What is found; nothing where the role has no right to the command at all, or nobody has."""
    try:
        with undone(alias):
            return ask()
    except (ProgrammingError, IntegrityError) as error:
        if "permission denied" not in str(error) and "stays as it is" not in str(error):
            raise
        return Counter()


@contextmanager
def undone(alias: str) -> Iterator[None]:
    """A savepoint that is always rolled back."""
    with transaction.atomic(using=alias):
        yield
        transaction.set_rollback(True, using=alias)


def _changed(table: str, probe: Probe, alias: str) -> Counter[str]:
    """The rows that a plain UPDATE reaches; without WHERE or RETURNING only the policy for writing decides."""
    column, value = probe.set_by(alias)
    if not column:
        return Counter()
    return _quietly(alias, lambda: _count(alias, f'UPDATE "{table}" SET "{column}" = %s', [value]))  # noqa: S608


def _removed(table: str, probe: Probe, alias: str) -> Counter[str]:
    return _quietly(alias, lambda: _count(alias, f'DELETE FROM "{table}"', []))  # noqa: S608


def _count(alias: str, statement: str, values: list[Any]) -> Counter[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, values)
        return Counter(rows=cursor.rowcount)


def _insertable(table: str, probe: Probe, rows: list[dict[str, Any]], alias: str) -> Counter[str]:
    """The labels of the rows of which PostgreSQL takes a copy; that the key is there already, it says later."""
    one_of_each = {probe.label(row): row for row in rows}
    return Counter(label for label, row in one_of_each.items() if _takes(table, row, alias))


def _takes(table: str, row: Mapping[str, Any], alias: str) -> bool:
    columns = {name: value for name, value in row.items() if name not in generated_columns(table)}
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(["%s"] * len(columns))
    try:
        with undone(alias), connections[alias].cursor() as cursor:
            values = [adapted(value) for value in columns.values()]
            cursor.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', values)  # noqa: S608
    except IntegrityError:
        return True
    except ProgrammingError as error:
        if "row-level security" not in str(error) and "permission denied" not in str(error):
            raise
        return False
    return True


def adapted(value: Any) -> Any:
    """JSON as the driver wants it; everything else as it is."""
    return Jsonb(value) if isinstance(value, dict) else value


@cache
def generated_columns(table: str) -> frozenset[str]:
    """The columns that PostgreSQL computes itself."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attgenerated <> ''", [table])
        return frozenset(name for (name,) in cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Who asks, and how to tell the rows apart; drawn up while everything is as it should be."""

    contexts: Mapping[str, RowContext]
    probes: Mapping[str, Probe]

    def found(self, table: str) -> dict[str, Found]:
        """What everybody who may ask can do with the rows of a table right now."""
        probe = self.probes[table]
        found = {}
        for name, context in self.contexts.items():
            with row_context(context):
                found[name] = can_do(table, probe)
        return found | {alias: can_do(table, probe, alias) for alias in ("owner", "counter", "log")}

    def labels(self, table: str) -> list[str]:
        """The label of every row there is."""
        return [self.probes[table].label(row) for row in rows_of(table, OWNER)]


def inquiry() -> Inquiry:
    """The inquiry into the rows that are there now."""
    return Inquiry(contexts(), probes())
