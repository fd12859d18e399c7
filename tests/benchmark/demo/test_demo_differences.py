"""Differences between institutions in 2022 that a funnel can see, and one that it cannot."""

from fractions import Fraction
from math import comb

import pytest

from benchmark.demo.records import DemoMeasurement
from tests.oracles import OUTCOME, PROCESS

SIGNAL = Fraction(1, 1000)
"""Tail of the 99.8% limits of the funnel (Spiegelhalter 2005, Stat Med 24:1185)."""

FIELDS = PROCESS | OUTCOME

Measurements = list[DemoMeasurement]


def tails(measurements: Measurements, institution: str, field: str) -> tuple[float, float]:
    """P(R <= met) and P(R >= met) for the institution, if it were like the nation; exact binomial."""
    nation = [m.scores[field] for m in measurements if m.scores[field] is not None]
    own = [m.scores[field] for m in measurements if m.institution == institution and m.scores[field] is not None]
    p, n, met = sum(nation) / len(nation), len(own), sum(own)
    chances = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    return sum(chances[: met + 1]), sum(chances[met:])


def goal_attainment_z(measurements: Measurements) -> dict[str, float]:
    """Per institution how many standard errors its mean goal attainment lies from the nation's."""
    shares: dict[str, list[float]] = {}
    for measurement in measurements:
        scored = [s for field in OUTCOME.values() if (s := measurement.scores[field]) is not None]
        shares.setdefault(measurement.institution, []).append(sum(scored) / len(scored))
    everything = [share for own in shares.values() for share in own]
    mean = sum(everything) / len(everything)
    within = sum((share - sum(own) / len(own)) ** 2 for own in shares.values() for share in own)
    variance = within / (len(everything) - len(shares))
    return {code: (sum(own) / len(own) - mean) / (variance / len(own)) ** 0.5 for code, own in shares.items()}


def test_one_large_institution_is_clearly_low_and_one_clearly_high(valid_2022: Measurements) -> None:
    z = goal_attainment_z(valid_2022)
    assert z["foxtrot"] < -3.5
    assert z["hotel"] > 3.5


def test_the_same_two_are_signals_in_5c_too(valid_2022: Measurements) -> None:
    assert tails(valid_2022, "foxtrot", OUTCOME["5c"])[0] < SIGNAL
    assert tails(valid_2022, "hotel", OUTCOME["5c"])[1] < SIGNAL


def test_no_other_institution_is_a_signal_in_goal_attainment(valid_2022: Measurements) -> None:
    z = goal_attainment_z(valid_2022)
    assert max(abs(value) for code, value in z.items() if code not in ("foxtrot", "hotel")) < 3


def test_a_small_institution_is_ten_points_lower_without_being_a_signal(valid_2022: Measurements) -> None:
    z = goal_attainment_z(valid_2022)
    assert -3 < z["echo"] < -1


@pytest.mark.parametrize(("institution", "criterion"), [("lima", "3d"), ("papa", "6")])
def test_one_criterion_is_a_signal_at_an_institution_of_80_or_more(
    valid_2022: Measurements, institution: str, criterion: str
) -> None:
    assert sum(m.institution == institution for m in valid_2022) >= 80
    assert tails(valid_2022, institution, FIELDS[criterion])[0] < SIGNAL


@pytest.mark.parametrize("criterion", ["3d", "6"])
def test_the_institution_of_the_showcase_accounts_is_an_ordinary_one(valid_2022: Measurements, criterion: str) -> None:
    assert min(tails(valid_2022, "golf", FIELDS[criterion])) > SIGNAL
