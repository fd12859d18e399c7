"""How long it takes to count how often the codes of a list were chosen; `make speed` prints it for 100,000 rows."""

import os
from contextlib import nullcontext

import pytest
from django.db import connections

from administration.selectors.counts import code_uses
from institutions.row_context import RowContext, Scope, row_context
from measurements.models import Codebook
from tests.load.conftest import ROWS
from tests.load.test_recount_speed import median_seconds

pytestmark = [pytest.mark.speed, pytest.mark.django_db(transaction=True, databases="__all__")]


ANSWERS = """
    UPDATE measurements_measurement SET problems = '{PJ01,PO01,PG01}', work_goals = '{WD01,WD03,WD04}',
        follow_up_advice = '{VH01,VH02}'
"""


def test_counting_codes_speed(many_measurements: None, capsys: pytest.CaptureFixture[str]) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(ANSWERS)
    with row_context(RowContext(scopes=frozenset({Scope.ADMINISTRATION}))):
        seconds = {codebook: median_seconds(lambda: code_uses(codebook)) for codebook in Codebook}  # noqa: B023
        entered = sum(code_uses(Codebook.FAMILY_TYPE).values())
    with capsys.disabled() if "ROWS" in os.environ else nullcontext():
        for codebook, duration in seconds.items():
            print(f"\ncodes of {codebook} in {ROWS:,} rows: {1000 * duration:.0f} ms", end="")  # noqa: T201
    assert entered == ROWS
