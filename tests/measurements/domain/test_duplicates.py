"""Which measurements may be one and the same trajectory."""

from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from measurements.domain.duplicates import DoubleReason, Registered, find_doubles

FIRST = date(2024, 1, 1)
FAMILY, TRAJECTORY = DoubleReason.SAME_FAMILY, DoubleReason.SAME_TRAJECTORY


def registered(code: str, first: int | None, last: int | None, family: str = "G", trajectory: str = "") -> Registered:
    """A measurement of help from one day of the year up to another."""
    days = [None if day is None else FIRST + timedelta(days=day) for day in (first, last)]
    return Registered(code, trajectory, family, *days)


def found(*measurements: Registered) -> list[tuple[str, tuple[DoubleReason, ...]]]:
    return [("".join(group.codes), group.reasons) for group in find_doubles(measurements)]


def test_one_family_with_dates_that_share_a_day_is_a_double() -> None:
    assert found(registered("A", 0, 28), registered("B", 28, 40)) == [("AB", (FAMILY,))]


def test_a_family_that_comes_back_a_day_later_is_not() -> None:
    assert found(registered("A", 0, 28), registered("B", 29, 40)) == []


def test_a_long_trajectory_keeps_overlapping_after_a_short_one_in_between() -> None:
    assert found(registered("A", 0, 50), registered("B", 1, 5), registered("C", 30, 60)) == [("ABC", (FAMILY,))]


def test_a_family_can_have_two_separate_doubles() -> None:
    measurements = registered("A", 0, 9), registered("B", 5, 9), registered("C", 50, 59), registered("D", 55, 59)
    assert found(*measurements) == [("AB", (FAMILY,)), ("CD", (FAMILY,))]


def test_without_a_reference_or_a_date_nothing_overlaps() -> None:
    assert found(registered("A", 0, 9, family=""), registered("B", 0, 9, family="")) == []
    assert found(registered("A", 0, None), registered("B", 0, 9)) == []
    assert found(registered("A", None, 9), registered("B", 0, 9)) == []
    assert found() == []


def test_one_reference_of_a_trajectory_is_a_double_whatever_the_dates_and_the_family() -> None:
    twice = registered("A", 0, 9, "G", "T"), registered("B", 90, 99, "H", "T")
    assert found(*twice) == [("AB", (TRAJECTORY,))]
    assert found(registered("A", None, None, "", "T"), registered("B", None, None, "", "T")) == [("AB", (TRAJECTORY,))]


def test_a_group_with_both_reasons_stands_there_once() -> None:
    assert found(registered("A", 0, 9, "G", "T"), registered("B", 0, 9, "G", "T")) == [("AB", (TRAJECTORY, FAMILY))]


days = st.integers(0, 30)
spans = st.tuples(days, days, st.sampled_from(["", "G", "H"]))


@given(st.lists(spans, max_size=7))
def test_who_overlaps_is_who_is_in_a_group_whichever_way_one_looks(drawn: list[tuple[int, int, str]]) -> None:
    measurements = [registered(f"{n}", min(a, b), max(a, b), family) for n, (a, b, family) in enumerate(drawn)]
    pairs = [
        {one.code, other.code}
        for one, other in combinations(measurements, 2)
        if one.family_reference and one.family_reference == other.family_reference
        if one.began_on <= other.ended_on and other.began_on <= one.ended_on
    ]
    groups = [set(group.codes) for group in find_doubles(measurements)]
    assert {code for group in groups for code in group} == {code for pair in pairs for code in pair}
    assert all(any(pair <= group for group in groups) for pair in pairs)
    assert sum(map(len, groups)) == len(set().union(*groups))
