"""An administrator who works at an institution too: nobody takes or gives the own role by ending what it belongs to."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from administration.domain.effects import TakesOver
from administration.selectors.shown import state_of
from administration.services import checks, institutions
from institutions.access import context_of
from institutions.models import Institution, Membership, Team, User
from institutions.row_context import row_context
from tests.administration.browsing import fill_in, go_through, text_of
from tests.world import START

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

AA, NOORD = "/beheer/instellingen/aa/", "/beheer/instellingen/aa/teams/noord/"
LAST_DAY = date(2025, 12, 31)
ENDED = {"last_day": "31-12-2025", "reason": "De instelling is opgeheven"}
TEAM_ENDED = {"last_day": "31-12-2025", "reason": "Het team is opgeheven"}
UNDONE = {"reason": "Beëindigd per vergissing"}
Browser = Callable[[User], Client]


@pytest.fixture
def second(world: None) -> User:
    """Another administrator, without any other role."""
    user = User.objects.using("owner").create(email="tweede@sejn.example", name="tweede")
    Membership.objects.using("owner").create(user=user, role="administrator", active_from=START)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def own(administrator: User, team: Team) -> Membership:
    """The role of the administrator in team noord of aa."""
    place = {"institution": team.institution, "team": team}
    made = Membership.objects.using("owner").create(user=administrator, role="worker", active_from=START, **place)
    return Membership.objects.get(pk=made.pk)


def assert_refused(browser: Client, address: str, **values: object) -> None:
    answer = fill_in(browser, address, **values)
    assert answer.status_code == 422
    assert checks.OWN_ROLE in text_of(answer)


def test_who_works_in_the_institution_or_team_does_not_end_it(
    browser: Client, own: Membership, institution: Institution
) -> None:
    assert_refused(browser, f"{AA}beeindigen/", **ENDED)
    assert_refused(browser, f"{NOORD}beeindigen/", **TEAM_ENDED)
    institution.refresh_from_db()
    assert institution.active_until is None


def test_who_works_there_ends_another_team_of_it(browser: Client, own: Membership) -> None:
    go_through(browser, "/beheer/instellingen/aa/teams/zuid/beeindigen/", **TEAM_ENDED)
    assert Team.objects.get(institution_id=own.institution_id, code="zuid").active_until == LAST_DAY


@pytest.mark.parametrize("takes_over", [one.value for one in TakesOver])
def test_who_works_there_does_not_merge_it(
    browser: Client, own: Membership, other_institution: Institution, takes_over: str
) -> None:
    values = {"successor": other_institution.pk, "merged_on": "1-1-2026", "takes_over": takes_over, "reason": "Fusie"}
    assert_refused(browser, f"{AA}fusie/", **values)
    assert not Team.objects.filter(institution=other_institution, code="aa").exists()


def test_who_lost_the_own_role_with_an_end_does_not_undo_it_and_another_does(
    browser: Client, own: Membership, second: User, signed_in: Browser
) -> None:
    for address, ended in ((AA, ENDED), (NOORD, TEAM_ENDED)):
        go_through(signed_in(second), f"{address}beeindigen/", **ended)
        own.refresh_from_db()
        assert own.active_until == LAST_DAY
        assert_refused(browser, f"{address}ongedaan-maken/", **UNDONE)
        go_through(signed_in(second), f"{address}ongedaan-maken/", **UNDONE)
        own.refresh_from_db()
        assert own.active_until is None


def test_who_got_a_role_by_a_merger_does_not_undo_it(
    browser: Client, own: Membership, second: User, other_institution: Institution, signed_in: Browser
) -> None:
    values = {"successor": other_institution.pk, "merged_on": "1-1-2026", "reason": "Fusie"}
    go_through(signed_in(second), f"{AA}fusie/", takes_over="team_and_people", **values)
    Membership.objects.using("owner").filter(pk=own.pk).update(active_until=date(2025, 6, 30))  # only what was made
    assert_refused(browser, f"{AA}ongedaan-maken/", **UNDONE)


def test_when_postgresql_passes_over_a_role_nothing_at_all_is_saved(
    own: Membership, administrator: User, institution: Institution, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "check_not_the_own", lambda memberships, by: None)
    given = {"last_day": LAST_DAY, "reason": "De instelling is opgeheven", "shown": state_of(institution)}
    with pytest.raises(ValidationError), row_context(context_of(administrator)):
        institutions.end_institution(institution=institution, by=administrator, **given)
    institution.refresh_from_db()
    rows = Membership.objects.filter(institution=institution)
    assert (institution.active_until, set(rows.values_list("active_until", flat=True))) == (None, {None})
