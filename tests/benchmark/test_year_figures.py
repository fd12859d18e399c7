"""python manage.py year_figures, as somebody at the terminal uses it."""

import json
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from benchmark.models import MonthTally
from measurements.models import Measurement, State
from tests import oracles
from tests.measurement_data import scores_from_row

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]


def year_figures(*arguments: str) -> str:
    out = StringIO()
    call_command("year_figures", *arguments, stdout=out)
    return out.getvalue()


def as_json(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(year_figures(*arguments, "--json"))
    return found


@pytest.fixture
def mixed(submitted: Store, foreign_worker: Any) -> None:
    """Valid and invalid measurements of two institutions around the turn of the year, a draft and a withdrawn one."""
    submitted(**scores_from_row("11111111111|111"), completed_on=date(2024, 12, 31))
    submitted(**scores_from_row("11111111110|1-0"), completed_on=date(2024, 3, 5))
    submitted(**scores_from_row("1111111----|111"))
    submitted(**scores_from_row("-----------|---"))
    submitted(completed_on=date(2025, 1, 1))
    submitted(state=State.WITHDRAWN)
    submitted(state=State.DRAFT, completed_on=None)
    membership = foreign_worker.memberships.get()
    submitted(
        **scores_from_row("00000000000|111"),
        author=foreign_worker,
        team=membership.team,
        institution=membership.institution,
    )


@pytest.mark.usefixtures("mixed")
def test_the_figures_of_the_nation_are_those_of_the_oracle_unrounded() -> None:
    rows = list(Measurement.objects.using("owner").values())
    expected = oracles.year_figures(rows, date(2024, 1, 1), date(2024, 12, 31))
    found = as_json("2024")
    assert found["fidelity"] == pytest.approx(float((1 + 10 / 11) / 2), abs=1e-15)
    assert found == expected | {
        name: float(expected[name]) for name in ("fidelity", "goal_attainment", "all_process_met", "all_outcome_met")
    }


@pytest.mark.usefixtures("mixed")
def test_the_figures_have_the_promised_keys_and_no_others() -> None:
    found = as_json("2024")
    assert list(found) == [
        "entered",
        "valid",
        "excluded_first",
        "excluded_any",
        "fidelity",
        "goal_attainment",
        "all_process_met",
        "all_outcome_met",
        "criteria",
    ]
    assert found["excluded_first"] == {"empty": 1, "R2": 1, "R3": 0, "R1": 1}
    assert found["excluded_any"] == {"empty": 1, "R2": 2, "R3": 1, "R1": 2}
    assert list(found["criteria"]) == list(oracles.PROCESS | oracles.OUTCOME)


@pytest.mark.usefixtures("mixed")
def test_one_institution_is_told_apart_from_the_others() -> None:
    assert as_json("2024", "--institution", "aa")["entered"] == 4
    assert as_json("2024", "--institution", "bb")["valid"] == 0


@pytest.mark.usefixtures("mixed")
def test_a_change_that_nobody_counted_yet_is_counted_first() -> None:
    assert as_json("2024")["valid"] == 2
    Measurement.objects.filter(completed_on=date(2024, 3, 5)).update(state=State.WITHDRAWN)
    assert as_json("2024")["valid"] == 1


@pytest.mark.usefixtures("mixed")
def test_recount_rebuilds_what_was_spoilt_and_says_what_it_did() -> None:
    right = as_json("2024")
    MonthTally.objects.using("owner").update(entered=9, valid=0)
    out = StringIO()
    call_command("recount", stdout=out)
    assert out.getvalue().splitlines()[-1] == "Recounted 4 months."
    assert as_json("2024") == right


@pytest.mark.usefixtures("world")
def test_a_year_without_data_has_nulls_and_not_zeros() -> None:
    found = as_json("2023")
    assert (found["entered"], found["valid"]) == (0, 0)
    assert found["fidelity"] is found["goal_attainment"] is found["all_process_met"] is None
    assert found["criteria"]["1"] == {"met": 0, "scored": 0}


@pytest.mark.usefixtures("mixed")
def test_the_table_for_people_is_rounded_and_in_dutch() -> None:
    text = " ".join(year_figures("2024").split())
    assert "behandelgetrouwheid 95%" in text
    assert "geldig 2" in text


@pytest.mark.usefixtures("world")
def test_an_unknown_institution_is_refused_by_name() -> None:
    with pytest.raises(CommandError, match="There is no institution with the code 'zz'"):
        year_figures("2024", "--institution", "zz")


@pytest.mark.usefixtures("mixed")
def test_another_definition_stands_beside_the_one_in_force_and_counts_fewer_measurements() -> None:
    found = as_json("2024", "--definition", "2.0-volledig")
    assert found["2.0"] == as_json("2024")
    assert (found["2.0"]["valid"], found["2.0-volledig"]["valid"]) == (2, 1)
    assert found["2.0-volledig"]["fidelity"] == 1.0
    text = " ".join(year_figures("2024", "--definition", "2.0-volledig").split())
    assert "definitie 2.0 2.0-volledig" in text
    assert "geldig 2 1" in text
    assert "behandelgetrouwheid 95% 100%" in text


@pytest.mark.usefixtures("mixed")
def test_under_another_definition_one_institution_is_told_apart_too() -> None:
    of_one = as_json("2024", "--institution", "bb", "--definition", "2.0-volledig")
    assert of_one["2.0-volledig"]["entered"] == of_one["2.0"]["entered"] == 1


def test_an_unknown_definition_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(CommandError, match=r"'3\.0' is no definition; there are 2\.0, 2\.0-volledig"):
        year_figures("2024", "--definition", "3.0")


@pytest.mark.parametrize("year", ["2024-K1", "2024-10-12m", "2022-2024", "jaar", "1999"])
def test_what_is_not_a_year_is_refused(year: str) -> None:
    with pytest.raises(CommandError, match=f"'{year}' is not a"):
        year_figures(year)
