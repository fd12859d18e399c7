"""The page on participation, from values."""

from collections.abc import Mapping
from datetime import date

from benchmark.domain.participation import Delivered, Delivery
from benchmark.page_data.participation import ParticipationData
from benchmark.pages.participation.page import ParticipationPage, participation_page
from institutions.models import Institution
from measurements.domain.period import Period

TODAY = date(2026, 11, 22)
AA = Institution(
    pk=1,
    code="aa",
    name="Aa",
    active_from=date(2018, 1, 1),
    contact_name="Coördinatie",
    contact_email="spoedhulp@aa.example",
)
BB = Institution(pk=2, code="bb", name="Bb", active_from=date(2026, 3, 5))
CC = Institution(pk=3, code="cc", name="Cc", active_from=date(2018, 1, 1), active_until=date(2026, 10, 1))
JANUARY, OCTOBER, NOVEMBER = date(2026, 1, 1), date(2026, 10, 1), date(2026, 11, 1)


def page_of(
    delivered: Mapping[int, Mapping[date, Delivered]], *, everybody: tuple[Institution, ...] = (AA, BB, CC)
) -> ParticipationPage:
    last = {pk: max(months) for pk, months in delivered.items() if months}
    data = ParticipationData(
        period=Period(2026),
        years=(2025, 2026),
        institutions=everybody,
        recent=everybody,
        delivered=delivered,
        last=last,
        messages=(),
        is_lagging=False,
        today=TODAY,
    )
    return participation_page(data)


def test_a_cell_says_what_was_valid_or_why_there_is_nothing() -> None:
    row = page_of({2: {OCTOBER: Delivered(5, 3), JANUARY: Delivered(2, 0)}}).table.rows[1]
    assert [cell.text for cell in row.cells] == [
        *("0", "\N{EN DASH}", "niets", "niets", "niets", "niets"),
        *("niets", "niets", "niets", "3", "nog niets", ""),
    ]
    assert row.cells[9].has_invalid
    assert [cell.state for cell in row.cells[-2:]] == [Delivery.NOT_YET, Delivery.AHEAD]
    assert (row.total.valid, row.total.entered) == (3, 7)


def test_months_and_year_add_up_over_institutions() -> None:
    page = page_of({1: {OCTOBER: Delivered(5, 3)}, 2: {OCTOBER: Delivered(1, 1), NOVEMBER: Delivered(2, 2)}})
    assert page.table.totals[9].delivered == Delivered(6, 4)
    assert page.table.total == Delivered(8, 6)
    assert page.conclusion == (
        "Over 2026 (tot nu toe) voerden 2 van de 3 instellingen samen 8 metingen in; 6 daarvan tellen mee."
    )


def test_a_month_of_all_is_told_in_the_words_of_each() -> None:
    page = page_of({1: {OCTOBER: Delivered(5, 3)}}, everybody=(AA, CC))
    assert [cell.text for cell in page.table.totals] == [*["niets"] * 9, "3", "nog niets", ""]
    assert page.table.totals[11].words == "moet nog komen"
    together = page.files.tables["deelname"].rows[-1]
    assert together[0] == "Alle instellingen"
    assert together[-10:] == ("niets ingevoerd", 0, 3, 5, "nog niets ingevoerd", 0, "moet nog komen", 0, 3, 5)


def test_a_month_in_which_nobody_took_part_says_so_of_all_too() -> None:
    assert page_of({}, everybody=(BB,)).table.totals[0].state is Delivery.ABSENT


def test_who_did_not_deliver_in_the_last_two_months_stands_in_the_list_with_the_last_month_that_had_any() -> None:
    page = page_of({1: {JANUARY: Delivered(1, 1)}, 2: {OCTOBER: Delivered(1, 1), NOVEMBER: Delivered(2, 2)}})
    assert [(row.institution.name, row.running, row.before, row.last) for row in page.missing.rows] == [
        ("Aa", "nog niets ingevoerd", "niets ingevoerd", "januari 2026"),
        ("Cc", "deed niet mee", "niets ingevoerd", "nog nooit"),
    ]
    assert page.missing.conclusion == (
        "Niet geleverd: in november 2026 voerde 1 instelling nog niets in en in oktober 2026 voerden 2 instellingen "
        "niets in."
    )


def test_when_all_delivered_the_list_is_empty_and_says_so() -> None:
    both = {OCTOBER: Delivered(1, 1), NOVEMBER: Delivered(1, 1)}
    page = page_of({1: both, 2: both, 3: both})
    assert page.missing.rows == ()
    assert page.missing.conclusion == "Alle instellingen voerden in oktober 2026 en in november 2026 metingen in."


def test_without_institutions_the_page_says_so() -> None:
    page = page_of({}, everybody=())
    assert page.table.rows == ()
    assert page.table.total == Delivered(0, 0)
    assert page.conclusion == "Over 2026 (tot nu toe) zijn geen metingen ingevoerd."
    assert page.missing.conclusion == "Er doet nu geen enkele instelling mee."


def test_the_files_hold_the_months_and_whom_to_write_to() -> None:
    tables = page_of({2: {OCTOBER: Delivered(5, 3), NOVEMBER: Delivered(1, 1)}}).files.tables
    row = tables["deelname"].rows[1]
    assert row[:5] == ("Bb", "deed niet mee", 0, "deed niet mee", 0)
    assert row[-8:] == (3, 5, 1, 1, "moet nog komen", 0, 4, 6)
    assert tables["deelname"].rows[-1][-2:] == (4, 6)
    assert tables["niet-geleverd"].rows == (
        ("Aa", "nog niets ingevoerd", "niets ingevoerd", "nog nooit", "Coördinatie", "spoedhulp@aa.example"),
        ("Cc", "deed niet mee", "niets ingevoerd", "nog nooit", "", "niet bekend"),
    )


def test_the_years_to_choose_from_are_those_with_data_newest_first() -> None:
    (group,) = page_of({}).periods
    assert [(option.value, option.is_chosen) for option in group.options] == [("2026", True), ("2025", False)]
