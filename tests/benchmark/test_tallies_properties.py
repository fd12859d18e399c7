"""Tallies = recount from the rows, after any sequence of changes, in any order, with eight writers at once."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event
from typing import Any

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmark.models import MonthTally, StaleMonth
from benchmark.selectors.figures import figures_of
from benchmark.serializers import figures_as_json
from benchmark.services import counting
from institutions.models import Team, User
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.period import Period
from measurements.models import Measurement, State
from tests import oracles
from tests.measurement_data import complete_measurement
from tests.running import wait_until
from tests.strategies import any_scores, days_of_2024

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

no_deadline = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def teams(worker: User) -> list[Team]:
    """Two teams of institution aa and two of bb."""
    return list(Team.objects.order_by("institution__code", "code"))


def measurement_at(team: Team, worker: User, **changes: Any) -> Measurement:
    no_dates = {"referred_on": None, "started_on": None, "ended_on": None}
    return complete_measurement(team=team, institution_id=team.institution_id, author=worker, **(no_dates | changes))


def start_empty() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("DELETE FROM measurements_measurement")
    counting.recount()


def rows(**filters: Any) -> list[dict[str, Any]]:
    return list(Measurement.objects.using("owner").filter(**filters).values())


def live_figures(**filters: Any) -> dict[str, Any]:
    tallies = MonthTally.objects.using("owner").filter(**filters)
    return figures_as_json(figures_of(tallies, Period(2024)))


def assert_tallies_equal_rows(teams: list[Team]) -> None:
    """The figures of nation, institutions and teams, against the oracle over the rows."""
    scopes: list[dict[str, Any]] = [{}]
    scopes += [{"institution_id": pk} for pk in {team.institution_id for team in teams}]
    scopes += [{"team_id": team.pk} for team in teams]
    for scope in scopes:
        expected = oracles.year_figures(rows(**scope), date(2024, 1, 1), date(2024, 12, 31))
        assert live_figures(**scope) == {
            key: float(value) if key in FRACTIONS and value is not None else value for key, value in expected.items()
        }


FRACTIONS = {"fidelity", "goal_attainment", "all_process_met", "all_outcome_met"}

changes = st.one_of(
    st.tuples(st.just("create"), any_scores, days_of_2024, st.integers(0, 3)),
    st.tuples(st.just("correct"), any_scores, st.integers(0, 50)),
    st.tuples(st.just("withdraw"), st.integers(0, 50)),
    st.tuples(st.just("move month"), days_of_2024, st.integers(0, 50)),
    st.tuples(st.just("move team"), st.integers(0, 3), st.integers(0, 50)),
    st.tuples(st.just("delete"), st.integers(0, 50)),
    st.tuples(st.just("refresh")),
)


def apply(change: tuple[Any, ...], teams: list[Team], worker: User) -> None:
    """Carry out one change on the n-th measurement, as the owner role (which may also move between institutions)."""
    if change[0] == "refresh":
        counting.refresh_tallies()
        return
    if change[0] == "create":
        _, scores, day, number = change
        measurement_at(teams[number], worker, completed_on=day, **scores).save(using="owner")
        return
    stored = list(Measurement.objects.using("owner").order_by("pk").values_list("pk", flat=True))
    if not stored:
        return
    chosen = Measurement.objects.using("owner").filter(pk=stored[change[-1] % len(stored)])
    match change:
        case ("correct", scores, _):
            chosen.update(**scores)
        case ("withdraw", _):
            chosen.update(state=State.WITHDRAWN)
        case ("move month", day, _):
            chosen.update(completed_on=day)
        case ("move team", number, _):
            chosen.update(team=teams[number], institution=teams[number].institution_id)
        case ("delete", _):
            chosen.delete()


@no_deadline
@given(sequence=st.lists(changes, max_size=15))
def test_tallies_equal_a_count_of_the_rows_after_any_sequence_of_changes(
    teams: list[Team], worker: User, sequence: list[tuple[Any, ...]]
) -> None:
    start_empty()
    for change in sequence:
        apply(change, teams, worker)
    counting.refresh_tallies()
    assert_tallies_equal_rows(teams)
    assert not StaleMonth.objects.using("owner").exists()


@no_deadline
@given(
    entries=st.lists(st.tuples(any_scores, days_of_2024, st.integers(0, 3)), min_size=2, max_size=12),
    random_source=st.randoms(use_true_random=False),
)
def test_the_order_of_entry_never_changes_a_figure(
    teams: list[Team], worker: User, entries: list[tuple[Any, ...]], random_source: random.Random
) -> None:
    outcomes = []
    for order in (entries, random_source.sample(entries, len(entries))):
        start_empty()
        for scores, day, number in order:
            measurement_at(teams[number], worker, completed_on=day, **scores).save(using="owner")
            counting.refresh_tallies()
        outcomes.append([live_figures(), *(live_figures(team_id=team.pk) for team in teams)])
    assert outcomes[0] == outcomes[1]


def write_at_random(seed: int, teams: list[Team], worker: User) -> None:
    """Forty random changes over this thread's own connections."""
    source = random.Random(seed)
    kinds = ["create", "create", "create", "correct", "withdraw", "move month", "move team", "delete"]
    for _ in range(40):
        scores = {field: source.choice((True, True, True, False, None)) for field in CRITERION_FIELDS}
        day, which = date(2024, source.randint(1, 12), source.randint(1, 28)), source.randint(0, 50)
        arguments = {
            "create": (scores, day, source.randint(0, 3)),
            "correct": (scores, which),
            "move month": (day, which),
            "move team": (source.randint(0, 3), which),
        }
        kind = source.choice(kinds)
        apply((kind, *arguments.get(kind, (which,))), teams, worker)


