"""The tallies are what a recount from the rows would give, whatever happened and in whatever order."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connections

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.models import MonthTally, StaleMonth
from benchmark.services import counting
from institutions.models import Institution, Team
from measurements.models import Measurement, State
from tests.measurement_data import complete_measurement

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]


def tallies() -> dict[tuple[int, date], dict[str, int]]:
    """Every cell with something in it, by team and month."""
    rows = MonthTally.objects.using("owner").values("team_id", "month", *COUNTER_COLUMNS)
    return {(row.pop("team_id"), row.pop("month")): row for row in rows}


def marked_months() -> list[date]:
    return sorted(StaleMonth.objects.using("owner").values_list("month", flat=True))


def forget_marks() -> None:
    StaleMonth.objects.using("owner").all().delete()


def as_owner(statement: str, parameters: list[Any]) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(statement, parameters)


def test_a_submitted_measurement_marks_its_month(submitted: Store) -> None:
    submitted(completed_on=date(2024, 3, 5))
    assert marked_months() == [date(2024, 3, 1)]


def test_a_draft_marks_nothing(submitted: Store) -> None:
    submitted(state=State.DRAFT, completed_on=None)
    assert marked_months() == []


def test_submitting_a_draft_marks_the_month(submitted: Store) -> None:
    draft = submitted(state=State.DRAFT, completed_on=None)
    Measurement.objects.filter(pk=draft.pk).update(state=State.SUBMITTED, completed_on=date(2024, 3, 5))
    assert marked_months() == [date(2024, 3, 1)]


def test_a_correction_marks_the_month(submitted: Store) -> None:
    measurement = submitted()
    forget_marks()
    Measurement.objects.filter(pk=measurement.pk).update(crisis_resolved=False)
    assert marked_months() == [date(2024, 3, 1)]


def test_a_withdrawal_marks_the_month_and_empties_the_cell(submitted: Store) -> None:
    measurement = submitted()
    counting.refresh_tallies()
    Measurement.objects.filter(pk=measurement.pk).update(state=State.WITHDRAWN)
    counting.refresh_tallies()
    assert tallies() == {}


def test_deleting_marks_the_month_and_empties_the_cell(submitted: Store) -> None:
    measurement = submitted()
    counting.refresh_tallies()
    measurement.delete(using="owner")
    counting.refresh_tallies()
    assert tallies() == {}


def test_a_move_to_another_month_recounts_both_months(submitted: Store) -> None:
    measurement = submitted()
    counting.refresh_tallies()
    Measurement.objects.filter(pk=measurement.pk).update(completed_on=date(2024, 4, 1))
    assert marked_months() == [date(2024, 3, 1), date(2024, 4, 1)]
    counting.refresh_tallies()
    assert list(tallies()) == [(measurement.team_id, date(2024, 4, 1))]


def test_a_move_to_another_team_takes_the_measurement_along(submitted: Store, institution: Institution) -> None:
    measurement = submitted()
    counting.refresh_tallies()
    other = Team.objects.get(institution=institution, code="zuid")
    Measurement.objects.using("owner").filter(pk=measurement.pk).update(team=other)
    counting.refresh_tallies()
    assert list(tallies()) == [(other.pk, date(2024, 3, 1))]


def test_a_move_to_another_institution_by_the_owner_recounts_both(
    submitted: Store, other_institution: Institution
) -> None:
    measurement = submitted()
    counting.refresh_tallies()
    team = Team.objects.get(institution=other_institution, code="noord")
    as_owner(
        "UPDATE measurements_measurement SET institution_id = %s, team_id = %s WHERE id = %s",
        [other_institution.pk, team.pk, measurement.pk],
    )
    assert StaleMonth.objects.count() == 2
    counting.refresh_tallies()
    assert list(tallies()) == [(team.pk, date(2024, 3, 1))]


def test_a_bulk_statement_marks_each_month_once(submitted: Store, team: Team) -> None:
    template = submitted()
    forget_marks()
    days = [date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 29)]
    Measurement.objects.bulk_create(
        complete_measurement(
            team=team,
            institution=team.institution,
            author_id=template.author_id,
            completed_on=day,
            started_on=None,
            referred_on=None,
            ended_on=None,
        )
        for day in days
    )
    assert marked_months() == [date(2024, 1, 1), date(2024, 2, 1)]


def test_raw_sql_marks_the_month(submitted: Store) -> None:
    submitted()
    forget_marks()
    as_owner("DELETE FROM measurements_measurement", [])
    assert marked_months() == [date(2024, 3, 1)]


def test_a_change_that_is_rolled_back_leaves_no_mark(submitted: Store) -> None:
    submitted()
    forget_marks()
    with connections["default"].cursor() as cursor:
        cursor.execute("BEGIN; UPDATE measurements_measurement SET crisis_resolved = false; ROLLBACK")
    assert marked_months() == []


def test_refreshing_counts_what_is_marked_and_removes_the_marks(submitted: Store) -> None:
    measurement = submitted(crisis_resolved=False, weekly_supervision=None)
    assert counting.refresh_tallies() == 1
    cell = tallies()[(measurement.team_id, date(2024, 3, 1))]
    expected = {"entered": 1, "valid": 1, "fidelity_units": 27720, "goal_attainment_units": 4}
    assert {name: cell[name] for name in expected} == expected
    assert (cell["crisis_resolved_met"], cell["crisis_resolved_scored"]) == (0, 1)
    assert (cell["weekly_supervision_met"], cell["weekly_supervision_scored"]) == (0, 0)
    assert (cell["process_all_met"], cell["outcome_all_met"]) == (1, 0)
    assert marked_months() == []


def test_refreshing_twice_changes_nothing(submitted: Store) -> None:
    submitted()
    counting.refresh_tallies()
    before = tallies()
    assert counting.refresh_tallies() == 0
    assert tallies() == before


def test_refreshing_leaves_other_months_and_institutions_alone(submitted: Store, foreign_worker: Any) -> None:
    membership = foreign_worker.memberships.get()
    submitted(author=foreign_worker, team=membership.team, institution=membership.institution)
    submitted(completed_on=date(2024, 5, 1))
    counting.refresh_tallies()
    submitted(completed_on=date(2024, 6, 1))
    assert counting.refresh_tallies() == 1
    assert len(tallies()) == 3


def test_a_recount_repairs_tallies_that_no_mark_points_at(submitted: Store) -> None:
    submitted()
    counting.refresh_tallies()
    right = tallies()
    MonthTally.objects.using("owner").update(valid=0, entered=7)
    counting.recount()
    assert tallies() == right


def test_a_recount_after_truncate_leaves_no_tally(submitted: Store) -> None:
    submitted()
    counting.refresh_tallies()
    as_owner("TRUNCATE measurements_measurement CASCADE", [])
    counting.recount()
    assert tallies() == {}


def test_a_tally_refuses_more_met_than_scored(team: Team) -> None:
    with pytest.raises(IntegrityError, match="crisis_resolved_met_never_exceeds_scored"):
        MonthTally.objects.using("owner").create(
            institution=team.institution, team=team, month=date(2024, 1, 1), crisis_resolved_met=1
        )


def test_an_institution_that_cannot_be_counted_holds_up_no_other(
    submitted: Store, foreign_worker: Any, caplog: pytest.LogCaptureFixture
) -> None:
    submitted()
    membership = foreign_worker.memberships.get()
    submitted(author=foreign_worker, team=membership.team, institution=membership.institution)
    first = min(StaleMonth.objects.values_list("institution_id", flat=True))
    planted = f"CHECK (institution_id <> {first}) NOT VALID"
    as_owner(f"ALTER TABLE benchmark_monthtally ADD CONSTRAINT planted {planted}", [])
    try:
        assert counting.refresh_tallies() == 1
    finally:
        as_owner("ALTER TABLE benchmark_monthtally DROP CONSTRAINT planted", [])
    assert f"institution {first} could not be counted; its marks stay" in caplog.text
    assert counting.refresh_tallies() == 1
    assert len(tallies()) == 2
