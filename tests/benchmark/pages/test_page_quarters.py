"""The quarters of a criterion, and when they have limits."""

from datetime import date

import pytest

from benchmark.domain.share import Share
from benchmark.pages.trends import quarters
from benchmark.pages.trends.quarters import quarters_view
from measurements.domain.period import QUARTER, Period

TODAY = date(2026, 2, 1)


def last_quarters(number: int) -> dict[Period, Share]:
    """The quarters before that of TODAY, each a little different so that something varies."""
    all_of_them = [Period(year, month, QUARTER) for year in range(2020, 2026) for month in (1, 4, 7, 10)]
    return {period: Share(18 - place % 2, 20) for place, period in enumerate(all_of_them[-number:])}


def test_eleven_quarters_have_no_limits_and_twelve_have() -> None:
    eleven, twelve = (quarters_view(last_quarters(number), TODAY) for number in (11, 12))
    assert eleven.sentence == (
        "Er zijn nog geen grenzen: daarvoor is nog 1 afgelopen kwartaal met minstens 10 gescoorde trajecten nodig."
    )
    assert not any(row.limits for row in eleven.rows)
    assert twelve.sentence == "Alle kwartalen liggen binnen de grenzen."
    assert sum(row.limits is not None for row in twelve.rows) == 12


def test_a_running_quarter_is_there_without_limits_and_is_not_the_twelfth() -> None:
    running = Period(2026, 1, QUARTER)
    with_eleven = quarters_view({**last_quarters(11), running: Share(0, 20)}, TODAY)
    assert with_eleven.sentence.startswith("Er zijn nog geen grenzen")
    last = quarters_view({**last_quarters(12), running: Share(0, 20)}, TODAY).rows[-1]
    assert (last.period, last.score, last.is_outside) == (running, "0%", None)


def test_a_quarter_outside_is_named() -> None:
    by_quarter = last_quarters(13)
    by_quarter[Period(2025, 10, QUARTER)] = Share(4, 20)
    assert quarters_view(by_quarter, TODAY).sentence == (
        "Het 4e kwartaal 2025 ligt buiten de grenzen: zoek de oorzaak."
    )


def test_under_10_there_are_counts_and_neither_interval_nor_limits() -> None:
    by_quarter = last_quarters(13)
    by_quarter[Period(2025, 10, QUARTER)] = Share(0, 9)
    row = quarters_view(by_quarter, TODAY).rows[-2]
    assert (row.score, row.interval, row.limits, row.is_outside) == ("0 van 9", "", None, None)


def test_quarters_run_without_gaps_to_this_one() -> None:
    rows = quarters_view({Period(2025, 4, QUARTER): Share(9, 10)}, TODAY).rows
    assert [(row.period.code, row.n) for row in rows] == [
        ("2025-K2", 10),
        ("2025-K3", 0),
        ("2025-K4", 0),
        ("2026-K1", 0),
    ]
    assert quarters_view({}, TODAY).rows == ()


def test_quarters_before_another_definition_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quarters, "years_of_change", lambda years: frozenset({2025}))
    assert "nog 8 afgelopen kwartalen" in quarters_view(last_quarters(12), TODAY).sentence


def test_where_everything_is_met_there_are_no_limits() -> None:
    all_met = dict.fromkeys(last_quarters(12), Share(20, 20))
    assert quarters_view(all_met, TODAY).sentence.startswith("Er zijn geen grenzen: in de eerste 12 kwartalen")
