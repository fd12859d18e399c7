"""Replays the statistical test vectors through the real code, by one adapter a method (tests/stat_adapters has more).

The file is the one named in the environment variable STAT_VECTORS, or else the copy in tests/reference. Names and
fields of the vectors are Dutch, as in their source; they are mapped in the adapters and nowhere else. Vectors of raw
rows go the way of real measurements: into the database, through triggers and tallies, to the figures.
"""

import json
import math
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from benchmark.domain.figures import CompositeFigure, Figures
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import percent_text, whole_percent
from benchmark.domain.share import Share
from benchmark.domain.verdict import Reason, judge
from benchmark.models import MonthTally
from benchmark.selectors.figures import figures_of
from benchmark.services import counting
from institutions.models import Team, User
from measurements.domain.criteria import CRITERIA
from measurements.domain.period import Period
from measurements.domain.selection import RULE_CODES, broken_rules, count_scores
from measurements.models import Measurement
from tests.measurement_data import complete_measurement, scores_from_row
from tests.stat_adapters import certainty, small_numbers, time_and_quality

pytestmark = [pytest.mark.statistics, pytest.mark.django_db(transaction=True, databases="__all__")]

VECTORS_FILE = Path(os.environ.get("STAT_VECTORS", Path(__file__).parent / "reference" / "stat_vectors.json"))
METHODS: dict[str, Any] = json.loads(VECTORS_FILE.read_text(encoding="utf-8"))["methods"]
TOLERANCE = 1e-6

REASONS = {
    "empty": "leeg",
    "R2": "uitvoering_minder_dan_8_gescoord",
    "R3": "uitkomst_minder_dan_2_gescoord",
    "R1": "geen_uitvoeringscriterium_behaald",
}

VERDICT_REASONS = {
    Reason.NO_DATA: "geen_gegevens",
    Reason.TOO_FEW: "te_weinig_metingen",
    Reason.INTERVAL_ABOVE: "interval_boven_norm",
    Reason.INTERVAL_BELOW: "interval_onder_norm",
    Reason.NORM_IN_INTERVAL: "norm_in_interval",
}

FiguresOf = Callable[[list[str]], Figures]


@pytest.fixture
def figures_of_rows(worker: User, team: Team) -> FiguresOf:
    """A function that stores rows such as 1110-111111|101 as measurements and gives their figures."""

    def store_and_count(rows: list[str]) -> Figures:
        Measurement.objects.bulk_create(
            complete_measurement(team=team, institution=team.institution, author=worker, **scores_from_row(row))
            for row in rows
        )
        counting.refresh_tallies()
        return figures_of(MonthTally.objects.all(), Period(2024))

    return store_and_count


def selectie(given: dict[str, Any], _: FiguresOf) -> dict[str, Any]:
    counts = count_scores(scores_from_row(given["rij"]))
    reasons = [REASONS[rule.code] for rule in broken_rules(counts)]
    return {
        "geldig": not reasons,
        "redenen": reasons,
        "eerste_reden": reasons[0] if reasons else None,
        "uitvoering_gescoord": counts.process_scored,
        "uitvoering_behaald": counts.process_met,
        "uitkomst_gescoord": counts.outcome_scored,
    }


def samengesteld(given: dict[str, Any], figures_of_rows: FiguresOf) -> dict[str, Any]:
    figures = figures_of_rows(given["rijen"])
    return {
        "ingediend": figures.entered,
        "geldig": figures.valid,
        "uitvoering": _composite(figures.process),
        "uitkomst": _composite(figures.outcome),
    }


def _composite(figure: CompositeFigure) -> dict[str, Any]:
    return {
        "n": figure.mean.n,
        "M": figure.pooled.met,
        "K": figure.pooled.scored,
        "C_traject": figure.mean.value,
        "A_gepoold": figure.pooled.value,
        "B_criterium": figure.criterion_mean,
        "D_alles": figure.all_met.value,
        "E_80": figure.at_norm.value,
        "F_missend_is_0": figure.missing_as_zero.value,
        "per_criterium_behaald": [share.met for share in figure.criteria],
        "per_criterium_gescoord": [share.scored for share in figure.criteria],
        "criteria_op_norm": figure.criteria_at_norm,
    }


