"""Numbers of measurements for administrators, who have no rows of them."""

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, connections

from administration.domain.code_list_effects import Uses
from administration.selectors.counts import code_uses, code_uses_by_state, drafts_by_team, entered_by_month
from institutions.access import context_of
from institutions.models import Institution, Team, User
from institutions.row_context import RowContext, Scope, row_context
from measurements.models import Measurement, State

FUNCTIONS = ("SELECT * FROM measurement_code_uses('problem')", "SELECT * FROM measurement_drafts(1)")


@pytest.mark.django_db
def test_an_administrator_counts_codes_of_rows_that_stay_out_of_sight(
    submitted: Callable[..., Measurement], administrator: User
) -> None:
    submitted(problems=["PO01", "PJ01"])
    submitted(problems=["PO01"], state=State.DRAFT, completed_on=None, family_type="")
    with row_context(context_of(administrator)):
        assert not Measurement.objects.exists()
        assert code_uses("problem") == {"PO01": 2, "PJ01": 1}
        assert code_uses("family_type") == {"TG01": 1}
        assert code_uses("work_goal") == {"WD01": 2}
        assert code_uses("follow_up_advice") == {"VH01": 2}


@pytest.mark.django_db
def test_codes_are_counted_apart_for_entered_drafts_and_withdrawn(
    submitted: Callable[..., Measurement], administrator: User
) -> None:
    submitted(problems=["PO01", "PJ01"])
    submitted(problems=["PO01"])
    submitted(problems=["PO01"], state=State.DRAFT, completed_on=None)
    submitted(problems=["PO01", "PO02"], state=State.WITHDRAWN)
    with row_context(context_of(administrator)):
        found = code_uses_by_state("problem")
    assert found == {"PO01": Uses(2, 1, 1), "PJ01": Uses(1), "PO02": Uses(withdrawn=1)}


@pytest.mark.django_db
def test_drafts_are_counted_per_team_of_one_institution(
    submitted: Callable[..., Measurement], administrator: User, team: Team, other_institution: Institution
) -> None:
    submitted()
    submitted(state=State.DRAFT, completed_on=None)
    with row_context(context_of(administrator)):
        assert drafts_by_team(team.institution_id) == {team.pk: 1}
        assert drafts_by_team(other_institution.pk) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("function", FUNCTIONS)
def test_nobody_counts_without_the_scope_of_administration(world: None, function: str) -> None:
    everything_else = RowContext(institutions=(1, 2), leads=(1, 2), scopes=frozenset(Scope) - {Scope.ADMINISTRATION})
    refusal = pytest.raises(ProgrammingError, match="is for administrators")
    with refusal, row_context(everything_else), connections["default"].cursor() as cursor:
        cursor.execute(function)


@pytest.mark.django_db(transaction=True, databases="__all__")
@pytest.mark.parametrize("alias", ["counter", "log"])
@pytest.mark.parametrize("function", FUNCTIONS)
def test_no_other_role_may_run_the_functions(alias: str, function: str) -> None:
    with connections[alias].cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute(function)


@pytest.mark.django_db
def test_an_institution_without_tallies_has_no_months(institution: Institution) -> None:
    assert entered_by_month(institution_id=institution.pk) == {}
