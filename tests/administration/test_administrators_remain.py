"""Whatever administrators do to each other, one of them stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date, timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connections
from django.test import Client
from django.utils import timezone

from accounts import sessions
from administration.selectors.shown import state_of
from administration.services import people
from institutions.access import context_of
from institutions.models import Membership, User
from institutions.row_context import RowContext, row_context
from tests.administration.browsing import text_of
from tests.world import START

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def second(world: None) -> User:
    """Another administrator."""
    user = User.objects.using("owner").create(email="tweede@sejn.example", name="tweede")
    Membership.objects.using("owner").create(user=user, role="administrator", active_from=START)
    return User.objects.get(pk=user.pk)


def role_of(user: User) -> Membership:
    return Membership.objects.select_related("user").get(user=user, role="administrator")


def end(membership: Membership, by: User, context: RowContext, ends_on: date) -> None:
    with row_context(context):
        given = {"ends_on": ends_on, "reason": "Gaat uit dienst", "shown": state_of(membership)}
        people.end_role(membership=membership, by=by, **given)


def test_two_who_end_each_other_from_tomorrow_leave_one(administrator: User, second: User) -> None:
    end(role_of(second), administrator, context_of(administrator), TOMORROW)
    with pytest.raises(ValidationError, match="Nodig eerst iemand anders uit als beheerder"):
        end(role_of(administrator), second, context_of(second), TOMORROW)
    assert role_of(administrator).active_until is None


@pytest.mark.parametrize(
    "other",
    [
        {"active_until": TODAY + timedelta(days=900)},
        {"active_from": TOMORROW + timedelta(days=1)},
        {"user__is_active": False},
    ],
    ids=["who stops later", "who has yet to begin by then", "who is closed off"],
)
def test_who_does_not_administer_for_good_does_not_count(
    administrator: User, second: User, other: dict[str, object]
) -> None:
    Membership.objects.using("owner").filter(user=second).update(active_until=TODAY)
    third = User.objects.using("owner").create(
        email="derde@sejn.example", name="derde", is_active=other.get("user__is_active", True)
    )
    period = {"active_from": START} | {name: day for name, day in other.items() if name != "user__is_active"}
    Membership.objects.using("owner").create(user=third, role="administrator", **period)
    with pytest.raises(ValidationError, match="laatste beheerder"):
        end(role_of(administrator), second, context_of(second), TOMORROW)


def test_the_page_says_so_before_it_says_what_it_would_do(
    administrator: User, second: User, signed_in: Callable[[User], Client]
) -> None:
    Membership.objects.using("owner").filter(user=second).update(active_until=TODAY)
    client, role = signed_in(second), role_of(administrator)
    session = client.session
    sessions.begin(session)
    session.save()
    path = f"/beheer/mensen/{administrator.pk}/rollen/{role.pk}/stoppen/"
    day = f"{TOMORROW.day}-{TOMORROW.month}-{TOMORROW.year}"
    values = {"ends_on": day, "reason": "Gaat uit dienst", "shown": state_of(role), "action": "check"}
    answer = client.post(path, values)
    assert answer.status_code == 422
    assert people.LAST_ADMINISTRATOR in text_of(answer)


@pytest.mark.parametrize(("ends_on", "refusal"), [(TODAY, PermissionDenied), (TOMORROW, ValidationError)])
def test_two_who_end_each_other_at_once_leave_one(
    administrator: User, second: User, monkeypatch: pytest.MonkeyPatch, ends_on: date, refusal: type[Exception]
) -> None:
    """Both wait for each other where everything has been checked and nothing is saved; only one may come there."""
    both, give_reason = Barrier(2), people.give_reason

    def wait(reason: str) -> None:
        with suppress(BrokenBarrierError):
            both.wait(timeout=2)
        give_reason(reason)

    def run(membership: Membership, by: User, context: RowContext) -> type[Exception] | None:
        try:
            end(membership, by, context, ends_on)
        except (PermissionDenied, ValidationError) as error:
            return type(error)
        finally:
            connections.close_all()
        return None

    monkeypatch.setattr(people, "give_reason", wait)
    acts = [
        (role_of(second), administrator, context_of(administrator)),
        (role_of(administrator), second, context_of(second)),
    ]
    with ThreadPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(lambda act: run(*act), acts))
    assert set(found) == {None, refusal}
    rows = Membership.objects.filter(role="administrator", active_until__isnull=True)
    assert rows.count() == 1
