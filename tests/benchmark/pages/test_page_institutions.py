"""The page that lays institutions beside each other, from values."""

from dataclasses import replace
from fractions import Fraction

import pytest

from benchmark.domain.funnel import FunnelClass
from benchmark.page_data.nation import Deff
from benchmark.page_data.national import NationalData
from benchmark.pages.institutions.funnel_measure import funnel_measure
from benchmark.pages.institutions.matrix import band_of
from benchmark.pages.institutions.page import InstitutionsPage, institutions_page
from benchmark.pages.institutions.placing import placing
from benchmark.pages.measures import MEASURES, measure_asked
from measurements.domain.criteria import NORM
from tests.benchmark.nation_to_show import LONG, Counters, counters_of, nation_of

RESOLVED = "crisis_resolved"
Nation = dict[str, Counters]


def page_of(measure: str = "", **by_name: Counters) -> InstitutionsPage:
    return institutions_page(nation_of(by_name), measure)


def clustered() -> NationalData:
    """Two institutions of 60, with design effects as when the answers within a trajectory resemble each other."""
    data = nation_of({"Aa": counters_of(60, missed={RESOLVED: 30}), "Bb": counters_of(60, missed={RESOLVED: 5})})
    return replace(data, deff=Deff(4.0, 2.5, 2024, is_provisional=False))


@pytest.fixture
def different() -> Nation:
    """Sixteen institutions of 50 and one of 4; one of the 16 resolves the crisis in half of its families."""
    alike = {f"{LONG} {number:02}": counters_of(50, missed={RESOLVED: 5}) for number in range(15)}
    return {**alike, "Kleine": counters_of(4), "Zorg": counters_of(50, missed={RESOLVED: 25})}


def test_the_measure_of_the_address_is_shown_and_a_wrong_one_gives_the_fidelity_with_a_message() -> None:
    assert measure_asked("5a")[0].title == "5a Crisis opgeheven"
    assert measure_asked("") == (MEASURES[0], ())
    measure, messages = measure_asked("9z")
    assert measure.title == "Behandelgetrouwheid"
    assert messages == ("Het cijfer in de link bestaat niet. U ziet nu de behandelgetrouwheid.",)


def test_there_are_two_year_figures_and_fourteen_criteria() -> None:
    assert [measure.code for measure in MEASURES[:2]] == ["getrouwheid", "doelbereiking"]
    assert len({measure.code for measure in MEASURES}) == 16


def test_more_spread_than_chance_is_said_with_how_many_lie_where(different: Nation) -> None:
    page = page_of("5a", **different)
    assert page.spread.is_beyond_chance
    assert page.spread.conclusion == (
        "5a Crisis opgeheven over 2024: de instellingen verschillen meer dan toeval verklaart. "
        "15 van de 16 liggen rond 90%."
    )
    assert page.funnel is not None
    assert page.funnel.is_widened


def test_a_spread_that_chance_explains_is_not_called_a_difference() -> None:
    page = page_of("5a", Aa=counters_of(50, missed={RESOLVED: 8}), Bb=counters_of(50, missed={RESOLVED: 5}))
    assert (
        "de verschillen tussen instellingen zijn niet aantoonbaar groter dan toeval verklaart" in page.spread.conclusion
    )
    assert page.spread.conclusion.endswith("Alle 2 liggen tussen 84% en 90%.")
    assert page.spread.reliability == (
        "Betrouwbaarheid van de verschillen: laag (0%). Wat u aan verschillen ziet, is vooral toeval. "
        "Dit is geen ranglijst en wordt er nooit een."
    )
    assert page.funnel is not None
    assert not page.funnel.is_widened


def test_institutions_with_few_trajectories_take_no_part_in_the_spread(different: Nation) -> None:
    found = placing(measure_asked("5a")[0], nation_of(different))
    assert found.spread is not None
    assert found.spread.freedom == 15


@pytest.mark.parametrize(
    ("by_name", "words"),
    [
        ({}, "geen enkele instelling heeft 10 of meer metingen"),
        ({"Aa": counters_of(9)}, "geen enkele instelling heeft 10 of meer metingen"),
        ({"Aa": counters_of(50, missed={RESOLVED: 5})}, "maar één instelling heeft 10 of meer metingen"),
        ({"Aa": counters_of(50), "Bb": counters_of(30)}, "alle instellingen hebben dezelfde score"),
    ],
)
def test_where_nothing_can_spread_the_page_says_why(by_name: Nation, words: str) -> None:
    spread = page_of("5a", **by_name).spread
    assert words in spread.conclusion
    assert spread.reliability == ""


def test_institutions_stand_in_the_order_of_the_data_and_only_the_assessed_are_numbered() -> None:
    page = page_of("5a", Aa=counters_of(50, missed={RESOLVED: 20}), Bb=counters_of(4), Cc=counters_of(50), Dd={})
    assert [(row.institution.name, row.number, row.why_not) for row in page.rows] == [
        ("Aa", 1, ""),
        ("Bb", None, "4 van 4, te weinig metingen"),
        ("Cc", 2, ""),
        ("Dd", None, "geen metingen"),
    ]
    assert page.funnel is not None
    assert [row.name for row in page.funnel.rows] == ["Aa", "Cc"]
    assert [row.institution.name for row in page.too_small] == ["Bb"]


