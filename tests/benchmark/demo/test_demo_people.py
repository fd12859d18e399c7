"""The fictitious institutions, their teams and the people in them."""

from collections import Counter
from datetime import date

from benchmark.demo.accounts import SHOWCASE, account_lines, account_table
from benchmark.demo.records import DemoData, DemoMeasurement, DemoMembership
from institutions.domain.roles import Role


def memberships_of(demo: DemoData, institution: str, role: Role) -> list[DemoMembership]:
    return [m for m in demo.memberships if m.institution == institution and m.role is role]


def test_every_institution_and_person_says_that_it_is_fictitious(demo: DemoData) -> None:
    assert len(demo.institutions) == 17
    for thing in (*demo.institutions, *demo.users):
        assert thing.name.endswith("(fictief)")


def test_one_institution_has_a_very_long_name(demo: DemoData) -> None:
    assert max(len(institution.name) for institution in demo.institutions) > 80


def test_some_institutions_agree_to_open_comparison_and_some_do_not(demo: DemoData) -> None:
    assert 4 <= sum(institution.agrees_to_open_comparison for institution in demo.institutions) <= 13


def test_institutions_have_one_to_four_teams_some_with_a_location(demo: DemoData) -> None:
    own = Counter(team.institution for team in demo.teams)
    assert (min(own.values()), max(own.values())) == (1, 4)
    assert {bool(team.location) for team in demo.teams} == {True, False}


def test_every_institution_has_a_team_lead_and_every_team_two_to_four_workers(demo: DemoData) -> None:
    for institution in demo.institutions:
        assert memberships_of(demo, institution.code, Role.TEAM_LEAD)
    for team in demo.teams:
        day = min(date(2026, 11, 21), team.active_until or date.max)
        workers = [m for m in memberships_of(demo, team.institution, Role.WORKER) if m.team == team.code]
        assert 2 <= sum(worker.holds_on(day) for worker in workers) <= 4


def test_quebec_goes_into_oscar_in_2025_with_team_and_people(demo: DemoData) -> None:
    quebec = next(institution for institution in demo.institutions if institution.code == "quebec")
    assert (quebec.active_until, quebec.successor) == (date(2024, 12, 31), "oscar")
    moved = [m for m in demo.memberships if m.email.endswith("@quebec.example") and m.institution == "oscar"]
    assert {m.role for m in moved} == {Role.WORKER, Role.TEAM_LEAD}
    assert {m.active_from for m in moved} == {date(2025, 1, 1)}


def test_16_institutions_deliver_from_2025_on(entered: list[DemoMeasurement]) -> None:
    assert len({m.institution for m in entered if m.completed_on.year == 2024}) == 17
    assert len({m.institution for m in entered if m.completed_on.year == 2025}) == 16


def test_every_author_worked_in_the_team_on_the_day_of_filling_in(demo: DemoData) -> None:
    jobs: dict[tuple[str, str, str], list[DemoMembership]] = {}
    for job in demo.memberships:
        jobs.setdefault((job.email, job.institution, job.team), []).append(job)
    for m in demo.measurements:
        day = m.completed_on or date(2026, 11, 21)
        assert any(job.holds_on(day) for job in jobs[m.author, m.institution, m.team])


def test_the_showcase_has_every_role(demo: DemoData) -> None:
    assert {m.role for m in demo.memberships if m.email in SHOWCASE} == set(Role)
    assert set(SHOWCASE) <= {user.email for user in demo.users}


def test_no_two_users_share_an_email_address(demo: DemoData) -> None:
    assert len({user.email for user in demo.users}) == len(demo.users)


def test_the_account_table_names_role_institution_and_email() -> None:
    assert account_table()[0] == ("spoedhulpwerker", "Jeugdhulp Golf (fictief)", "werker@golf.example")
    assert "auditor@sejn.example" in list(account_lines())[-1]


def test_contacts_are_fictitious_and_one_institution_named_none(demo: DemoData) -> None:
    known = [institution for institution in demo.institutions if institution.contact_email]
    assert len(known) == len(demo.institutions) - 1
    assert all(one.contact_name and one.contact_email.endswith(".example") for one in known)
