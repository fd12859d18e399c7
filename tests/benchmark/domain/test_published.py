"""What was published, against the copy of the source."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmark.domain.published import PUBLISHED, YEARS_WITHOUT_NUMBERS, PublishedFigure
from measurements.domain.period import Period

SOURCE: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "reference" / "published.json").read_text(encoding="utf-8")
)


def of(period: str) -> PublishedFigure:
    return next(one for one in PUBLISHED if one.period == period)


def test_2022_is_as_published_with_its_17_sizes_in_the_printed_order() -> None:
    published, source = of("2022"), SOURCE["2022"]
    assert published.n == source["valid_measurements"] == sum(published.sizes)
    assert list(published.sizes) == source["valid_per_institution"]
    assert len(published.sizes) == source["institutions"]
    assert not published.counts_families


def test_2013_up_to_2019_is_as_published_and_counts_families() -> None:
    published, source = of("2013-2019"), SOURCE["2013-2019"]
    assert published.n == source["families"]
    assert published.counts_families
    assert (published.sizes, published.top_choices) == ((), {})


@pytest.mark.parametrize("period", ["2022", "2013-2019"])
def test_the_year_figures_are_the_published_percents(period: str) -> None:
    published, source = of(period), SOURCE[period]
    assert published.fidelity * 100 == source["fidelity_pct"]
    assert published.goal_attainment * 100 == source["goal_attainment_pct"]


def test_the_answers_given_most_in_2022_are_as_published() -> None:
    names = {"family_type": "family_type", "problem": "problems", "work_goal": "work_goals"}
    names["follow_up_advice"] = "follow_up_advice"
    found = {names[split.value]: list(codes) for split, codes in of("2022").top_choices.items()}
    assert found == SOURCE["headline_2022"]


def test_what_was_published_is_about_whole_years_and_never_about_one_of_the_picture() -> None:
    assert of("2022").months == Period(2022)
    months = of("2013-2019").months
    assert (months.first_day.year, months.day_after.year, len(months.month_starts)) == (2013, 2020, 84)
    assert list(YEARS_WITHOUT_NUMBERS) == [2018, 2019, 2020, 2021]
    assert not {f"{year}" for year in YEARS_WITHOUT_NUMBERS} & {one.period for one in PUBLISHED}
