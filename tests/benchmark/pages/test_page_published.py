"""What the check against a published year says, without a database."""

from dataclasses import replace
from typing import Any

import pytest

from benchmark.domain.published import PUBLISHED, PublishedFigure
from benchmark.domain.splits import Split, SplitCounts
from benchmark.page_data.published import PublishedData, chosen
from benchmark.pages.published.choices import choice_tables
from benchmark.pages.published.page import PublishedPage, published_page
from benchmark.pages.published.percentages import points_text
from benchmark.pages.published.sizes import difference_text
from measurements.domain.criteria import FIDELITY_UNITS_PER_ONE, GOAL_ATTAINMENT_UNITS_PER_ONE
from tests.benchmark.figures_to_show import figures_of_all_met

OLD, NEW = PUBLISHED
OUTCOMES = ("crisis_resolved", "family_safe_enough", "basic_routines_adequate")


def as_published(n: int = 1347, published: PublishedFigure = NEW, **changes: int) -> PublishedData:
    """Figures that come to 94% and 83% by C, and to 100% by the other definitions, but for these counters."""
    counters = {
        "fidelity_units": FIDELITY_UNITS_PER_ONE * n * 94 // 100,
        "goal_attainment_units": GOAL_ATTAINMENT_UNITS_PER_ONE * n * 83 // 100 + 1,
    }
    figures = figures_of_all_met(n, **(counters | changes))
    return PublishedData(published, figures, (("Alfa", n),) if n else (), {}, {}, (), is_lagging=False)


def lead(data: PublishedData) -> str:
    return published_page(data).conclusion


def rows_of(page: PublishedPage, name: str) -> list[Any]:
    return list(next(table.rows for table in page.percents if table.name == name))


def test_the_conclusion_says_that_c_comes_to_the_same_and_what_the_others_give() -> None:
    assert lead(as_published()) == (
        "Volgens definitie C komt u uit op dezelfde 94% behandelgetrouwheid en 83% doelbereiking als het jaarrapport; "
        "A geeft 100% en 100%, B 100% en 100%, D 100% en 100%."
    )


def test_where_c_differs_both_stand_in_the_conclusion() -> None:
    data = as_published(fidelity_units=FIDELITY_UNITS_PER_ONE * 1347 * 93 // 100)
    assert lead(data).startswith(
        "Volgens definitie C komt u uit op 93% behandelgetrouwheid en 83% doelbereiking, "
        "en het jaarrapport op 94% en 83%; A geeft"
    )


def test_another_number_of_measurements_comes_first_in_the_conclusion() -> None:
    assert lead(as_published(1340)).startswith(
        "Deze benchmark heeft over 2022 1.340 geldige metingen, het jaarrapport 1.347. Volgens definitie C"
    )


def test_a_publication_that_counts_families_is_not_said_to_differ_in_measurements() -> None:
    assert lead(as_published(6261, OLD)).startswith(
        "Deze benchmark heeft over 2013-2019 6.261 geldige metingen; het onderzoek van De Meyer e.a. gaat over "
        "6.261 gezinnen. Volgens definitie C"
    )
    row = published_page(as_published(6261, OLD)).counts[0]
    assert (row.computed, row.published, row.difference) == (6261, "6.261 gezinnen", "telt iets anders")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            as_published(0),
            "Over 2022 staan er nog geen metingen in deze benchmark. Er valt dus nog niets te vergelijken.",
        ),
        (
            as_published(0, entered=1),
            "Over 2022 is 1 meting ingevoerd; die telt niet mee. Er valt dus nog niets te vergelijken.",
        ),
        (
            as_published(0, entered=3),
            "Over 2022 zijn 3 metingen ingevoerd; die tellen niet mee. Er valt dus nog niets te vergelijken.",
        ),
        (
            as_published(1),
            "Deze benchmark heeft over 2022 1 geldige meting, het jaarrapport 1.347. Dat is te weinig voor "
            "percentages.",
        ),
    ],
)
def test_without_enough_measurements_the_conclusion_says_so(data: PublishedData, sentence: str) -> None:
    assert lead(data) == sentence


@pytest.mark.parametrize(("n", "tables"), [(9, 0), (10, 2)])
def test_percentages_are_there_from_10_valid_measurements_on(n: int, tables: int) -> None:
    assert len(published_page(as_published(n)).percents) == tables


