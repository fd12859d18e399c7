"""The page that compares, from values: the table, the words, the sentence above it, and the funnel."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from benchmark.domain.differences import Change, Difference
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.disclosure.registry import for_registry
from benchmark.domain.figures import Figures
from benchmark.page_data.institution import InstitutionData
from benchmark.page_data.nation import Deff, Nation
from benchmark.page_data.places import Places
from benchmark.page_data.side_by_side import Other, SideBySide
from benchmark.pages.funnel import NamedFigure
from benchmark.pages.side_by_side.funnel import funnel_section
from benchmark.pages.side_by_side.page import SideBySidePage, side_by_side_page
from benchmark.pages.side_by_side.rows import ComparedRow
from benchmark.pages.side_by_side.words import change_text
from institutions.models import Institution, Team
from measurements.domain.criteria import CRITERIA
from measurements.domain.definitions import FIRST
from measurements.domain.period import Period, parse_period
from tests.benchmark.figures_to_show import figures_of_all_met

DEFF = Deff(process=2.9, outcome=2.0, year=2025, is_provisional=False)
NATION = figures_of_all_met(1000, crisis_resolved_met=800, child_safety_clear_met=900, started_within_24h_met=980)
BAND = {"n": 1000, "low": 90, "high": 94, "reason": None}


def own_data(figures: Figures, nation: Nation, places: Places, by_year: dict[int, Figures]) -> InstitutionData:
    return InstitutionData(
        institution=Institution(code="golf", name="Jeugdhulp Golf"),
        places=places,
        period=Period(2025),
        figures=figures,
        by_year=by_year,
        nation=nation,
        deff=DEFF,
        deffs={},
        messages=(),
        is_lagging=False,
        today=date(2026, 3, 1),
    )


def data_of(
    figures: Figures,
    other: Other | None = None,
    *,
    nation: Nation | None = None,
    team: Team | None = None,
    by_year: dict[int, Figures] | None = None,
    measure: str = "",
) -> SideBySide:
    places = Places((team,), (), team=team) if team else Places((), ())
    beside = Nation(for_registry(NATION)) if nation is None else nation
    own = own_data(figures, beside, places, by_year or {2025: figures})
    return SideBySide(own, other or Other("landelijk"), ("landelijk", "2024"), measure, ())


def page_of(figures: Figures, other: Other | None = None, **more: Any) -> SideBySidePage:
    return side_by_side_page(data_of(figures, other, **more))


def rows_of(page: SideBySidePage) -> dict[str, ComparedRow]:
    assert page.comparison is not None
    return {row.measure.code: row for row in page.comparison.rows}


def test_both_year_figures_and_the_14_criteria_are_compared_in_the_order_of_the_report() -> None:
    page = page_of(figures_of_all_met(50))
    assert list(rows_of(page)) == ["getrouwheid", "doelbereiking", *(one.form_number for one in CRITERIA)]
    assert page.comparison is not None
    assert [(kind, len(rows)) for kind, rows in page.comparison.groups] == [
        ("Jaarcijfers", 2),
        ("Uitvoering", 11),
        ("Uitkomst", 3),
    ]


def test_beside_the_nation_a_row_has_both_scores_with_n_the_points_and_the_word() -> None:
    row = rows_of(page_of(figures_of_all_met(50, crisis_resolved_met=47)))["5a"]
    assert (row.own.text, row.own.n, row.other.text, row.other.n) == ("94%", 50, "80%", 1000)
    assert (row.points, row.limits, row.word, row.change) == ("+14", ("+3", "+19"), "hoger", Change.HIGHER)
    assert row.strip is not None


def test_beside_the_nation_the_word_is_that_of_the_funnel() -> None:
    figures = figures_of_all_met(50, crisis_resolved_met=47, child_safety_clear_met=37)
    for code, place in (("5a", "aan de hoge kant"), ("3c", "aan de lage kant"), ("1", "binnen de bandbreedte")):
        page = page_of(figures, measure=code)
        assert page.comparison is not None
        assert page.comparison.funnel is not None
        assert place in page.comparison.funnel.conclusion
        assert rows_of(page)[code].word == {"aan de hoge kant": "hoger", "aan de lage kant": "lager"}.get(
            place, "geen aantoonbaar verschil"
        )


@pytest.mark.parametrize(
    ("national", "text", "word"),
    [
        (BAND, "90 tot 95%", "geen uitspraak: landelijk is geen heel percentage bekend"),
        (dict.fromkeys(BAND) | {"reason": "too_few"}, "niet getoond", "geen uitspraak: landelijk niet getoond"),
    ],
)
def test_a_national_band_and_a_withheld_figure_give_no_difference_but_the_reason(
    national: dict[str, Any], text: str, word: str
) -> None:
    told = for_registry(NATION)
    nation = Nation(replace(told, criteria={**told.criteria, "5a": PublicFigure.from_json(national)}))
    page = page_of(figures_of_all_met(50), nation=nation, measure="5a")
    row = rows_of(page)["5a"]
    assert (row.other.text, row.other.n, row.points, row.word) == (text, national["n"], "", word)
    assert page.conclusion.endswith("1 cijfer is niet te vergelijken.")
    assert page.comparison is not None
    assert page.comparison.funnel is not None
    assert page.comparison.funnel.view is None
    assert page.comparison.funnel.conclusion == f"Er is geen trechter van 5a Crisis opgeheven: {word[16:]}."
    assert "trechter" not in page.files.tables


def test_under_10_there_are_counts_no_percentages_and_the_way_to_three_years() -> None:
    small, more = figures_of_all_met(4, crisis_resolved_met=3), figures_of_all_met(12)
    page = page_of(small, by_year={2024: more, 2025: small})
    row = rows_of(page)["5a"]
    assert (row.own.text, row.points, row.strip, row.word) == ("3 van 4", "", None, "te weinig metingen")
    assert rows_of(page)["getrouwheid"].own.text == "-"
    assert page.conclusion == "In 2025 is Jeugdhulp Golf niet te vergelijken met landelijk: te weinig metingen."
    assert page.comparison is not None
    assert (page.comparison.has_differences, page.comparison.columns, page.comparison.chance) == (False, 4, "")
    assert page.more is not None
    assert page.more.longer is not None
    assert (page.more.longer.code, page.more.longer.n) == ("2023-2025", 16)


def test_under_10_the_reason_is_the_own_number_also_where_the_nation_is_withheld() -> None:
    page = page_of(figures_of_all_met(9), nation=Nation(for_registry(figures_of_all_met(9))))
    assert {row.word for row in rows_of(page).values()} == {"te weinig metingen"}


def test_another_period_is_compared_with_its_own_design_effect() -> None:
    then = figures_of_all_met(60, crisis_resolved_met=40, goal_attainment_units=40 * 6)
    other = Other("2024", then, Deff(outcome=1.0), Period(2024))
    page = page_of(figures_of_all_met(50), other)
    row = rows_of(page)["5a"]
    assert (row.own.n, row.other.text, row.other.n) == (50, "67%", 60)
    assert row.word == "hoger"
    wider = page_of(figures_of_all_met(50), replace(other, deff=Deff(outcome=3.0)))
    found, less_sure = rows_of(page)["doelbereiking"].found, rows_of(wider)["doelbereiking"].found
    assert found is not None
    assert less_sure is not None
    assert found.low > less_sure.low
    assert page.comparison is not None
    assert (page.comparison.names.own, page.comparison.names.other) == ("2025", "2024")
    assert page.comparison.funnel is None


def test_the_sentence_counts_what_is_higher_and_lower() -> None:
    figures = figures_of_all_met(50, child_safety_clear_met=30, started_within_24h_met=40)
    assert page_of(figures).conclusion == (
        "In 2025 scoort Jeugdhulp Golf hoger dan landelijk op 1 van de 16 cijfers en lager op 2; bij de andere 13 "
        "is geen verschil aantoonbaar."
    )


def test_the_sentence_about_lower_only_and_about_nothing() -> None:
    then = figures_of_all_met(60)
    lower = page_of(figures_of_all_met(60, crisis_resolved_met=30), Other("2024", then, DEFF, Period(2024)))
    assert lower.conclusion == (
        "In 2025 scoort Jeugdhulp Golf lager dan in 2024 op 1 van de 16 cijfers en hoger op geen; bij de andere 15 is "
        "geen verschil aantoonbaar."
    )
    same = page_of(then, Other("2024", then, DEFF, Period(2024)))
    assert same.conclusion == (
        "In 2025 is bij Jeugdhulp Golf op geen van de 16 cijfers een verschil met 2024 aantoonbaar."
    )
    assert same.comparison is not None
    assert "ongeveer 1 op de 20 cijfers" in same.comparison.chance


def test_a_team_stands_beside_the_rest_by_its_name() -> None:
    other = Other("rest", figures_of_all_met(40), DEFF)
    page = page_of(figures_of_all_met(30), other, team=Team(code="noord", name="Noord"))
    assert page.comparison is not None
    names = page.comparison.names
    assert (names.own, names.other, names.subject) == (
        "Team Noord",
        "Rest van de instelling",
        "team Noord van Jeugdhulp Golf",
    )
    assert any("geen traject gemeen" in note for note in page.comparison.notes)


def test_the_note_about_the_fixed_point_stands_beside_the_nation_only() -> None:
    page = page_of(figures_of_all_met(30))
    assert page.comparison is not None
    assert any("vast getal" in note for note in page.comparison.notes)
    assert any(note.startswith("Landelijk: de stand van nu") for note in page.comparison.notes)


def test_a_definition_that_changed_between_the_periods_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    later = replace(FIRST, version="3.0", applies_from=date(2025, 1, 1))
    monkeypatch.setattr("measurements.domain.definitions.DEFINITIONS", (FIRST, later))
    then = figures_of_all_met(40)
    for code, is_told in (("2024", True), ("2026-K1", False)):
        page = page_of(then, Other(code, then, DEFF, parse_period(code)))
        assert page.comparison is not None
        assert any("definitie veranderd" in note for note in page.comparison.notes) == is_told


def test_the_words_are_three_and_one_for_too_few() -> None:
    found = [Difference(value, value - 0.01, value + 0.01, 10) for value in (0.1, -0.1, 0.0)]
    assert [change_text(one) for one in found] == ["hoger", "lager", "geen aantoonbaar verschil"]
    assert change_text(replace(found[0], n=9)) == change_text(None) == "te weinig metingen"


def test_the_file_says_what_the_table_says() -> None:
    page = page_of(figures_of_all_met(50, crisis_resolved_met=47))
    table = page.files.tables["vergelijking"]
    row = next(row for row in table.rows if row[0] == "5a")
    assert row == ("5a", "Crisis opgeheven", "uitkomst", "94%", 50, "80%", 1000, 14, 3, 19, "hoger")
    lower = page_of(figures_of_all_met(9), nation=Nation(for_registry(NATION))).files.tables["vergelijking"].rows[2]
    assert lower[-4:] == ("", "", "", "te weinig metingen")
    assert table.title == page.conclusion
    assert page.files.stem == "ash-golf-vergelijken-2025-landelijk"
    assert page.comparison is not None
    assert set(page.comparison.notes) < set(table.notes)


def test_the_funnel_has_the_own_point_its_limits_and_its_place() -> None:
    page = page_of(figures_of_all_met(50, crisis_resolved_met=47), measure="5a")
    assert page.comparison is not None
    section = page.comparison.funnel
    assert section is not None
    assert section.view is not None
    (row,) = section.view.rows
    assert (row.name, row.n, row.score, row.is_own) == ("Jeugdhulp Golf", 50, "94%", True)
    assert (row.usual, row.wide) == ("67% tot 91%", "60% tot 96%")
    assert section.conclusion == (
        "5a Crisis opgeheven: Jeugdhulp Golf (94%, n = 50) ligt buiten de bandbreedte, aan de hoge kant (let op, geen "
        "conclusie); landelijk is 80%."
    )
    assert page.files.charts["trechter"] is section.view.chart
    assert page.files.tables["trechter"].rows[0][:5] == (1, "Jeugdhulp Golf", 50, "94%", "80%")


def test_the_funnel_is_of_the_fidelity_unless_another_figure_is_asked() -> None:
    for asked, code in (("", "getrouwheid"), ("doelbereiking", "doelbereiking"), ("3d", "3d"), ("9z", "getrouwheid")):
        page = page_of(figures_of_all_met(30), measure=asked)
        assert page.comparison is not None
        assert page.comparison.funnel is not None
        assert page.comparison.funnel.measure.code == code
        assert bool(page.messages) == (asked == "9z")
        assert page.chosen["maat"] == code


def test_others_who_agreed_stand_in_the_funnel_too() -> None:
    figures = figures_of_all_met(50)
    other = NamedFigure("Ander", figures.criteria["5a"])
    section = funnel_section(data_of(figures, measure="5a"), "Golf", (other,))
    assert section is not None
    assert section.view is not None
    assert [(row.number, row.name, row.is_own) for row in section.view.rows] == [(1, "Golf", True), (2, "Ander", False)]


def test_without_anything_to_compare_with_the_page_says_so() -> None:
    nothing = replace(data_of(figures_of_all_met(30), nation=Nation(None, "Nog niet.")), other=None, offered=())
    page = side_by_side_page(nothing)
    assert page.comparison is None
    assert page.conclusion == "Er is nu niets om deze cijfers mee te vergelijken. Nog niet."
    assert page.files.tables == {}
    empty = page_of(figures_of_all_met(0))
    assert (empty.comparison, empty.conclusion) == (
        None,
        "In deze periode zijn geen metingen ingevoerd. Kies een andere periode.",
    )


def test_why_the_nation_is_not_among_the_choices_is_told() -> None:
    other = Other("2024", figures_of_all_met(30), DEFF, Period(2024))
    page = page_of(figures_of_all_met(30), other, nation=Nation(None, "Nog niet."))
    assert page.no_nation == "Nog niet."
    assert page_of(figures_of_all_met(30)).no_nation == ""


def test_the_choices_are_those_offered_and_the_one_in_the_address() -> None:
    other = Other("2024-K1", figures_of_all_met(30), DEFF, parse_period("2024-K1"))
    options = page_of(figures_of_all_met(30), other).others
    assert [(one.value, one.label, one.is_chosen) for one in options] == [
        ("landelijk", "Landelijk, zelfde periode", False),
        ("2024", "Zelf, 2024", False),
        ("2024-K1", "Zelf, 1e kwartaal 2024", True),
    ]
