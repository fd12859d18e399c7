"""What an address can be about: one of the visitor's own, one of somebody else, and one that does not exist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.utils import timezone

from accounts.domain.tokens import hash_of
from accounts.models import Invitation
from benchmark.models import ReleaseKind
from benchmark.services.making import write_publication, write_release
from exchange.files.keeping import packed
from exchange.models import FileState, ImportBatch, ImportFile, ImportProblem, TeamRequest
from institutions.access import context_of
from institutions.domain.roles import Role
from institutions.models import Institution, Location, Membership, Team, User
from institutions.row_context import row_context
from measurements.models import CorrectionRequest, Measurement
from tests.access.visitors import ADMINISTRATOR, ALL, ANALYST, ANONYMOUS, AUDITOR, LEAD, SIGNED_IN, WORKER
from tests.exchange.batches import batch_of
from tests.measurement_data import complete_measurement

Values = Mapping[str, object]
"""What stands in the places of an address, by the name of the place."""

NOBODY: Final = frozenset[str]()
ABSENT: Final = "absent"
NO_NUMBER: Final = 999_999_999
COLLEAGUE, FOREIGN_WORKER, FOREIGN_LEAD = "worker.zuid@aa.example", "worker.noord@bb.example", "lead@bb.example"


@dataclass(frozen=True)
class Kind:
    """A kind of object: which there are, and what stands for each of them in an address."""

    seen_by: Mapping[str, frozenset[str]]
    """Per object the visitors who get through to it; for all others it is as if it does not exist."""

    values: Callable[[str], Values]

    refused_to: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Per object who knows it well and may not do this with it: 403 instead of 404."""


def build() -> None:
    """Everything that the kinds below name and tests.world does not make; the team lead has a second factor."""
    for code, author in (("EIGEN", WORKER), ("COLLEGA", COLLEAGUE), ("ELDERS", FOREIGN_WORKER)):
        _build_measurement(code, Membership.objects.get(user__email=author))
        _build_request(code)
    for email in (WORKER, LEAD, ANALYST):
        _build_own(User.objects.get(email=email))
    _build_releases()
    for code in ("aa", "bb", None):
        _build_import_file(code)
    for code in ("aa", "bb"):
        _build_batch(code)
    lead = User.objects.get(email=LEAD)
    invited = {"invited_by": lead}
    _build_invitation("open", "aa", **invited)
    _build_invitation("elsewhere", "bb", **invited)
    _build_invitation("national", None, **invited)
    _build_invitation("withdrawn", "aa", withdrawn_at=timezone.now(), **invited)
    _build_invitation("expired", "aa", expires_at=timezone.now() - timedelta(minutes=1), **invited)
    by = {"accepted_at": timezone.now(), "accepted_by": User.objects.get(email=WORKER)}
    _build_invitation("used", "aa", **invited, **by)


def _build_own(user: User) -> None:
    """What only its owner may make: a session elsewhere, and the second factor of the team lead."""
    with row_context(context_of(user)):
        UserSession.objects.create(user=user, session_key=f"of {user.email}", ip="10.0.0.1")
        if user.email == LEAD:
            TOTP.activate(user, generate_totp_secret())
            RecoveryCodes.activate(user)


def _build_measurement(code: str, membership: Membership) -> None:
    place = {"team": membership.team, "institution": membership.institution}
    complete_measurement(code=code, author=membership.user, **place).save(force_insert=True)


def _build_request(code: str) -> None:
    measurement = Measurement.objects.get(code=code)
    CorrectionRequest.objects.create(
        measurement=measurement,
        institution_id=measurement.institution_id,
        asked_by_id=measurement.author_id,
        reason="wrong_answer",
    )


def _build_invitation(token: str, institution: str | None, **fields: object) -> None:
    """One to a team noord, or to a national role; `open` and the like are its token."""
    team = Team.objects.filter(institution__code=institution, code="noord").first()
    place = {"institution": team.institution, "team": team, "role": Role.WORKER.value} if team else {}
    defaults = {
        "email": f"{token}@new.example",
        "role": Role.ANALYST.value,
        "expires_at": timezone.now() + timedelta(days=1),
    }
    Invitation.objects.create(**defaults | place | fields | {"token_hash": hash_of(token)})


def _build_releases() -> None:
    """A release of 2024 that is published, and one that is not."""
    for kind in (ReleaseKind.CONCEPT, ReleaseKind.FINAL):
        release = write_release(2024, kind, {}, by=None, at=timezone.now())
        if kind == ReleaseKind.CONCEPT:
            write_publication(release, by=None, at=timezone.now())


def _build_import_file(institution: str | None) -> None:
    """A file with a mistake in it; without an institution one of several, which SEJN brought."""
    file = ImportFile.objects.create(
        institution=Institution.objects.filter(code=institution).first(),
        name=f"{institution or 'several'}.csv",
        uploaded_by=None if institution else User.objects.get(email="analyst@sejn.example"),
        uploaded_at=timezone.now(),
        lines=packed([(1, ["meting_id"]), (2, ["M 1"])]),
        rows=1,
        errors=1,
        state=FileState.CHECKED,
    )
    ImportProblem.objects.create(file=file, line=2, column="meting_id", message="Een code heeft geen spaties.")


def _build_batch(code: str) -> None:
    """A part of a file that was checked, and a team that it names and that is not there."""
    institution = Institution.objects.get(code=code)
    batch_of(institution, [complete_measurement()])
    TeamRequest.objects.create(institution=institution, name="Team Oost")


def _number_of(model: type, **which: object) -> object:
    return model.objects.filter(**which).values_list("pk", flat=True).first() or NO_NUMBER


