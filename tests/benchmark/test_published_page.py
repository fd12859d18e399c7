"""The check against a published year, as SEJN gets it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from audit.models import AccessLogEntry, Action, ObjectType
from benchmark.models import MonthTally
from benchmark.selectors.figures import counters_by_institution, figures_of, figures_together
from benchmark.services import counting
from institutions.models import User
from measurements.domain.period import Period
from measurements.models import Measurement
from tests.benchmark.reading import csv_of, text_of
from tests.measurement_data import scores_from_row
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
PAGE = "/landelijk/gepubliceerd/"
UNDATED = {"referred_on": None, "started_on": None, "ended_on": None}
IN_2022 = UNDATED | {"completed_on": date(2022, 5, 1)}


@pytest.fixture
def of_2022(submitted: Store, foreign_worker: User) -> None:
    """Of aa 10 valid measurements and an empty one, of bb 2 with gaps; another in 2021 and in 2023."""
    for number in range(10):
        submitted(**scores_from_row(f"1111111111{'1' if number else '0'}|1{'1' if number > 4 else '0'}1"), **IN_2022)
    submitted(**scores_from_row("-----------|---"), **IN_2022)
    membership = foreign_worker.memberships.get()
    people = {"author": foreign_worker, "team": membership.team, "institution": membership.institution}
    for _ in range(2):
        submitted(**scores_from_row("0111111111-|1-0"), **people, **(IN_2022 | {"family_type": "TG02"}))
    for year in (2021, 2023):
        submitted(**(UNDATED | {"completed_on": date(year, 5, 1)}))
    counting.refresh_tallies()


def part(text: str, start: str, end: str) -> str:
    """The text from one heading up to the next."""
    return text[text.index(start) : text.index(end)]


@pytest.mark.usefixtures("of_2022")
def test_the_page_begins_with_the_number_and_with_what_each_definition_gives(as_analyst: Client) -> None:
    """By hand. C: (9 + 10/11 + 2 * 9/10) / 12 and (5 + 5 * 2/3 + 2 * 1/2) / 12. A: 127/130 and 27/34.

    B: nine criteria of 12/12, one of 10/12, one of 9/10; and 12/12, 5/10 and 10/12. D: 9 and 5 of 12.
    """
    text = text_of(as_analyst.get(PAGE, {"jaar": "2022"}))
    assert (
        "2022 naast wat is gepubliceerd Deze benchmark heeft over 2022 12 geldige metingen, het jaarrapport 1.347. "
        "Volgens definitie C komt u uit op 98% behandelgetrouwheid en 78% doelbereiking, en het jaarrapport op 94% en "
        "83%; A geeft 98% en 79%, B 98% en 78%, D 75% en 42%." in text
    )
    process = part(text, "Behandelgetrouwheid over 2022 volgens", "Doelbereiking over 2022 volgens")
    outcome = part(text, "Doelbereiking over 2022 volgens", "Aantallen per instelling")
    assert "C: gemiddelde van de trajecten: ons cijfer 97,5% 98% 94% verschilt 4 procentpunt" in process
    assert "D: trajecten waarin alles wat gescoord is, is behaald 75,0% 75% 94% verschilt 19 procentpunt" in process
    assert "A: alle antwoorden samen 79,4% 79% 83% verschilt 4 procentpunt" in outcome
    assert "B: gemiddelde van de criteria 77,7% 78% 83% verschilt 5 procentpunt" in outcome


@pytest.mark.usefixtures("of_2022")
def test_numbers_and_sizes_stand_beside_the_published_ones_by_rank(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"jaar": "2022"}))
    assert "Geldige metingen 12 1.347 hier 1.335 minder" in text
    assert "Instellingen met geldige metingen 2 17 hier 15 minder" in text
    assert "1. Instelling AA 10 197 hier 187 minder 2. Instelling BB 2 185 hier 183 minder 3. geen instelling -" in text
    assert "17. geen instelling - 4 hier 4 minder Samen 12 1.347 hier 1.335 minder" in text
    assert "dezelfde plaats bewijst dus niet dat het om dezelfde instelling gaat." in text


@pytest.mark.usefixtures("of_2022")
def test_the_answers_given_most_stand_there_with_the_labels_of_the_list(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"jaar": "2022"}))
    rows = part(text, "Type gezin", "Problematiek")
    assert rows.count("gelijk") == 2
    assert " 10 gelijk 2e " in rows
    assert " 12 gelijk 2e " in part(text, "Problematiek", "Werkdoelen")
    assert "TG0" not in text
    assert "PO0" not in text
    assert "(het advies, niet de gekozen hulp)" in text


@pytest.mark.usefixtures("of_2022")
def test_entered_valid_and_excluded_stand_there_with_the_rules_that_hold(as_analyst: Client) -> None:
    text = text_of(as_analyst.get(PAGE, {"jaar": "2022"}))
    assert "Ingevoerd: 13. Geldig: 12 . Telt niet mee: 1." in text
    assert "met de regels van kwaliteitsmeting ASH 2.0. Gepubliceerd: SEJN, jaarrapport 2022." in text


@pytest.mark.usefixtures("of_2022")
def test_seven_years_together_have_no_sizes_and_no_answers(as_analyst: Client, submitted: Store) -> None:
    for year in (2012, 2013, 2019, 2020):
        for _ in range(6):
            submitted(**(UNDATED | {"completed_on": date(year, 1 if year > 2012 else 12, 31)}))
    counting.refresh_tallies()
    text = text_of(as_analyst.get(PAGE, {"jaar": "2013-2019"}))
    assert "Deze benchmark heeft over 2013-2019 12 geldige metingen; het onderzoek van De Meyer e.a. gaat over" in text
    assert "Geldige metingen 12 6.261 gezinnen telt iets anders" in text
    assert "100,0% 100% 92% verschilt 8 procentpunt" in text
    assert "100,0% 100% 86% verschilt 14 procentpunt" in text
    assert "Over 2013-2019 zijn geen aantallen per instelling gepubliceerd." in text
    assert "Over 2013-2019 is de volgorde van de antwoorden niet gepubliceerd." in text


@pytest.mark.parametrize(
    ("year", "published"),
    [
        ("2022", "Gepubliceerd is 94% behandelgetrouwheid en 83% doelbereiking, over 1.347 geldige metingen."),
        ("2013-2019", "Gepubliceerd is 92% behandelgetrouwheid en 86% doelbereiking, over 6.261 gezinnen."),
    ],
)
def test_without_measurements_there_is_only_what_was_published(as_analyst: Client, year: str, published: str) -> None:
    text = text_of(as_analyst.get(PAGE, {"jaar": year}))
    assert f"Over {year} staan er nog geen metingen in deze benchmark." in text
    assert published in text
    assert "Berekend" not in text


def test_under_10_valid_measurements_there_are_sizes_and_no_percentages(as_analyst: Client, submitted: Store) -> None:
    for _ in range(9):
        submitted(**IN_2022)
    counting.refresh_tallies()
    text = text_of(as_analyst.get(PAGE, {"jaar": "2022"}))
    assert "9 geldige metingen, het jaarrapport 1.347. Dat is te weinig voor percentages." in text
    assert "Er zijn minder dan 10 geldige metingen. Daarom staan hier geen percentages." in text
    assert "1. Instelling AA 9 197" in text
    assert "%" not in text


def test_the_years_of_the_picture_can_not_be_chosen_and_the_page_says_why(as_analyst: Client) -> None:
    response = as_analyst.get(PAGE, {"jaar": "2020"})
    text = text_of(response)
    assert "De cijfers van 2020 zijn alleen als plaatje gepubliceerd, zonder getallen." in text
    assert "Van 2018 tot en met 2021 is per jaar alleen een plaatje gepubliceerd, zonder getallen." in text
    assert '<option value="2022" selected>' in response.content.decode()
    assert '<option value="2020"' not in response.content.decode()


@pytest.mark.parametrize(("is_demo", "times"), [(True, 1), (False, 0)])
def test_the_demo_says_that_its_figures_prove_nothing(
    as_analyst: Client, submitted: Store, settings: Any, is_demo: bool, times: int
) -> None:
    settings.DEMO = is_demo
    submitted(**IN_2022)
    counting.refresh_tallies()
    assert text_of(as_analyst.get(PAGE)).count('"Gelijk" bewijst hier dus niets.') == times


@pytest.mark.usefixtures("of_2022")
def test_only_sejn_gets_the_page_and_finds_it_from_the_nation(as_lead: Client, as_analyst: Client) -> None:
    assert as_lead.get(PAGE).status_code == 403
    assert as_analyst.get(PAGE).status_code == 200
    assert f'href="{PAGE}"' in as_analyst.get("/landelijk/", {"periode": "2022"}).content.decode()


@pytest.mark.usefixtures("of_2022")
def test_the_figures_of_all_institutions_are_those_of_the_nation() -> None:
    counters = counters_by_institution(MonthTally.objects.all(), Period(2022))
    assert len(counters) == 2
    assert figures_together(counters.values()) == figures_of(MonthTally.objects.all(), Period(2022))


@pytest.mark.usefixtures("of_2022")
@pytest.mark.parametrize(("year", "limit"), [("2022", 10), ("2013-2019", 8)])
def test_the_check_takes_few_statements(year: str, limit: int, as_analyst: Client) -> None:
    with at_most(limit):
        assert as_analyst.get(PAGE, {"jaar": year}).status_code == 200


def file_of(client: Client, name: str, year: str = "2022") -> list[list[str]]:
    return csv_of(client.get(PAGE, {"jaar": year, "bestand": f"{name}.csv"}))


@pytest.mark.usefixtures("of_2022")
def test_each_table_is_a_file_with_the_numbers_of_the_page(as_analyst: Client) -> None:
    assert file_of(as_analyst, "aantallen")[1:] == [
        ["Geldige metingen", "12", "1347", "hier 1.335 minder"],
        ["Instellingen met geldige metingen", "2", "17", "hier 15 minder"],
    ]
    percents = file_of(as_analyst, "percentages")
    first = ["C: gemiddelde van de trajecten: ons cijfer", "97,5%", "98%", "94%", "verschilt 4 procentpunt"]
    assert percents[1] == ["Behandelgetrouwheid", *first]
    assert [row[:2] for row in percents[5:6]] == [["Doelbereiking", first[0]]]
    assert len(percents) == 9
    sizes = file_of(as_analyst, "instellingen")
    assert sizes[1] == ["1. Instelling AA", "10", "197", "hier 187 minder"]
    assert sizes[-1] == ["Samen", "12", "1347", "hier 1.335 minder"]
    answers = file_of(as_analyst, "antwoorden")
    assert answers[0] == ["Vraag", "Plaats", "Gepubliceerd", "Berekend", "Geldige metingen", "Vergeleken"]
    assert (answers[1][:2], answers[1][4:]) == (["Type gezin", "1"], ["10", "gelijk"])
    assert ["Er is niets gescoord", "1"] in file_of(as_analyst, "redenen")


@pytest.mark.usefixtures("of_2022")
def test_a_file_is_named_after_the_published_year_and_is_logged_as_taken_out(
    as_analyst: Client, lines: list[AccessLogEntry]
) -> None:
    response = as_analyst.get(PAGE, {"jaar": "2022", "bestand": "aantallen.xlsx"})
    assert response["Content-Disposition"] == 'attachment; filename="ash-gepubliceerd-2022-aantallen.xlsx"'
    assert [(one.action, one.object_type) for one in lines] == [(Action.EXPORT, ObjectType.NATIONAL_FIGURES)]


@pytest.mark.parametrize("name", ["aantallen", "percentages", "instellingen", "antwoorden", "redenen"])
def test_what_the_page_does_not_show_is_no_file(name: str, as_analyst: Client) -> None:
    assert as_analyst.get(PAGE, {"jaar": "2022", "bestand": f"{name}.csv"}).status_code == 404


def test_under_10_valid_measurements_there_is_no_file_of_percentages(as_analyst: Client, submitted: Store) -> None:
    for _ in range(9):
        submitted(**IN_2022)
    counting.refresh_tallies()
    assert file_of(as_analyst, "aantallen")[1][1] == "9"
    assert as_analyst.get(PAGE, {"jaar": "2022", "bestand": "percentages.csv"}).status_code == 404


@pytest.mark.usefixtures("of_2022")
def test_a_file_is_for_sejn_only(as_lead: Client) -> None:
    assert as_lead.get(PAGE, {"bestand": "aantallen.csv"}).status_code == 403
