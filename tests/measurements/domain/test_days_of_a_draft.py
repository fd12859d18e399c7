"""Drafts are kept for 90 days after the last change, with a warning two weeks before."""

from datetime import date, timedelta

import pytest

from measurements.domain.expiry import expires_on, expires_soon, kept_from

CHANGED = date(2026, 9, 22)


def test_a_draft_is_removed_on_the_ninetieth_day_after_its_last_change() -> None:
    assert expires_on(CHANGED) == date(2026, 12, 21)


@pytest.mark.parametrize(("days", "warns"), [(0, False), (75, False), (76, True), (89, True), (90, True), (200, True)])
def test_the_warning_is_there_from_76_days_on(days: int, warns: bool) -> None:
    assert expires_soon(CHANGED, CHANGED + timedelta(days=days)) is warns


@pytest.mark.parametrize(("days", "is_kept"), [(0, True), (89, True), (90, False), (91, False)])
def test_what_is_kept_and_the_day_of_expiry_say_the_same(days: int, is_kept: bool) -> None:
    today = CHANGED + timedelta(days=days)
    assert (kept_from(today) <= CHANGED) is is_kept
    assert (today < expires_on(CHANGED)) is is_kept