def _role_of(email: str) -> Values:
    role = _number_of(Membership, user__email=email)
    return {"number": _number_of(User, email=email), "role": role}


IN_CHARGE: Final = frozenset({LEAD, ADMINISTRATOR})
ADMIN: Final = frozenset({ADMINISTRATOR})

MEASUREMENT: Final = Kind(
    seen_by={"EIGEN": frozenset({WORKER, LEAD}), "COLLEGA": frozenset({LEAD}), "ELDERS": NOBODY, "ABSENT": NOBODY},
    values=lambda code: {"code": code},
)
REQUEST: Final = Kind(
    seen_by={"EIGEN": frozenset({LEAD}), "ELDERS": NOBODY, ABSENT: NOBODY},
    values=lambda code: {"number": _number_of(CorrectionRequest, measurement__code=code)},
)
INSTITUTION: Final = Kind(
    seen_by={
        "aa": frozenset({WORKER, LEAD, ANALYST, ADMINISTRATOR}),
        "bb": frozenset({ANALYST, ADMINISTRATOR}),
        "zz": NOBODY,
    },
    values=lambda code: {"code": code},
)
INSTITUTION_CRITERION: Final = Kind(
    seen_by=INSTITUTION.seen_by | {"no such criterion": NOBODY},
    values=lambda code: {"code": "aa", "number": "9z"} if " " in code else {"code": code, "number": "3d"},
)
CRITERION: Final = Kind(
    seen_by={"3d": frozenset({ANALYST}), "3D": NOBODY, "9z": NOBODY}, values=lambda number: {"number": number}
)
YEAR: Final = Kind(seen_by={"2024": frozenset({ANALYST}), "1999": NOBODY}, values=lambda year: {"year": year})
RELEASE: Final = Kind(
    seen_by={"1": frozenset({WORKER, LEAD, ANALYST}), "2": frozenset({ANALYST}), "9": NOBODY},
    values=lambda number: {"year": 2024, "number": number},
)
LOCATION: Final = Kind(
    seen_by={"aa": ADMIN, "zz": NOBODY},
    values=lambda code: {
        "code": "aa",
        "pk": _number_of(Location, institution=Institution.objects.filter(code=code).first()),
    },
)
TEAM: Final = Kind(seen_by={"noord": ADMIN, "nergens": NOBODY}, values=lambda code: {"code": "aa", "team_code": code})
CODE_LIST: Final = Kind(seen_by={"problematiek": ADMIN, "nergens": NOBODY}, values=lambda slug: {"slug": slug})
ENTRY: Final = Kind(seen_by={"PO01": ADMIN, "XX99": NOBODY}, values=lambda code: {"slug": "problematiek", "code": code})
SESSION: Final = Kind(
    seen_by={email: frozenset({email}) for email in (WORKER, LEAD, ANALYST)} | {ABSENT: NOBODY},
    values=lambda email: {"pk": _number_of(UserSession, session_key=f"of {email}")},
)
PERSON: Final = Kind(
    seen_by={WORKER: IN_CHARGE, LEAD: IN_CHARGE, FOREIGN_WORKER: ADMIN, ANALYST: ADMIN, ABSENT: NOBODY},
    values=lambda email: {"number": _number_of(User, email=email)},
)
FACTOR: Final = Kind(seen_by={WORKER: IN_CHARGE, FOREIGN_WORKER: ADMIN, ABSENT: NOBODY}, values=PERSON.values)
ROLE: Final = Kind(seen_by={WORKER: IN_CHARGE, FOREIGN_WORKER: ADMIN, ANALYST: ADMIN, ABSENT: NOBODY}, values=_role_of)
PLACED_ROLE: Final = Kind(seen_by={WORKER: IN_CHARGE, FOREIGN_WORKER: ADMIN, ABSENT: NOBODY}, values=_role_of)
INVITATION: Final = Kind(
    seen_by={"open": frozenset({LEAD}), "elsewhere": NOBODY, "national": ADMIN, ABSENT: NOBODY},
    values=lambda token: {"number": _number_of(Invitation, token_hash=hash_of(token))},
)
TOKEN: Final = Kind(
    seen_by={"open": frozenset({ANONYMOUS})} | dict.fromkeys(("used", "withdrawn", "expired", ABSENT), NOBODY),
    values=lambda token: {"token": token},
    refused_to={"open": SIGNED_IN},
)
IMPORT_BATCH: Final = Kind(
    seen_by={"aa": frozenset({LEAD}), "bb": NOBODY, ABSENT: NOBODY},
    values=lambda code: {"number": _number_of(ImportBatch, institution__code=code)},
)
TEAM_REQUEST: Final = Kind(
    seen_by={"aa": ADMIN, "bb": NOBODY, ABSENT: NOBODY},
    values=lambda code: {"code": "aa", "pk": _number_of(TeamRequest, institution__code=code)},
)
IMPORT_FILE: Final = Kind(
    seen_by={"aa": frozenset({LEAD}), "bb": NOBODY, "several": frozenset({ANALYST}), ABSENT: NOBODY},
    values=lambda name: {"number": _number_of(ImportFile, name=f"{name}.csv")},
)
RESET_LINK: Final = Kind(seen_by={"x": ALL}, values=lambda key: {"uidb36": key, "key": key})
OWN_FACTOR: Final = Kind(seen_by={"the visitor's own": frozenset({LEAD})}, values=lambda nothing: {})
NO_ACCOUNT: Final = Kind(seen_by={ABSENT: NOBODY}, values=lambda nothing: {})
DEMO_ACCOUNT: Final = Kind(seen_by={"the visitor's own": frozenset({AUDITOR})}, values=lambda nothing: {})
