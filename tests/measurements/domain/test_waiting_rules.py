"""Which drafts a team lead has to look at."""

from datetime import date, timedelta

import pytest

from measurements.domain.worklist import DraftDates, Waiting, waiting

TODAY = date(2026, 11, 22)


def draft(*, began: int | None, changed: int) -> DraftDates:
    """A draft that began and was changed this many days ago."""
    started_on = None if began is None else TODAY - timedelta(days=began)
    return DraftDates(None, started_on, TODAY - timedelta(days=changed))


@pytest.mark.parametrize(
    ("began", "changed", "why"),
    [
        (None, 14, None),
        (None, 15, Waiting.UNTOUCHED),
        (35, 0, None),
        (36, 0, Waiting.OVERDUE),
        (36, 90, Waiting.OVERDUE),
        (20, 15, Waiting.UNTOUCHED),
        (5, 3, None),
    ],
)
def test_a_draft_waits_after_14_days_and_a_trajectory_after_35(
    began: int | None, changed: int, why: Waiting | None
) -> None:
    assert waiting(draft(began=began, changed=changed), TODAY) is why


def test_a_trajectory_begins_at_the_start_of_the_help_else_at_the_referral() -> None:
    referred_on, started_on = date(2026, 10, 1), date(2026, 10, 20)
    assert DraftDates(referred_on, None, TODAY).began_on == referred_on
    assert DraftDates(referred_on, started_on, TODAY).began_on == started_on
    assert waiting(DraftDates(referred_on, started_on, TODAY), TODAY) is None
    assert waiting(DraftDates(referred_on, None, TODAY), TODAY) is Waiting.OVERDUE
