"""The national score on the pages of a criterion."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.benchmark.criterion.reading_criterion import file_of
from tests.benchmark.reading import text_of
from tests.statements import at_most

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("answered")]

PAGE, NATION = "/instellingen/aa/criteria/3d/", "/landelijk/criteria/3d/"


def test_the_national_page_has_the_institutions_by_name_without_percentages_under_10(as_analyst: Client) -> None:
    response = as_analyst.get(f"{NATION}?periode=2024")
    text, html = text_of(response), response.content.decode()
    assert "behaald in 75% van de 24 metingen" in text
    assert "Instelling AA 20 70% 46-88% nog niet te zeggen Instelling BB 4 4 van 4" in text
    assert '<a href="/instellingen/bb/criteria/3d/?periode=2024">Instelling BB</a>' in html
    assert file_of(as_analyst, f"{NATION}?periode=2024&bestand=instellingen.csv")[2] == [
        "Instelling BB",
        "4",
        "4 van 4",
        "",
        "",
    ]


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("number", ["1", "3d", "6"])
def test_each_year_has_the_national_score_of_its_newest_published_release(
    number: str, as_lead: Client, as_analyst: Client
) -> None:
    for browser in (as_lead, as_analyst):
        page = browser.get(f"/instellingen/aa/criteria/{number}/?periode=2024").context["page"]
        nation = {row.label: row.nation for row in page.years.rows}
        assert nation["2023"] == nation["2024"] == "94%"
        assert nation[f"{timezone.localdate().year}"] == "-"


@pytest.mark.usefixtures("released")
def test_beside_a_year_stands_the_release_and_for_sejn_the_nation_of_now(as_lead: Client, as_analyst: Client) -> None:
    assert "94% landelijk n = 421 Landelijk: uitgave 2024.1 (concept)" in text_of(as_lead.get(f"{PAGE}?periode=2024"))
    assert "75% landelijk n = 24 Landelijk: de stand van nu" in text_of(as_analyst.get(f"{PAGE}?periode=2024"))
    assert "Landelijke cijfers zijn er per kalenderjaar." in text_of(as_lead.get(f"{PAGE}?periode=2024-K1"))


def test_a_year_without_a_release_says_why_there_is_no_national_score(as_lead: Client) -> None:
    text = text_of(as_lead.get(f"{PAGE}?periode=2024"))
    assert "Landelijke cijfers van 2024 staan hier zodra SEJN ze heeft vrijgegeven." in text
    assert "uit de laatste uitgave" not in text


@pytest.mark.usefixtures("released")
@pytest.mark.parametrize("period", ["2024", "2024-03", "2022-2024"])
def test_a_page_of_a_criterion_takes_at_most_10_statements(period: str, as_lead: Client, as_analyst: Client) -> None:
    for browser, address in ((as_lead, PAGE), (as_analyst, PAGE), (as_analyst, NATION)):
        with at_most(10):
            assert browser.get(address, {"periode": period}).status_code == 200
