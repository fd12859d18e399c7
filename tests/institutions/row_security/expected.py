"""Who may do what with the rows of every guarded table: the separation of institutions as one table.

Per table, per role: the rows that may be read, and those that may be written by INSERT, UPDATE and DELETE. A role
that is not named may do nothing. "aa" and "bb" are institutions, "sejn" is what belongs to none; "aa expired" is a
draft that nobody changed for 90 days, "aa gone" the history of one that was removed. Of files to import "sejn" holds
the rows of several institutions, "sent" is one that SEJN sent to their team leads, and "aa sent" the part for one.
Only aa agrees to open comparison, and release 1 is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Rows = frozenset[str]

A: Final[Rows] = frozenset({"aa"})
BOTH: Final[Rows] = frozenset({"aa", "bb"})
ALL: Final[Rows] = frozenset({"aa", "bb", "sejn"})
EXPIRED: Final[Rows] = frozenset({"aa expired", "bb expired"})
GONE: Final[Rows] = frozenset({"aa gone", "bb gone"})
A_WITH_DRAFT: Final[Rows] = frozenset({"aa", "aa expired"})
BOTH_WITH_DRAFTS: Final[Rows] = BOTH | EXPIRED
A_WITH_HISTORY: Final[Rows] = A_WITH_DRAFT | {"aa gone"}
ROW: Final[Rows] = frozenset({"row"})
PUBLISHED: Final[Rows] = frozenset({"release 1"})
RELEASES: Final[Rows] = PUBLISHED | {"release 2"}
POINTS: Final[Rows] = frozenset(f"{release} {institution}" for release in RELEASES for institution in BOTH)
NONE: Final[Rows] = frozenset()


@dataclass(frozen=True, slots=True)
class May:
    """The labels of the rows that may be read, inserted, updated and deleted."""

    read: Rows = NONE
    insert: Rows = NONE
    update: Rows = NONE
    delete: Rows = NONE


def everything(rows: Rows, *, update: bool = True) -> May:
    """All rows in every way; `update` where the table has a column that may be set."""
    return May(rows, rows, rows if update else NONE, rows)


def own_people(*names: str) -> Rows:
    return frozenset(names)


WORKER: Final = own_people("worker.noord@aa")
LED: Final = own_people("worker.noord@aa", "worker.zuid@aa", "lead@aa")
SEJN: Final = own_people("analyst@sejn", "administrator@sejn", "auditor@sejn")
EVERYBODY: Final = LED | SEJN | own_people("worker.noord@bb", "worker.zuid@bb", "lead@bb")
SELF: Final[Mapping[str, Rows]] = {
    "worker": WORKER,
    "lead": own_people("lead@aa"),
    "analyst": own_people("analyst@sejn"),
    "administrator": own_people("administrator@sejn"),
    "auditor": own_people("auditor@sejn"),
}

MEMBERSHIPS_OF_A: Final = frozenset({"aa worker", "aa team_lead"})
MEMBERSHIPS: Final = MEMBERSHIPS_OF_A | {
    "bb worker",
    "bb team_lead",
    "sejn analyst",
    "sejn administrator",
    "sejn auditor",
}
INVITATIONS: Final = MEMBERSHIPS_OF_A | {"bb worker", "bb team_lead", "sejn analyst"}

FILES: Final[Rows] = frozenset({"aa", "bb", "sejn", "sent"})
A_FILE_OF_SEJN: Final[Rows] = frozenset({"sejn"})
OF_SEJN: Final[Rows] = A_FILE_OF_SEJN | {"sent"}
A_AND_SENT: Final[Rows] = frozenset({"aa", "sent"})
BATCHES_OF_A: Final[Rows] = frozenset({"aa", "aa sent"})
BATCHES: Final[Rows] = BATCHES_OF_A | {"bb", "bb sent"}
JOBS_OF_A: Final[Rows] = frozenset({"file aa", "batch aa", "batch aa sent"})
JOBS_FOR_SEJN: Final[Rows] = frozenset({"file sejn", *(f"batch {name}" for name in BATCHES)})
JOBS: Final[Rows] = JOBS_FOR_SEJN | JOBS_OF_A | {"file bb", "file sent"}

PLACES: Final = {
    "worker": May(A),
    "lead": May(A),
    "analyst": May(BOTH),
    "administrator": May(BOTH, BOTH, BOTH),
    "auditor": May(BOTH),
    "counter": May(BOTH),
    "owner": everything(BOTH),
}
COUNTS: Final = {"worker": May(A), "lead": May(A), "analyst": May(BOTH), "administrator": May(BOTH)}
ACCOUNT_ROWS: Final = {
    **{name: May(rows, rows, rows, rows) for name, rows in SELF.items()},
    "lead": May(LED, SELF["lead"], SELF["lead"], LED),
    "administrator": May(EVERYBODY, SELF["administrator"], SELF["administrator"], EVERYBODY),
    "signing in": May(EVERYBODY, EVERYBODY, EVERYBODY, EVERYBODY),
    "owner": everything(EVERYBODY),
}
HISTORY_OF_PLACES: Final = {
    "worker": May(A),
    "lead": May(A),
    "administrator": May(BOTH),
    "owner": everything(BOTH, update=False),
}

EXPECTED: Final[Mapping[str, Mapping[str, May]]] = {
    "institutions_institution": PLACES,
    "institutions_location": PLACES,
    "institutions_team": PLACES,
    "institutions_institutionevent": HISTORY_OF_PLACES,
    "institutions_locationevent": HISTORY_OF_PLACES,
    "institutions_teamevent": HISTORY_OF_PLACES,
    "institutions_user": {
        **{name: May(rows, rows, rows) for name, rows in SELF.items()},
        "lead": May(LED, own_people("lead@aa"), own_people("lead@aa")),
        "administrator": May(EVERYBODY, EVERYBODY, EVERYBODY),
        "signing in": May(EVERYBODY, EVERYBODY, EVERYBODY),
        "owner": everything(EVERYBODY),
    },
    "institutions_userevent": {"administrator": May(EVERYBODY), "owner": everything(EVERYBODY, update=False)},
    "institutions_membership": {
        "worker": May(frozenset({"aa worker"})),
        "lead": May(MEMBERSHIPS_OF_A, *[frozenset({"aa worker"})] * 3),
        "analyst": May(frozenset({"sejn analyst"})),
        "administrator": May(MEMBERSHIPS, *[MEMBERSHIPS - {"sejn administrator"}] * 3),
        "auditor": May(frozenset({"sejn auditor"})),
        "owner": everything(MEMBERSHIPS),
    },
    "institutions_membershipevent": {
        "lead": May(A),
        "administrator": May(ALL),
        "owner": everything(ALL, update=False),
    },
    "measurements_measurement": {
        "worker": May(A_WITH_DRAFT, A_WITH_DRAFT, A_WITH_DRAFT),
        "lead": May(A_WITH_DRAFT, A_WITH_DRAFT, A_WITH_DRAFT),
        "counter": May(BOTH_WITH_DRAFTS, delete=EXPIRED),
        "owner": everything(BOTH_WITH_DRAFTS),
    },
    "measurements_measurementevent": {
        "worker": May(A_WITH_HISTORY),
        "lead": May(A_WITH_HISTORY),
        "counter": May(GONE, delete=GONE),
        "owner": everything(BOTH_WITH_DRAFTS | GONE, update=False),
    },
    "measurements_codebookentry": {
        **{name: May(ROW) for name in (*SELF, "nobody", "signing in", "counter")},
        "administrator": May(ROW, ROW, ROW),
        "owner": everything(ROW),
    },
    "measurements_codebookentryevent": {"administrator": May(ROW), "owner": everything(ROW, update=False)},
    "measurements_workersettings": {
        **{name: May(rows, rows, rows) for name, rows in SELF.items()},
        "counter": May(EVERYBODY),
        "owner": everything(EVERYBODY),
    },
    "measurements_weeklymail": {
        "counter": May(EVERYBODY, EVERYBODY, delete=EVERYBODY),
        "owner": everything(EVERYBODY),
    },
    "measurements_fillingin": {
        "worker": May(A, A, A),
        "lead": May(A, A, A),
        "counter": May(BOTH, delete=BOTH),
        "owner": everything(BOTH),
    },
    "measurements_correctionrequest": {
        "worker": May(A, A, A),
        "lead": May(A, A, A),
        "owner": everything(BOTH),
    },
    "measurements_closedtrajectories": {
        "worker": May(A),
        "lead": May(A, A, A, A),
        "analyst": May(BOTH),
        "counter": May(BOTH),
        "owner": everything(BOTH),
    },
    "measurements_closedtrajectoriesevent": {
        "worker": May(A),
        "lead": May(A),
        "owner": everything(BOTH, update=False),
    },
    "benchmark_stalemonth": {
        **COUNTS,
        "counter": May(BOTH, BOTH, delete=BOTH),
        "owner": everything(BOTH, update=False),
    },
    "benchmark_monthtally": {**COUNTS, "counter": everything(BOTH), "owner": everything(BOTH)},
    "benchmark_monthsplit": {**COUNTS, "counter": everything(BOTH), "owner": everything(BOTH)},
    "benchmark_recount": {"counter": everything(ROW), "owner": everything(ROW)},
    "benchmark_recountpart": {"counter": everything(BOTH), "owner": everything(BOTH)},
    "benchmark_release": {
        **{name: May(PUBLISHED) for name in (*SELF, "nobody", "signing in")},
        **{name: May(RELEASES, RELEASES) for name in ("analyst", "counter", "owner")},
    },
    "benchmark_releaseevidence": {name: May(RELEASES, RELEASES) for name in ("analyst", "counter", "owner")},
    "benchmark_publication": {
        **{name: May(PUBLISHED) for name in (*SELF, "nobody", "signing in")},
        **{name: May(PUBLISHED, PUBLISHED) for name in ("analyst", "counter", "owner")},
    },
    "benchmark_openpoint": {
        "lead": May(frozenset({"release 1 aa"})),
        **{name: May(POINTS, POINTS) for name in ("analyst", "counter", "owner")},
    },
    "exchange_importfile": {
        "lead": May(A_AND_SENT, A, A),
        "analyst": May(OF_SEJN, OF_SEJN, OF_SEJN),
        "counter": May(FILES, update=FILES),
        "owner": everything(FILES),
    },
    "exchange_importproblem": {
        "lead": May(A, A, delete=A),
        "analyst": May(A_FILE_OF_SEJN, A_FILE_OF_SEJN, delete=A_FILE_OF_SEJN),
        "counter": May(FILES, delete=FILES),
        "owner": everything(FILES, update=False),
    },
    "exchange_importbatch": {
        "lead": everything(BATCHES_OF_A),
        "analyst": everything(BATCHES),
        "counter": May(BATCHES, update=BATCHES),
        "owner": everything(BATCHES),
    },
    "exchange_importrow": {
        "lead": everything(BATCHES_OF_A),
        "counter": May(BATCHES, delete=BATCHES),
        "owner": everything(BATCHES),
    },
    "exchange_importjob": {
        "lead": everything(JOBS_OF_A),
        "analyst": everything(JOBS_FOR_SEJN),
        "counter": May(JOBS, update=JOBS),
        "owner": everything(JOBS),
    },
    "exchange_rememberedmapping": {"lead": May(A, A, A), "owner": everything(BOTH)},
    "exchange_teamrequest": {
        "lead": May(A, A, A),
        "analyst": May(BOTH, BOTH, BOTH),
        "administrator": May(BOTH, BOTH, BOTH),
        "owner": everything(BOTH),
    },
    "audit_accesslogentry": {
        "lead": May(A),
        "auditor": May(ALL),
        "log": May(insert=ALL),
        "owner": everything(ALL, update=False),
    },
    "accounts_invitation": {
        "lead": May(frozenset({"aa worker"}), frozenset({"aa worker"}), frozenset({"aa worker"})),
        "administrator": May(INVITATIONS, *[INVITATIONS - {"aa worker", "bb worker"}] * 2),
        "signing in": May(INVITATIONS),
        "owner": everything(INVITATIONS),
    },
    "accounts_invitationevent": {
        "lead": May(frozenset({"aa worker"})),
        "administrator": May(INVITATIONS),
        "owner": everything(INVITATIONS, update=False),
    },
    "accounts_outgoingmail": {
        **{name: May(insert=ROW) for name in (*SELF, "nobody", "signing in")},
        "counter": everything(ROW),
        "owner": everything(ROW),
    },
    "account_emailaddress": {
        **{name: May(rows) for name, rows in SELF.items()},
        "owner": everything(EVERYBODY, update=False),
    },
    "mfa_authenticator": ACCOUNT_ROWS,
    "usersessions_usersession": ACCOUNT_ROWS,
}
