"""An institution that ends, merges or comes back, in committed requests: the history tells what went together."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from administration.domain.effects import TakesOver
from administration.selectors.shown import state_of
from administration.services import institutions
from benchmark.services.counting import refresh_tallies
from institutions.access import context_of
from institutions.models import Institution, Membership, Team, User
from institutions.row_context import row_context
from measurements.models import Measurement, State
from tests.administration.browsing import fill_in, go_through, text_of

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

AA, BB = "/beheer/instellingen/aa/", "/beheer/instellingen/bb/"
END, MERGE, UNDO = f"{AA}beeindigen/", f"{AA}fusie/", f"{AA}ongedaan-maken/"
ENDED = {"last_day": "31-12-2025", "reason": "De instelling is opgeheven"}
UNDONE = {"reason": "Beëindigd per vergissing"}


@pytest.fixture
def merged(other_institution: Institution) -> dict[str, object]:
    """The answers for a merger of aa into bb on 1 January 2026, in which everybody goes along."""
    values = {"merged_on": "1-1-2026", "takes_over": "team_and_people", "reason": "Fusie"}
    return {"successor": other_institution.pk, **values}


def last_days(institution: Institution) -> set[date | None]:
    rows = (*Membership.objects.filter(institution=institution), *Team.objects.filter(institution=institution))
    return {row.active_until for row in rows}


def test_ending_says_how_many_measurements_came_after_it_and_that_drafts_wait(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted(completed_on=date(2026, 2, 1))
    submitted(completed_on=date(2026, 3, 1))
    submitted(state=State.DRAFT, completed_on=None)
    refresh_tallies()
    page = text_of(fill_in(browser, END, **ENDED))
    assert (
        "In 2026 zijn 2 metingen van Instelling AA ingevuld na deze einddatum; die blijven bij Instelling AA in de "
        "cijfers." in page
    )
    assert "Dit concept kan dan meteen niet meer worden verstuurd. Laat het eerst versturen." in page
    assert "Niemand bij Instelling AA kan de metingen en resultaten van Instelling AA daarna nog bekijken" in page
    assert "3 rollen bij Instelling AA stoppen na 31-12-2025: lead, worker.noord en worker.zuid." in page
    assert "2 teams stoppen na 31-12-2025: Team noord en Team zuid." in page


def test_ending_ends_the_teams_and_roles_too_and_moves_no_measurement(
    browser: Client, institution: Institution, submitted: Callable[..., Measurement]
) -> None:
    submitted(completed_on=date(2026, 2, 1))
    assert go_through(browser, END, **ENDED)["Location"] == f"{AA}?bewaard=ja"
    institution.refresh_from_db()
    assert institution.active_until == date(2025, 12, 31)
    assert last_days(institution) == {date(2025, 12, 31)}
    assert Measurement.objects.get().institution == institution


def test_a_first_day_after_the_first_measurements_is_refused(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted()
    refresh_tallies()
    values = {"name": "Instelling AA", "active_from": "1-4-2024", "reason": "Begindatum klopte niet"}
    answer = fill_in(browser, f"{AA}wijzigen/", **values)
    assert "De eerste metingen zijn van maart 2024. Kies een dag in die maand of eerder." in text_of(answer)


def test_somebody_who_had_left_before_does_not_come_back_when_the_end_is_undone(
    browser: Client, institution: Institution, colleague: User
) -> None:
    left = Membership.objects.filter(user=colleague)
    left.update(active_until=date(2025, 12, 31))
    go_through(browser, END, **ENDED)
    page = fill_in(browser, UNDO, **UNDONE)
    assert "Wat toen is gestopt, gaat weer verder: 2 teams (Team noord en Team zuid) en 2 rollen." in text_of(page)
    go_through(browser, UNDO, **UNDONE)
    institution.refresh_from_db()
    assert institution.active_until is None
    assert left.get().active_until == date(2025, 12, 31)
    others = Membership.objects.filter(institution=institution).exclude(user=colleague)
    assert {membership.active_until for membership in others} == {None}


def test_a_role_that_was_to_end_later_anyway_gets_that_last_day_back(browser: Client, worker: User) -> None:
    Membership.objects.filter(user=worker).update(active_until=date(2030, 6, 30))
    go_through(browser, END, **ENDED)
    go_through(browser, UNDO, **UNDONE)
    assert Membership.objects.get(user=worker).active_until == date(2030, 6, 30)


def test_a_merger_makes_a_team_at_the_successor_and_gives_everybody_the_same_role_there(
    browser: Client,
    institution: Institution,
    other_institution: Institution,
    worker: User,
    lead: User,
    merged: dict[str, object],
) -> None:
    go_through(browser, MERGE, **merged)
    institution.refresh_from_db()
    assert (institution.active_until, institution.successor) == (date(2025, 12, 31), other_institution)
    team = Team.objects.get(institution=other_institution, code="aa")
    assert (team.name, team.active_from) == ("Instelling AA", date(2026, 1, 1))
    moved = Membership.objects.get(user=worker, institution=other_institution)
    assert (moved.role, moved.team, moved.active_from) == ("worker", team, date(2026, 1, 1))
    assert Membership.objects.get(user=lead, institution=other_institution).team is None
    assert last_days(institution) == {date(2025, 12, 31)}


def test_a_merger_moves_no_measurement_and_no_figure(
    browser: Client,
    institution: Institution,
    submitted: Callable[..., Measurement],
    merged: dict[str, object],
) -> None:
    submitted(completed_on=date(2026, 2, 1))
    refresh_tallies()
    page = text_of(fill_in(browser, MERGE, **merged))
    assert "De metingen van Instelling AA gaan niet naar Instelling BB." in page
    go_through(browser, MERGE, **merged)
    assert Measurement.objects.get().institution == institution


@pytest.mark.parametrize(("takes_over", "teams", "roles"), [("nothing", 0, 0), ("team", 1, 0)])
def test_a_merger_takes_along_only_what_was_chosen(
    browser: Client,
    other_institution: Institution,
    merged: dict[str, object],
    takes_over: str,
    teams: int,
    roles: int,
) -> None:
    go_through(browser, MERGE, **merged | {"takes_over": takes_over})
    made = {"institution": other_institution, "active_from": date(2026, 1, 1)}
    assert Team.objects.filter(**made).count() == teams
    assert Membership.objects.filter(**made).count() == roles


def test_a_team_with_the_same_code_at_the_successor_is_left_alone(
    browser: Client, other_institution: Institution, merged: dict[str, object]
) -> None:
    start = date(2018, 1, 1)
    Team.objects.create(institution=other_institution, code="aa", name="Van ons", active_from=start)
    go_through(browser, MERGE, **merged)
    codes = Team.objects.filter(institution=other_institution).values_list("code", flat=True)
    assert {"aa", "aa-2"} <= set(codes)


def test_undoing_a_merger_ends_what_it_made_and_brings_back_what_it_ended(
    browser: Client, institution: Institution, other_institution: Institution, merged: dict[str, object]
) -> None:
    go_through(browser, MERGE, **merged)
    go_through(browser, UNDO, reason="De fusie gaat niet door")
    institution.refresh_from_db()
    assert (institution.active_until, institution.successor) == (None, None)
    assert last_days(institution) == {None}
    made = Membership.objects.filter(institution=other_institution, active_from=date(2026, 1, 1))
    yesterday = timezone.localdate() - timedelta(days=1)
    assert {membership.active_until for membership in made} == {yesterday}
    assert Team.objects.get(institution=other_institution, code="aa").active_until == yesterday


def test_roles_of_an_undone_merger_that_had_not_begun_yet_never_open(
    browser: Client, other_institution: Institution, worker: User, merged: dict[str, object]
) -> None:
    go_through(browser, MERGE, **merged | {"merged_on": "1-1-2090"})
    go_through(browser, UNDO, reason="De fusie gaat niet door")
    moved = Membership.objects.get(user=worker, institution=other_institution)
    assert moved.active_until < timezone.localdate()
    assert moved.active_from == moved.active_until


def test_a_team_of_an_undone_merger_in_which_others_work_by_now_stays(
    browser: Client,
    other_institution: Institution,
    foreign_worker: User,
    merged: dict[str, object],
) -> None:
    go_through(browser, MERGE, **merged)
    team = Team.objects.get(institution=other_institution, code="aa")
    place = {"institution": other_institution, "team": team, "active_from": date(2026, 2, 1)}
    Membership.objects.create(user=foreign_worker, role="worker", **place)
    go_through(browser, UNDO, reason="De fusie gaat niet door")
    team.refresh_from_db()
    assert team.active_until is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"last_day": ""}, "Vul de laatste dag in."),
        ({"last_day": "31-12-2017"}, "Deze instelling doet mee vanaf 1-1-2018. Kies een latere datum."),
        ({"last_day": "29-02-2026"}, "De laatste dag bestaat niet. Controleer de dag en de maand."),
        ({"reason": ""}, "Kies een reden."),
    ],
)
def test_an_end_that_cannot_be_is_refused(browser: Client, changes: dict[str, str], message: str) -> None:
    answer = fill_in(browser, END, **ENDED | changes)
    assert answer.status_code == 422
    assert message in text_of(answer)


def test_an_end_before_somebody_begins_is_refused(browser: Client, worker: User) -> None:
    Membership.objects.filter(user=worker).update(active_from=date(2026, 6, 1))
    answer = fill_in(browser, END, **ENDED)
    message = "1 rol begint pas na deze dag: worker.noord. Kies een latere datum, of pas die rol aan."
    assert message in text_of(answer)


def test_an_end_before_a_team_begins_is_refused(browser: Client, institution: Institution) -> None:
    Team.objects.create(institution=institution, code="oost", name="Oost", active_from=date(2026, 6, 1))
    assert "Team Oost begint pas op 1-6-2026. Kies een latere datum." in text_of(fill_in(browser, END, **ENDED))


def test_an_end_before_another_institution_merged_into_it_is_refused(
    browser: Client, merged: dict[str, object]
) -> None:
    go_through(browser, MERGE, **merged | {"takes_over": "nothing"})
    answer = fill_in(browser, f"{BB}beeindigen/", **ENDED | {"last_day": "30-6-2025"})
    assert "Instelling AA gaat pas op 1-1-2026 in deze instelling op. Kies een latere datum." in text_of(answer)


def test_an_institution_that_has_ended_cannot_end_again_until_that_is_undone(browser: Client) -> None:
    go_through(browser, END, **ENDED)
    assert browser.get(END)["Location"] == AA
    assert browser.get(MERGE)["Location"] == AA
    answer = browser.post(END, {"action": "check", "shown": "", **ENDED})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"successor": ""}, "Kies een opvolger."),
        ({"successor": "0"}, "Kies een opvolger uit de lijst."),
        ({"successor": "x\x00"}, "Kies een opvolger uit de lijst."),
        ({"merged_on": ""}, "Vul de fusiedatum in."),
        ({"takes_over": ""}, "Maak een keuze bij 'Wat krijgt de opvolger erbij?'."),
        ({"takes_over": "everything"}, "Kies bij 'Wat krijgt de opvolger erbij?' een van de antwoorden."),
        ({"merged_on": "1-1-2018"}, "Deze instelling doet mee vanaf 1-1-2018. Kies een latere datum."),
    ],
)
def test_a_merger_that_cannot_be_is_refused(
    browser: Client, merged: dict[str, object], changes: dict[str, str], message: str
) -> None:
    answer = fill_in(browser, MERGE, **merged | changes)
    assert answer.status_code == 422
    assert message in text_of(answer)


def test_an_institution_cannot_go_into_itself(
    browser: Client, institution: Institution, merged: dict[str, object]
) -> None:
    answer = fill_in(browser, MERGE, **merged | {"successor": institution.pk})
    assert "Kies een opvolger uit de lijst." in text_of(answer)


def test_a_successor_that_does_not_take_part_on_that_day_is_refused(
    browser: Client, other_institution: Institution, merged: dict[str, object]
) -> None:
    Institution.objects.filter(pk=other_institution.pk).update(active_until=date(2089, 12, 31))
    answer = fill_in(browser, MERGE, **merged | {"merged_on": "1-1-2090"})
    assert "Instelling BB doet op 1-1-2090 niet mee. Kies een andere opvolger of een andere dag." in text_of(answer)


def test_two_institutions_cannot_follow_each_other(
    browser: Client, institution: Institution, other_institution: Institution, merged: dict[str, object]
) -> None:
    future = {"active_until": date(2089, 12, 31), "successor": institution}
    Institution.objects.filter(pk=other_institution.pk).update(**future)
    answer = fill_in(browser, MERGE, **merged)
    assert "Instelling BB gaat zelf al op in Instelling AA. Kies een andere opvolger." in text_of(answer)


def test_a_longer_way_round_is_refused_too(
    browser: Client, institution: Institution, other_institution: Institution, merged: dict[str, object]
) -> None:
    day = date(2089, 12, 31)
    between = Institution.objects.create(
        code="cc", name="Instelling CC", active_from=date(2018, 1, 1), active_until=day, successor=institution
    )
    Institution.objects.filter(pk=other_institution.pk).update(active_until=day, successor=between)
    answer = fill_in(browser, MERGE, **merged)
    assert "Instelling BB gaat zelf al op in Instelling AA. Kies een andere opvolger." in text_of(answer)


def test_a_service_refuses_what_is_not_as_it_was_shown(institution: Institution, administrator: User) -> None:
    shown = state_of(institution)
    Institution.objects.filter(pk=institution.pk).update(name="Iets anders")
    with row_context(context_of(administrator)), pytest.raises(ValidationError, match="Iemand anders heeft dit"):
        institutions.end_institution(
            institution=institution, last_day=date(2025, 12, 31), reason="-", shown=shown, by=administrator
        )


def test_nobody_is_there_to_go_along_says_so(
    browser: Client, institution: Institution, merged: dict[str, object]
) -> None:
    Membership.objects.filter(institution=institution).update(active_until=date(2024, 1, 1))
    answer = fill_in(browser, MERGE, **merged | {"takes_over": TakesOver.TEAM_AND_PEOPLE.value})
    assert "Er is niemand die mee kan. Kies of er alleen een team komt, of niets." in text_of(answer)