def test_a_row_has_score_interval_verdict_and_place() -> None:
    page = page_of("5a", Aa=counters_of(50, missed={RESOLVED: 30}), Bb=counters_of(200))
    low, high = page.rows
    assert (low.n, low.score, low.interval) == (50, "40%", "26-55%")
    assert low.judgement is not None
    assert low.judgement.verdict == "norm niet behaald"
    assert low.place is not None
    assert low.place.words == "signaal, laag"
    assert high.place is not None
    assert high.place.words == "signaal, hoog"


def test_a_year_figure_rests_on_its_effective_size_and_counts_trajectories() -> None:
    data = clustered()
    page = institutions_page(data, "doelbereiking")
    assert page.rows[0].n == 60
    found = placing(page.measure, data).places[0].figure
    assert found.scored == 180 / 2.5
    assert found.value == Fraction(5, 6)


def test_the_lines_of_the_funnel_of_a_year_figure_rest_on_the_effective_size_too() -> None:
    data = clustered()
    found = placing(measure_asked("doelbereiking")[0], data)
    assert found.centre is not None
    lines = funnel_measure(found.measure, data.figures, data.deff, found.centre)
    assert lines.size(60) == pytest.approx(found.places[0].figure.scored)
    criterion = placing(measure_asked("5a")[0], data)
    assert criterion.centre is not None
    assert funnel_measure(criterion.measure, data.figures, data.deff, criterion.centre).size(60) == 60


def test_the_matrix_has_a_cell_for_each_measure_and_hides_what_is_too_small(
    different: Nation,
) -> None:
    table = page_of("", **different).matrix
    assert len(table.rows) == 17
    assert {len(row.cells) for row in table.rows} == {16}
    small = next(row for row in table.rows if row.institution.name == "Kleine")
    assert {(cell.text, cell.band, cell.words) for cell in small.cells} == {("<10", 0, "te weinig metingen")}
    column = [measure.code for measure in table.measures].index("5a")
    last = table.rows[-1].cells[column]
    assert (last.text, last.band, last.words, last.symbol) == ("50%", 1, "signaal, laag", "▼")
    assert table.nation[column].text == "88%"


@pytest.mark.parametrize(
    ("score", "band"),
    [("0", 1), ("0.5999", 1), ("0.6", 2), ("0.7", 3), ("0.7999", 3), ("0.8", 4), ("0.8999", 4), ("0.9", 5), ("1", 5)],
)
def test_a_tint_goes_by_the_exact_score_and_changes_at_the_norm(score: str, band: int) -> None:
    assert band_of(Fraction(score)) == band
    assert band_of(NORM) == 4


def test_nothing_of_a_nation_of_small_institutions_stands_in_the_matrix_or_as_a_national_score() -> None:
    page = page_of("", Aa=counters_of(4), Bb=counters_of(5))
    assert {cell.words for cell in page.matrix.nation} == {"te weinig metingen"}
    assert page.national == ""
    assert page.intervals is None
    assert page.funnel is None


def test_signals_are_those_that_stay_after_correction_within_their_measure(
    different: Nation,
) -> None:
    found = page_of("", **different).signals
    assert [(group.measure.code, [line.institution.name for line in group.lines]) for group in found.groups] == [
        ("doelbereiking", ["Zorg"]),
        ("5a", ["Zorg"]),
    ]
    line = found.groups[-1].lines[0]
    assert (line.n, line.score, line.direction) == (50, "50%", "lager dan landelijk")
    assert found.groups[-1].national == "88%"


def test_an_alert_among_many_institutions_is_no_signal() -> None:
    others = {f"Instelling {number:02}": counters_of(50, missed={RESOLVED: 7}) for number in range(16)}
    page = page_of("5a", **others, Zorg=counters_of(50, missed={RESOLVED: 14}))
    assert placing(page.measure, page.data).places[-1].position.funnel_class is FunnelClass.ALERT_LOW
    assert "5a" not in [group.measure.code for group in page.signals.groups]


def test_how_many_scores_chance_alone_puts_outside_is_said_rounded_up(different: Nation) -> None:
    assert page_of("", **different).signals.by_chance == (
        "Van de 256 scores in de matrix liggen er 2 buiten de 95%-grenzen (let op of signaal). "
        "Als geen enkele instelling echt afwijkt, zijn dat er gemiddeld al hooguit 13."
    )


def test_an_empty_period_has_no_rows_and_no_signals() -> None:
    page = page_of("", Aa={}, Bb={})
    assert page.rows == ()
    assert page.signals.by_chance == ""
    assert page.signals.groups == ()


def test_the_files_hold_what_the_page_shows(different: Nation) -> None:
    files = page_of("5a", **different).files
    assert files.stem == "ash-instellingen-2024-5a"
    assert files.tables["instellingen"].rows[-2:] == (
        ("", "Kleine", 4, "4 van 4, te weinig metingen", "", "", ""),
        (16, "Zorg", 50, "50%", "36-64%", "norm niet behaald", "signaal, laag"),
    )
    assert files.tables["matrix"].rows[-2][0] == "Zorg"
    assert "50% (signaal, laag)" in files.tables["matrix"].rows[-2]
    assert files.tables["matrix"].rows[-1][0] == "Landelijk"
    assert files.tables["signalen"].rows[-1] == ("5a Crisis opgeheven", "Zorg", 50, "50%", "88%", "lager dan landelijk")
    assert all(files.charts.values())