def afronden(given: dict[str, Any], _: FiguresOf) -> dict[str, Any]:
    value = Share(given["m"], given["n"]).value
    return {"rond": whole_percent(value), "tekst": percent_text(value)}


def afronden_gemiddelde(given: dict[str, Any], _: FiguresOf) -> dict[str, Any]:
    """The double is read as the decimal number it is written as: 0.835 is a half percent, to be rounded up."""
    value = None if given["x"] is None else Fraction(str(given["x"]))
    return {"tekst": percent_text(value)}


def uitval_trechter(given: dict[str, Any], figures_of_rows: FiguresOf) -> dict[str, Any]:
    figures = figures_of_rows(given["rijen"])
    return {
        "ingediend": figures.entered,
        "geldig": figures.valid,
        "eerste_reden": {REASONS[code]: figures.excluded_first[code] for code in RULE_CODES},
        "overlappend": {REASONS[code]: figures.excluded_any[code] for code in RULE_CODES},
    }


def missend_per_criterium(given: dict[str, Any], figures_of_rows: FiguresOf) -> list[Fraction | None]:
    figures = figures_of_rows(given["rijen"])
    only_valid = given["alleen_geldig"]
    return [figures.missing(criterion.form_number, only_valid=only_valid).value for criterion in CRITERIA]


def clopper_pearson(given: dict[str, Any], _: FiguresOf) -> dict[str, Any] | None:
    share = Share(given["m"], given["n"])
    interval = exact_interval(share)
    return interval and {"p": share.value, "lo": interval.low, "hi": interval.high}


def oordeel_criterium(given: dict[str, Any], _: FiguresOf) -> dict[str, Any]:
    judgement = judge(Share(given["m"], given["n"]))
    return {
        "oordeel": judgement.verdict,
        "reden": VERDICT_REASONS[judgement.reason],
        "gemeten_op_norm": judgement.at_norm,
        "p_hoog": judgement.chance_high,
        "p_laag": judgement.chance_low,
    }


ADAPTERS: dict[str, Callable[[dict[str, Any], FiguresOf], Any]] = {
    "selectie": selectie,
    "samengesteld": samengesteld,
    "afronden": afronden,
    "afronden_gemiddelde": afronden_gemiddelde,
    "uitval_trechter": uitval_trechter,
    "missend_per_criterium": missend_per_criterium,
    "clopper_pearson": clopper_pearson,
    "oordeel_criterium": oordeel_criterium,
    **certainty.ADAPTERS,
    **time_and_quality.ADAPTERS,
    **small_numbers.ADAPTERS,
}


def assert_equal(found: Any, expected: Any, where: str) -> None:
    """Numbers within the tolerance; everything else exactly, down to the last key."""
    if isinstance(expected, dict):
        assert isinstance(found, dict), where
        assert found.keys() == expected.keys(), where
        for key in expected:
            assert_equal(found[key], expected[key], f"{where}.{key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), where
        for index, (one, other) in enumerate(zip(found, expected, strict=True)):
            assert_equal(one, other, f"{where}[{index}]")
    elif isinstance(expected, float):
        assert found is not None, where
        assert math.isclose(found, expected, rel_tol=0, abs_tol=TOLERANCE), where
    else:
        assert found == expected, where


@pytest.mark.parametrize(
    ("method", "vector"),
    [
        pytest.param(method, vector, id=vector["id"])
        for method, description in METHODS.items()
        for vector in description["vectors"]
        if method in ADAPTERS
    ],
)
def test_the_figures_agree_with_the_vectors(
    method: str, vector: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    figures_of_rows = request.getfixturevalue("figures_of_rows")
    found = ADAPTERS[method](vector["input"], figures_of_rows)
    assert_equal(found, vector["expected"], vector["id"])


@pytest.mark.parametrize("method", [method for method in METHODS if method not in ADAPTERS])
def test_a_method_without_an_adapter_is_named(method: str) -> None:
    pytest.skip(f"{method} is not built yet")
