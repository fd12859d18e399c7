"""The publishable type: sealed, in whole percents, and strict about what comes back from a release."""

import ast
import copy
import dataclasses
from pathlib import Path

import pytest

import benchmark
from benchmark.domain.disclosure import PublicFigure, UnsealedFigureError, Withheld, disclose_share
from benchmark.domain.disclosure.percents import Band, bands_of, first_count, percent_outside, plain
from benchmark.domain.rounding import whole_percent
from benchmark.domain.share import Share, reaches_norm
from measurements.domain.criteria import NORM

NATION = [Share(47, 50)] * 10


def test_a_figure_cannot_be_made_outside_the_door():
    with pytest.raises(UnsealedFigureError):
        PublicFigure(100, 94, 94, None)
    with pytest.raises(UnsealedFigureError):
        PublicFigure(100, 94, 94, None, object())
    with pytest.raises(UnsealedFigureError):
        dataclasses.replace(disclose_share(NATION), low=95)


def test_nobody_outside_the_door_takes_what_makes_its_figures():
    root = Path(benchmark.__file__).parent.parent
    door = root / "benchmark" / "domain" / "disclosure"
    for app in ("benchmark", "administration", "measurements", "config"):
        for path in (root / app).rglob("*.py"):
            if door not in path.parents:
                assert not makers_in(path.read_text(encoding="utf-8")), path


def makers_in(source: str) -> set[str]:
    imports = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    inner = [node for node in imports if node.module == "benchmark.domain.disclosure.figure"]
    return {name.name for node in inner for name in node.names} - {"PublicFigure", "UnsealedFigureError"}


def test_the_search_for_makers_finds_one():
    assert makers_in("from benchmark.domain.disclosure.figure import PublicFigure, shown") == {"shown"}


def test_a_figure_comes_back_from_a_release_as_it_went_in():
    shown = disclose_share(NATION)
    assert shown.as_json() == {"n": 500, "low": 94, "high": 94, "reason": None}
    assert PublicFigure.from_json(shown.as_json()) == shown == copy.deepcopy(shown)
    assert shown.text == "94%"


def test_a_withheld_figure_is_nulls_with_a_reason():
    withheld = disclose_share([Share(4, 4)])
    assert withheld.as_json() == {"n": None, "low": None, "high": None, "reason": "group_too_small"}
    assert PublicFigure.from_json(withheld.as_json()) == withheld
    assert withheld.text == "Niet getoond: te weinig instellingen om mee te vergelijken"
    assert withheld.band is withheld.reaches_norm is None


@pytest.mark.parametrize(
    "kept",
    [
        {"n": 9, "low": 94, "high": 94, "reason": None},
        {"n": 500, "low": 100, "high": 100, "reason": None},
        {"n": 500, "low": 0, "high": 0, "reason": None},
        {"n": 500, "low": 93, "high": 94, "reason": None},
        {"n": 500, "low": 95, "high": 94, "reason": None},
        {"n": 500, "low": 94.5, "high": 94.5, "reason": None},
        {"n": True, "low": 94, "high": 94, "reason": None},
        {"n": None, "low": None, "high": None, "reason": None},
        {"n": 500, "low": 94, "high": 94, "reason": "too_few"},
        {"n": None, "low": None, "high": None, "reason": "cell_too_small"},
        {"n": 500, "low": 94, "high": 94},
        {"n": 500, "low": 94, "high": 94, "reason": None, "met": 470},
    ],
)
def test_a_release_with_anything_the_door_would_not_make_is_refused(kept):
    with pytest.raises(ValueError, match=r"figure|band|Withheld"):
        PublicFigure.from_json(kept)


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(94, 94, "94%"), (95, 100, "95% of meer"), (0, 5, "5% of minder"), (90, 94, "90 tot 95%")],
)
def test_the_words_of_a_band(low, high, text):
    assert Band(low, high).text == text
    assert PublicFigure.from_json({"n": 500, "low": low, "high": high, "reason": None}).text == text


def test_the_reason_of_a_cell_is_the_sentence_of_the_rule():
    kept = {"n": None, "low": None, "high": None, "reason": Withheld.TOO_FEW.value}
    assert PublicFigure.from_json(kept).text == "Niet getoond: te weinig metingen (minder dan 10)"


def test_percents_outside_are_half_up_but_never_cross_the_norm():
    assert percent_outside(796, 1000) == 79
    assert percent_outside(802, 1000) == 80
    for total in range(1, 130):
        for count in range(total + 1):
            share, percent = Share(count, total), percent_outside(count, total)
            assert (percent >= 80) is reaches_norm(share)
            assert percent == whole_percent(share.value) - (share.value < NORM and whole_percent(share.value) == 80)
            assert first_count(percent, total) <= count < first_count(percent + 1, total)


def test_a_band_knows_the_counts_that_are_written_as_it():
    for total in (1, 7, 60, 125):
        for band in (Band(79, 79), Band(80, 80), Band(95, 100), Band(0, 5), Band(90, 94)):
            counts = [count for count in range(total + 1) if percent_outside(count, total) in band]
            low, high = band.counts(total)
            assert list(range(low, high + 1)) == counts


def test_bands_of_one_width_cover_the_scale_once():
    for width in (5, 10, 20):
        assert [percent for band in bands_of(width) for percent in range(band.low, band.high + 1)] == [*range(101)]


def test_nothing_and_everything_never_stand_alone():
    assert [plain(percent).text for percent in (0, 1, 99, 100)] == ["1% of minder", "1%", "99%", "99% of meer"]


def test_a_count_without_a_total_has_no_percent():
    with pytest.raises(ValueError, match="no percent"):
        percent_outside(0, 0)


def test_a_figure_says_on_which_side_of_the_norm_it_lies():
    sides = {(79, 79): False, (80, 80): True, (80, 100): True, (60, 100): None, (75, 79): False}
    for (low, high), side in sides.items():
        assert PublicFigure.from_json({"n": 500, "low": low, "high": high, "reason": None}).reaches_norm is side
