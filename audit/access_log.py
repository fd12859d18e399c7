"""Writes the lines of the access log, over a connection whose role can add lines and do nothing else."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from ipaddress import ip_address
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import Error, connections
from django.http import HttpRequest

from audit.models import AccessLogEntry, Action, Outcome
from institutions.domain.roles import ROLE_PERMISSIONS, Permission, Role
from institutions.models import Membership, User
from institutions.row_context import current_context, row_context

logger = logging.getLogger(__name__)

CONNECTION: Final = "log"
SESSION_LENGTH: Final = 16


class NotLogged(Exception):
    """The line could not be written, so what it is about must not be shown or saved."""


def write(request: HttpRequest, *, action: Action, object_type: str, outcome: Outcome, **fields: Any) -> None:
    """Add one line about this request at once, whatever becomes of its transaction; raises NotLogged.

    Other `fields` are those of AccessLogEntry; `user` for somebody else than request.user, `permission` for the rule
    and the membership that applies, `institution_id` for the institution of what was looked at.
    """
    entry = entry_of(request, action=action, object_type=object_type, outcome=outcome, **fields)
    try:
        add(entry)
    except Error as error:
        # Only the kind of error: its text quotes the line, and with it a person.
        logger.error("a line of the access log cannot be written: %s", type(error).__name__)
        raise NotLogged from None


def add(entry: AccessLogEntry) -> None:
    """Insert the line by a statement that is written once: the log is on the way of every answer."""
    connection = connections[CONNECTION]
    fields = entry._meta.concrete_fields
    values = [field.get_db_prep_save(field.pre_save(entry, add=True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(_insert_statement(), values)


@cache
def _insert_statement() -> str:
    fields = AccessLogEntry._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f'INSERT INTO "{AccessLogEntry._meta.db_table}" ({columns}) VALUES ({places})'  # noqa: S608 names of ours


def entry_of(
    request: HttpRequest,
    *,
    user: User | AnonymousUser | None = None,
    permission: Permission | None = None,
    institution_id: int | None = None,
    **fields: Any,
) -> AccessLogEntry:
    """The line about this request, not yet written."""
    person = request.user if user is None else user
    membership = membership_that_applies(person, permission, institution_id)
    known = {
        "user_id": person.pk,
        "user_name": getattr(person, "name", ""),
        "role": membership.role if membership else "",
        "institution_id": institution_id or (membership.institution_id if membership else None),
        "session": session_mark(request),
        "address": address_of(request),
        "rule": permission.value if permission else "",
    }
    return AccessLogEntry(**{name: fitted(name, value) for name, value in (known | fields).items()})


def membership_that_applies(
    user: User | AnonymousUser, permission: Permission | None, institution_id: int | None
) -> Membership | None:
    """The membership under which somebody does this: of this institution and with this permission where there is one.

    Else the first of the day, for a refusal; None for somebody without any.
    """
    candidates = list(_memberships(user))
    for fits in (
        lambda one: institution_id in (None, one.institution_id) and _gives(one, permission),
        lambda one: _gives(one, permission),
    ):
        if found := next(filter(fits, candidates), None):
            return found
    return next(iter(candidates), None)


def _gives(membership: Membership, permission: Permission | None) -> bool:
    return permission is None or permission in ROLE_PERMISSIONS[Role(membership.role)]


def _memberships(user: User | AnonymousUser) -> Iterable[Membership]:
    """The memberships of today; of who is signing in they are read as that person, and kept nowhere."""
    if not user.is_authenticated:
        return ()
    context = current_context()
    if context.user_id == user.pk:
        return user.active_memberships
    with row_context(replace(context, user_id=user.pk)):
        return User(pk=user.pk, is_active=user.is_active).active_memberships


def session_mark(request: HttpRequest) -> str:
    """What lines of one session have in common: the start of the SHA-256 of its key, from which nobody signs in."""
    key = request.session.session_key
    return hashlib.sha256(key.encode()).hexdigest()[:SESSION_LENGTH] if key else ""


def address_of(request: HttpRequest) -> str | None:
    """The network address of the visitor; behind a proxy the one that the proxy itself added last."""
    seen = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        return str(ip_address(seen))
    except ValueError:
        return None


def fitted(name: str, value: Any) -> Any:
    """A value as the field takes it: text without control characters, and no longer than the field."""
    if not isinstance(value, str):
        return value
    text = value if value.isprintable() else "".join(sign for sign in value if sign.isprintable())
    return text[: _longest(name)]


@cache
def _longest(name: str) -> int | None:
    return AccessLogEntry._meta.get_field(name.removesuffix("_id")).max_length