def test_a_row_has_the_value_with_a_decimal_cut_off_the_whole_percent_and_a_word() -> None:
    page = published_page(as_published(1000, fidelity_units=FIDELITY_UNITS_PER_ONE * 93_499 // 100))
    first = rows_of(page, "Behandelgetrouwheid")[0]
    assert first.name == "C: gemiddelde van de trajecten: ons cijfer"
    assert (first.exact, first.rounded, first.published) == ("93,4%", "93%", "94%")
    assert (first.difference, first.is_equal) == ("verschilt 1 procentpunt", False)
    assert [row.name[0] for row in rows_of(page, "Doelbereiking")] == ["C", "A", "B", "D"]
    assert points_text(0) == "gelijk"


def test_fidelity_reads_the_process_criteria_and_goal_attainment_the_outcome_criteria() -> None:
    met = {f"{field}_met": 500 for field in OUTCOMES}
    page = published_page(as_published(1000, process_all_met=650, outcome_all_met=700, **met))
    assert [row.exact for row in rows_of(page, "Behandelgetrouwheid")] == ["94,0%", "100,0%", "100,0%", "65,0%"]
    assert [row.exact for row in rows_of(page, "Doelbereiking")] == ["83,0%", "50,0%", "50,0%", "70,0%"]


def agreeing_in(**published: Any) -> str:
    return published_page(as_published(1000, replace(NEW, **published))).agreeing


def test_definitions_that_come_to_the_same_percents_cannot_be_told_apart() -> None:
    assert published_page(as_published()).agreeing == "Alleen definitie C komt op beide gepubliceerde percentages uit."
    assert agreeing_in(fidelity=1, goal_attainment=1) == (
        "De definities A, B en D komen op beide gepubliceerde percentages uit. "
        "Deze vergelijking kan dus niet kiezen tussen A, B en D."
    )
    assert agreeing_in(fidelity=1) == "Geen van de vier definities komt op beide gepubliceerde percentages uit."


def test_sizes_end_in_a_total_and_say_on_how_many_places_they_are_equal() -> None:
    data = replace(as_published(), sizes=(("Alfa", 5), ("Bravo", 9)), published=replace(NEW, sizes=(3, 9, 1)))
    sizes = published_page(data).sizes
    assert sizes is not None
    assert [(row.label, row.computed, row.published, row.difference) for row in (*sizes.rows, sizes.total)] == [
        ("1. Bravo", 9, 9, "gelijk"),
        ("2. Alfa", 5, 3, "hier 2 meer"),
        ("3. geen instelling", "-", 1, "hier 1 minder"),
        ("Samen", 14, 13, "hier 1 meer"),
    ]
    assert sizes.sentence == "Op 1 van de 3 plaatsen zijn de aantallen gelijk."
    assert difference_text(-1340) == "hier 1.340 minder"


def test_without_published_sizes_and_answers_there_are_none_to_show() -> None:
    page = published_page(as_published(published=OLD))
    assert (page.sizes, page.choices) == (None, ())
    assert [row.label for row in page.counts] == ["Geldige metingen"]


def test_answers_stand_beside_the_published_ones_by_their_labels_and_valid_counts() -> None:
    groups = {Split.FAMILY_TYPE: {"TG02": SplitCounts(entered=9, valid=2), "TG01": SplitCounts(entered=3, valid=3)}}
    labels = {"family_type": {"TG01": "Eenoudergezin", "TG02": "Gezin"}}
    tables = choice_tables(replace(as_published(), groups=groups, labels=labels))
    assert [table.name for table in tables][0::3] == [
        "Type gezin",
        "Advies vervolghulp (het advies, niet de gekozen hulp)",
    ]
    assert [(row.published, row.computed, row.count, row.text) for row in tables[0].rows] == [
        ("Eenoudergezin", "Eenoudergezin", 3, "gelijk"),
        ("Gezin", "Gezin", 2, "gelijk"),
    ]
    first = tables[1].rows[0]
    assert (first.published, first.computed, first.count, first.text) == ("PO01", "-", 0, "anders")


@pytest.mark.parametrize(
    ("year", "message"),
    [
        ("2023", "Van 2023 zijn hier geen gepubliceerde cijfers bekend. U ziet nu 2022."),
        (
            "2019",
            "De cijfers van 2019 zijn alleen als plaatje gepubliceerd, zonder getallen. Die zijn dus niet bekend. "
            "U ziet nu 2022.",
        ),
        ("2022-K1", "Het jaar in de link bestaat niet. U ziet nu 2022."),
        ("<script>", "Het jaar in de link bestaat niet. U ziet nu 2022."),
    ],
)
def test_a_year_that_was_not_published_shows_the_newest_with_a_message(year: str, message: str) -> None:
    assert chosen(year) == (NEW, (message,))


def test_a_published_year_and_none_show_without_a_message() -> None:
    assert chosen("") == chosen("2022") == (NEW, ())
    assert chosen("2013-2019") == (OLD, ())
