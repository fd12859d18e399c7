"""Numbers as they are written on the pages."""

import pytest

from benchmark.charts.theme import whole
from benchmark.domain.intervals import Interval
from benchmark.domain.share import Share, TrajectoryMean
from benchmark.pages.wording import counted, interval_text, mean_text, score_text


def test_thousands_have_a_point() -> None:
    assert whole(1347) == "1.347"


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Share(0, 0), "-"),
        (Share(3, 4), "3 van 4"),
        (Share(9, 9), "9 van 9"),
        (Share(9, 10), "90%"),
        (Share(0, 12), "0%"),
    ],
)
def test_under_10_trajectories_a_score_is_a_count(share: Share, text: str) -> None:
    assert score_text(share) == text


def test_a_year_figure_under_10_trajectories_has_no_percentage() -> None:
    assert mean_text(TrajectoryMean(9, 9, 1)) is None
    assert mean_text(TrajectoryMean(9, 10, 1)) == "90%"


def test_a_limit_under_the_norm_is_never_written_as_80() -> None:
    assert interval_text(Interval(0.7965, 0.9990)) == "79,6-100%"
    assert interval_text(Interval(0.8012, 0.9123)) == "80-91%"


def test_one_is_singular() -> None:
    assert counted(1, "meting", "metingen") == "1 meting"
    assert counted(0, "meting", "metingen") == "0 metingen"
