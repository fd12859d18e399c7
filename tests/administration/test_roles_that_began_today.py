"""A role that began today and ends today leaves its row: by it the institution still sees who entered what."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from administration.selectors.shown import state_of
from administration.services import people
from institutions.access import context_of
from institutions.models import Membership, Team, User
from institutions.row_context import row_context
from measurements.models import Measurement

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)
Browser = Callable[[User], Client]


@pytest.fixture
def began_today(worker: User, submitted: Callable[..., Measurement]) -> Membership:
    """The role of the worker, who has entered a measurement in it already."""
    submitted(code="VANDAAG1")
    Membership.objects.filter(user=worker).update(active_from=TODAY)
    return Membership.objects.get(user=worker)


def left_behind(membership: Membership) -> Membership:
    """The row after the change, which must be of yesterday alone."""
    membership.refresh_from_db()
    assert (membership.active_from, membership.active_until) == (YESTERDAY, YESTERDAY)
    return membership


def test_it_ends_and_the_lead_still_reads_the_measurement_and_the_person(
    began_today: Membership, lead: User, signed_in: Browser
) -> None:
    given = {"ends_on": TODAY, "reason": "Gaat uit dienst", "shown": state_of(began_today)}
    with row_context(context_of(lead)):
        people.end_role(membership=began_today, by=lead, **given)
    assert left_behind(began_today).user.active_memberships == ()
    client = signed_in(lead)
    assert client.get("/metingen/VANDAAG1/").status_code == 200
    page = client.get(f"/beheer/mensen/{began_today.user_id}/").content.decode()
    assert "(gestopt)" in page
    assert "nog nooit een rol gehad" not in page


def test_an_administrator_does_not_read_that_the_person_never_had_a_role(
    began_today: Membership, administrator: User, signed_in: Browser
) -> None:
    given = {"ends_on": TODAY, "reason": "Gaat uit dienst", "shown": state_of(began_today)}
    with row_context(context_of(administrator)):
        people.end_role(membership=began_today, by=administrator, **given)
    page = signed_in(administrator).get(f"/beheer/mensen/{began_today.user_id}/").content.decode()
    assert "nog nooit een rol gehad" not in page


def test_it_goes_on_elsewhere_and_the_old_institution_still_reads_the_measurement(
    began_today: Membership, administrator: User, lead: User, foreign_worker: User, signed_in: Browser
) -> None:
    team = Membership.objects.select_related("team__institution").get(user=foreign_worker).team
    given = {"starts_on": TODAY, "reason": "Instelling was een vergissing", "shown": state_of(began_today)}
    with row_context(context_of(administrator)):
        people.move(membership=began_today, institution=team.institution, team=team, by=administrator, **given)
    (now,) = left_behind(began_today).user.active_memberships
    assert (now.team, now.active_from) == (team, TODAY)
    assert signed_in(lead).get("/metingen/VANDAAG1/").status_code == 200


def test_it_goes_on_in_another_team(began_today: Membership, lead: User) -> None:
    team = Team.objects.get(institution=began_today.institution, code="zuid")
    given = {"starts_on": TODAY, "reason": "Team was een vergissing", "shown": state_of(began_today)}
    with row_context(context_of(lead)):
        people.change_team(membership=began_today, team=team, by=lead, **given)
    (now,) = left_behind(began_today).user.active_memberships
    assert (now.team, now.active_from) == (team, TODAY)


def test_it_ends_tomorrow_and_keeps_its_first_day(began_today: Membership, lead: User) -> None:
    given = {"ends_on": TODAY + timedelta(days=1), "reason": "Gaat uit dienst", "shown": state_of(began_today)}
    with row_context(context_of(lead)):
        people.end_role(membership=began_today, by=lead, **given)
    began_today.refresh_from_db()
    assert (began_today.active_from, began_today.active_until) == (TODAY, TODAY)
