"""What is said of a figure over time: the last difference, and the trend over three years or more."""

from collections.abc import Mapping, Sequence
from typing import Final

from benchmark.domain.figures import Figures
from benchmark.domain.share import Share
from benchmark.domain.trend_tests import TrendTest
from benchmark.domain.year_trends import LEAST_YEARS, Direction, directions, trend_over, whole_years, years_to_test
from benchmark.pages.trends.differences import DifferenceRow
from benchmark.pages.wording import among
from measurements.domain.criteria import CRITERIA, Criterion

NO_DIFFERENCE: Final = "Er zijn nog geen twee jaren na elkaar die te vergelijken zijn."
TOO_FEW_YEARS: Final = f"Voor een trend zijn {LEAST_YEARS} hele jaren nodig met minstens 10 gescoorde metingen."

Words = Mapping[str, Direction | None]
"""Per form number the word for the trend; None where there are too few years."""


def difference_sentence(rows: Sequence[DifferenceRow]) -> str:
    """The newest difference that can be told, such as "2025 t.o.v. 2024: +3 (-2 tot +8), ...", in points."""
    compared = [row for row in rows if row.is_compared]
    return f"{compared[-1].sentence}." if compared else NO_DIFFERENCE


def shares_by_year(by_year: Mapping[int, Figures], criterion: Criterion) -> dict[int, Share]:
    """The share of one criterion in each of the years."""
    return {year: figures.criteria[criterion.form_number] for year, figures in by_year.items()}


def own_trends(by_year: Mapping[int, Figures], running: int) -> Words:
    """The words for the 14 criteria, which were tested together."""
    years = whole_years(by_year, running)
    tests: list[TrendTest | None] = [trend_over(shares_by_year(by_year, one), years) for one in CRITERIA]
    return {one.form_number: word for one, word in zip(CRITERIA, directions(tests), strict=True)}


def trend_sentence(by_year: Mapping[int, Figures], criterion: Criterion, words: Words, running: int) -> str:
    """The trend of this criterion with the years that it is over."""
    word = words[criterion.form_number]
    if word is None:
        return TOO_FEW_YEARS
    tested = years_to_test(shares_by_year(by_year, criterion), whole_years(by_year, running))
    return f"Over {tested[0]} tot en met {tested[-1]}: {word}."


def trends_sentence(words: Words) -> str:
    """Which of the criteria rise and fall, beside a year figure, which is not tested itself."""
    if not any(words.values()):
        return TOO_FEW_YEARS
    found = [
        f"{among(numbers)} {word}" if len(numbers) == 1 else f"{among(numbers)} {PLURALS[word]}"
        for word in PLURALS
        if (numbers := [number for number, one in words.items() if one is word])
    ]
    said = among(found) if found else "van geen enkel criterium is een trend aan te tonen"
    return f"Een trend wordt per criterium getoetst: {said}."


PLURALS: Final = {Direction.RISES: "stijgen", Direction.FALLS: "dalen"}
