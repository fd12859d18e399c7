"""Filling the database: once, whole, only in the demo, and never over the data of somebody else."""

from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone

from benchmark.demo import fill as fill_module
from benchmark.demo import measurement_writing
from benchmark.demo.fill import DemoRefused, fill, refuse_foreign_data
from benchmark.demo.institutions import OUTLINES
from benchmark.models import MonthTally, StaleMonth
from benchmark.selectors.figures import figures_by_institution, figures_of
from institutions.models import Institution, Membership, User
from measurements.domain.period import Period
from measurements.domain.validation import CODE_FIELDS
from measurements.models import Measurement

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

TODAY = date(2022, 12, 31)


@pytest.fixture(autouse=True)
def empty_database(transactional_db: None) -> None:
    """Nothing but the code lists: a test before this one may have left institutions behind."""
    call_command("flush", database="owner", interactive=False, verbosity=0)


@pytest.fixture
def add_institution() -> None:
    Institution.objects.using("owner").create(code="echt", name="Een echte instelling", active_from=TODAY)


def number_of_rows() -> dict[str, int]:
    return {model.__name__: model.objects.using("owner").count() for model in (Institution, User, Measurement)}


def test_a_filled_database_shows_the_published_2022_in_its_tallies() -> None:
    data = fill(today=TODAY, password="only-for-tests-10")
    assert data is not None
    figures = figures_of(MonthTally.objects.using("owner"), Period(2022))
    assert figures.valid == 1347
    assert round(figures.fidelity.value * 100) == 94
    assert round(figures.goal_attainment.value * 100) == 83
    ids = dict(Institution.objects.using("owner").values_list("code", "pk"))
    by_institution = figures_by_institution(MonthTally.objects.using("owner"), Period(2022))
    assert [by_institution[ids[o.code]].valid for o in OUTLINES] == [o.valid_in_2022 for o in OUTLINES]
    assert number_of_rows()["Measurement"] == len(data.measurements) + len(data.running)
    assert not StaleMonth.objects.using("owner").exists()


def test_filling_again_changes_nothing_and_generates_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    fill(today=TODAY, password="only-for-tests-10")
    before = number_of_rows()
    monkeypatch.setattr(fill_module, "generate", refuse)
    assert fill(today=date(2026, 11, 21), password="another") is None
    assert number_of_rows() == before


def test_everybody_can_sign_in_with_the_given_password() -> None:
    fill(today=date(2018, 1, 31), password="only-for-tests-10")
    assert User.objects.using("owner").get(email="analist@sejn.example").check_password("only-for-tests-10")
    assert not User.objects.using("owner").filter(memberships__isnull=True).exists()
    assert Membership.objects.using("owner").filter(institution__code="oscar", user__email__contains="quebec").exists()


def test_people_signed_in_last_for_their_last_measurement() -> None:
    data = fill(today=TODAY, password="only-for-tests-10")
    assert data is not None
    author = data.measurements[0].author
    last = max(row.completed_on for row in data.measurements if row.author == author and row.completed_on)
    seen = {user.email: timezone.localdate(user.last_login) for user in User.objects.using("owner")}
    assert seen[author] == last
    assert max(seen.values()) <= TODAY


@pytest.mark.usefixtures("add_institution")
def test_a_database_with_other_institutions_is_refused_and_left_alone() -> None:
    with pytest.raises(DemoRefused, match="data that this command did not make"):
        fill(today=TODAY, password="only-for-tests-10")
    assert number_of_rows() == {"Institution": 1, "User": 0, "Measurement": 0}


def test_the_demos_own_data_is_not_foreign_whatever_people_added_to_it(request: pytest.FixtureRequest) -> None:
    fill(today=date(2018, 1, 31), password="only-for-tests-10")
    request.getfixturevalue("add_institution")
    refuse_foreign_data()


def test_a_fill_that_fails_half_way_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measurement_writing, "_copy", refuse)
    with pytest.raises(DatabaseError):
        fill(today=date(2018, 1, 31), password="only-for-tests-10")
    assert number_of_rows() == {"Institution": 0, "User": 0, "Measurement": 0}


def test_a_measurement_that_the_form_would_refuse_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measurement_writing, "active_codes", lambda: dict.fromkeys(CODE_FIELDS.values(), frozenset()))
    with pytest.raises(measurement_writing.InvalidDemoData):
        fill(today=date(2018, 1, 31), password="only-for-tests-10")


def test_demo_data_is_refused_outside_the_demo(settings: Any) -> None:
    settings.DEMO = False
    with pytest.raises(DemoRefused, match="only for the demo"):
        fill(today=TODAY, password="only-for-tests-10")


def test_the_command_says_what_it_filled_and_lists_the_accounts() -> None:
    out = StringIO()
    call_command("fill_demo", today=date(2018, 1, 31), stdout=out)
    assert "fictitious measurements of 17 institutions, from 2018 up to 2018-01-31" in out.getvalue()
    assert "werker@golf.example" in out.getvalue()


def test_the_command_names_the_missing_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMO_PASSWORD")
    with pytest.raises(CommandError, match="DEMO_PASSWORD"):
        call_command("fill_demo")


def test_the_accounts_can_be_listed_without_filling() -> None:
    out = StringIO()
    call_command("fill_demo", accounts=True, stdout=out)
    assert "teamleider@india.example" in out.getvalue()
    assert number_of_rows()["Institution"] == 0


def refuse(*args: Any, **kwargs: Any) -> None:
    raise DatabaseError("not allowed in this test")
