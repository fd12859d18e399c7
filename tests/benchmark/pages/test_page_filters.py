"""The choices above a page."""

from datetime import date

import pytest

from benchmark.pages.filters import period_in_sentence, period_label, period_options
from measurements.domain.period import Period

TODAY = date(2026, 5, 1)


def test_years_stand_newest_first_and_the_chosen_one_is_there_without_data_too() -> None:
    years, *_ = period_options([2018, 2022], Period(2015), TODAY)
    assert [option.value for option in years.options] == ["2022", "2018", "2015"]
    assert [option.is_chosen for option in years.options] == [False, False, True]


def test_quarters_and_months_of_this_year_end_at_today() -> None:
    _, _, quarters, months = period_options([2026], Period(2026), TODAY)
    assert [option.value for option in quarters.options] == ["2026-K1", "2026-K2"]
    assert months.options[-1].label == "mei 2026 (tot nu toe)"


@pytest.mark.parametrize(
    ("today", "label"),
    [
        (date(2025, 12, 31), "2026"),
        (date(2026, 1, 1), "2026 (tot nu toe)"),
        (date(2026, 12, 31), "2026 (tot nu toe)"),
        (date(2027, 1, 1), "2026"),
    ],
)
def test_a_period_says_that_it_is_not_over_until_its_last_day_is(today: date, label: str) -> None:
    assert period_label(Period(2026), today) == label


def test_twelve_months_and_three_years_are_offered() -> None:
    _, longer, *_ = period_options([2026], Period(2026), TODAY)
    assert [option.value for option in longer.options] == ["2026-04-12m", "2024-2026"]
    assert longer.options[1].label == "2024 tot en met 2026 (tot nu toe)"


def test_in_january_the_last_twelve_months_are_the_year_before() -> None:
    _, longer, *_ = period_options([2025], Period(2025), date(2026, 1, 20))
    assert [option.value for option in longer.options] == ["2023-2025"]


def test_a_longer_period_from_a_link_stays_chosen() -> None:
    chosen = Period(2022, 6)
    years, longer, quarters, _ = period_options([2022], chosen, TODAY)
    assert [option.value for option in longer.options] == ["2026-04-12m", "2021-2023", "2023-05-12m"]
    assert [option.is_chosen for option in longer.options] == [False, False, True]
    assert not any(option.is_chosen for option in (*years.options, *quarters.options))


def test_twelve_months_and_three_years_read_well_in_a_sentence() -> None:
    assert period_in_sentence(Period(2022, 6), TODAY) == "de twaalf maanden tot en met mei 2023"
    assert period_in_sentence(Period(2022, 1, 36), TODAY) == "2022 tot en met 2024"


def test_a_quarter_reads_well_in_a_sentence() -> None:
    assert period_in_sentence(Period(2022, 4, 3), TODAY) == "het 2e kwartaal van 2022"
    assert period_in_sentence(Period(2022, 3, 1), TODAY) == "maart 2022"