def refresh_until(done: Event) -> None:
    while not done.is_set():
        counting.refresh_tallies()


def closing_connections(work: Any, *arguments: Any) -> None:
    try:
        work(*arguments)
    finally:
        connections.close_all()


def test_tallies_equal_a_count_of_the_rows_with_eight_writers_and_two_counters_at_once(
    teams: list[Team], worker: User
) -> None:
    done = Event()
    with ThreadPoolExecutor(max_workers=10) as pool:
        counters = [pool.submit(closing_connections, refresh_until, done) for _ in range(2)]
        writers = [pool.submit(closing_connections, write_at_random, seed, teams, worker) for seed in range(8)]
        try:
            for writer in writers:
                writer.result()
        finally:
            done.set()
        for counter in counters:
            counter.result()
    counting.refresh_tallies()
    assert len(rows()) > 50
    assert_tallies_equal_rows(teams)


def test_a_recount_while_others_write_ends_with_the_right_tallies(teams: list[Team], worker: User) -> None:
    with ThreadPoolExecutor(max_workers=4) as pool:
        writers = [pool.submit(closing_connections, write_at_random, seed, teams, worker) for seed in range(3)]
        while not all(writer.done() for writer in writers):
            counting.recount()
        for writer in writers:
            writer.result()
    counting.refresh_tallies()
    assert_tallies_equal_rows(teams)


WAITS = """
    SELECT EXISTS (
        SELECT FROM pg_locks JOIN pg_database ON pg_database.oid = database
         WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted)
"""
"""Of this database only: other tests run beside this one on the same server."""


def somebody_waits_for_a_lock() -> bool:
    with connections["counter"].cursor() as cursor:
        cursor.execute(WAITS)
        return bool(cursor.fetchone()[0])


def test_a_recount_waits_for_another_recount_of_the_same_institution(teams: list[Team], worker: User) -> None:
    measurement_at(teams[0], worker, completed_on=date(2024, 3, 5)).save()
    with ThreadPoolExecutor(max_workers=1) as pool:
        with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
            cursor.execute(counting.LOCK_INSTITUTION, {"institution": teams[0].institution_id})
            second = pool.submit(closing_connections, counting.refresh_tallies)
            wait_until(somebody_waits_for_a_lock, seconds=10)
            assert not second.done()
        second.result(timeout=5)
    assert_tallies_equal_rows(teams)
