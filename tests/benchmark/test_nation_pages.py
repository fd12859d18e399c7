"""The institutions beside each other and who took part, as SEJN gets them."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from benchmark.services import counting
from institutions.models import Institution, User
from measurements.models import Measurement
from tests.benchmark.nation_to_show import LONG
from tests.statements import at_most
from tests.world import committed

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

Store = Callable[..., Measurement]
INSTITUTIONS, PARTICIPATION = "/landelijk/instellingen/", "/landelijk/deelname/"
UNDATED = {"referred_on": None, "started_on": None, "ended_on": None}


@pytest.fixture
def elsewhere(foreign_worker: User) -> dict[str, Any]:
    """Who enters at institution bb."""
    membership = foreign_worker.memberships.get()
    return {"author": foreign_worker, "team": membership.team, "institution": membership.institution}


@pytest.fixture
def counted(submitted: Store, elsewhere: dict[str, Any]) -> None:
    """Of aa 40 valid measurements of 2024, 20 without a resolved crisis; of bb 40 with it; of both one of April."""
    for number in range(39):
        submitted(crisis_resolved=number >= 20)
        submitted(**elsewhere)
    submitted(completed_on=date(2024, 4, 1))
    submitted(completed_on=date(2024, 4, 1), crisis_resolved=None, family_safe_enough=None, **elsewhere)
    counting.refresh_tallies()


def text_of(response: Any) -> str:
    """What a reader sees: without markup and with single spaces."""
    html = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(html).replace("\N{SOFT HYPHEN}", "").split())


def rows_of(response: Any) -> list[list[str]]:
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.usefixtures("counted")
def test_the_institutions_are_compared_on_the_measure_of_the_address(as_analyst: Client) -> None:
    page = text_of(as_analyst.get(f"{INSTITUTIONS}?periode=2024&maat=5a"))
    assert "5a Crisis opgeheven over 2024: de instellingen verschillen meer dan toeval verklaart." in page
    assert "50% 34-66% norm niet behaald ▼ signaal, laag" in page
    assert "Instelling AA 40 50% 75% lager dan landelijk: praat erover, geen oordeel" in page
    assert "De stippellijnen zijn verbreed" in page


@pytest.mark.usefixtures("counted")
def test_the_matrix_scrolls_in_a_region_of_its_own_that_a_keyboard_reaches(as_analyst: Client) -> None:
    html = as_analyst.get(f"{INSTITUTIONS}?periode=2024").content.decode()
    assert '<div class="scroll-region" tabindex="0" role="region" aria-label="Alle maten per instelling' in html
    assert html.count('class="matrix__cell matrix__cell--') == 3 * 16
    assert "signaal, laag" in html


@pytest.mark.usefixtures("counted")
def test_what_the_address_asks_wrongly_ends_in_messages(as_analyst: Client) -> None:
    page = text_of(as_analyst.get(f"{INSTITUTIONS}?periode=zz&maat=zz"))
    assert "De periode in de link bestaat niet. U ziet nu 2024." in page
    assert "Het cijfer in de link bestaat niet. U ziet nu de behandelgetrouwheid." in page


def test_a_period_without_measurements_points_to_participation(as_analyst: Client) -> None:
    answer = as_analyst.get(f"{INSTITUTIONS}?periode=2019")
    assert "Geen metingen in deze periode" in text_of(answer)
    assert "data-chart" not in answer.content.decode()


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("address", [INSTITUTIONS, PARTICIPATION])
def test_a_page_takes_at_most_10_statements(address: str, as_analyst: Client) -> None:
    as_analyst.get(address)
    with at_most(10):
        assert as_analyst.get(f"{address}?periode=2024").status_code == 200


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("address", [INSTITUTIONS, PARTICIPATION])
def test_team_leads_get_neither_page_nor_file(address: str, as_lead: Client) -> None:
    for query in ("", "?bestand=matrix.csv", "?bestand=niet-geleverd.csv"):
        assert as_lead.get(f"{address}{query}").status_code == 403


@pytest.mark.usefixtures("counted")
def test_seventeen_institutions_with_long_names_and_a_small_one_fit(as_analyst: Client) -> None:
    committed(
        Institution.objects.using("owner").bulk_create,
        [
            Institution(code=f"lang-{number}", name=f"{LONG} {number}", active_from=date(2018, 1, 1))
            for number in range(15)
        ],
    )
    answer = as_analyst.get(f"{INSTITUTIONS}?periode=2024&maat=5a")
    assert answer.status_code == 200
    assert answer.content.decode().count('class="matrix__cell matrix__cell--') == 18 * 16
    assert text_of(answer).count("geen metingen") >= 15


@pytest.mark.usefixtures("counted")
def test_the_files_are_those_of_the_page(as_analyst: Client) -> None:
    table = rows_of(as_analyst.get(f"{INSTITUTIONS}?periode=2024&maat=5a&bestand=instellingen.csv"))
    assert ["1", "Instelling AA", "40", "50%", "34-66%", "norm niet behaald", "signaal, laag"] in table
    matrix = rows_of(as_analyst.get(f"{INSTITUTIONS}?periode=2024&bestand=matrix.csv"))
    assert any(row[:1] == ["Instelling BB"] and "100% (signaal, hoog)" in row for row in matrix)
    signals = rows_of(as_analyst.get(f"{INSTITUTIONS}?periode=2024&bestand=signalen.csv"))
    assert ["5a Crisis opgeheven", "Instelling AA", "40", "50%", "75%", "lager dan landelijk"] in signals
    assert as_analyst.get(f"{INSTITUTIONS}?periode=2024&bestand=matrix.xlsx").status_code == 200
    assert as_analyst.get(f"{INSTITUTIONS}?periode=2024&bestand=anders.csv").status_code == 404


@pytest.mark.usefixtures("counted")
def test_each_month_has_its_valid_and_entered_measurements_and_what_is_missing_is_marked(as_analyst: Client) -> None:
    page = text_of(as_analyst.get(f"{PARTICIPATION}?periode=2024"))
    assert "Over 2024 voerden 2 van de 2 instellingen samen 80 metingen in; 79 daarvan tellen mee." in page
    assert f"Instelling AA niets niets 39 1 {'niets ' * 8}40" in page
    assert f"Instelling BB niets niets 39 0 van 1 {'niets ' * 8}39 van 40" in page
    assert f"Alle instellingen niets niets 78 1 van 2 {'niets ' * 8}79 van 80" in page


def test_who_did_not_deliver_now_stands_with_the_contact_of_the_institution(
    as_analyst: Client, submitted: Store, other_institution: Institution
) -> None:
    contact = {"contact_name": "Coördinatie", "contact_email": "spoed+hulp@bb.example"}
    rows = Institution.objects.using("owner").filter(pk=other_institution.pk)
    committed(lambda: rows.update(**contact))
    today = timezone.localdate()
    submitted(completed_on=today, **UNDATED)
    submitted(completed_on=today.replace(year=today.year - 1), **UNDATED)
    counting.refresh_tallies()
    answer = as_analyst.get(PARTICIPATION)
    listed = text_of(answer).partition("Metingen per maand")[0]
    assert "Instelling BB nog niets ingevoerd niets ingevoerd nog nooit Coördinatie spoed+hulp@bb.example" in listed
    assert 'href="mailto:spoed%2Bhulp@bb.example"' in answer.content.decode()
    table = rows_of(as_analyst.get(f"{PARTICIPATION}?bestand=niet-geleverd.csv"))
    assert any(row[0] == "Instelling BB" and row[-1] == "spoed+hulp@bb.example" for row in table if row)
    committed(lambda: rows.update(contact_name="", contact_email=""))
    assert "niet bekend; de beheerder kan een contact invullen" in text_of(as_analyst.get(PARTICIPATION))


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("2024-K2", "Deelname staat er per kalenderjaar. U ziet nu 2024."),
        ("zz", "De periode in de link bestaat niet. U ziet nu 2024."),
    ],
)
def test_participation_is_told_by_year_and_says_so(asked: str, message: str, as_analyst: Client) -> None:
    assert message in text_of(as_analyst.get(f"{PARTICIPATION}?periode={asked}"))


def test_a_year_before_everybody_has_no_table(as_analyst: Client) -> None:
    page = text_of(as_analyst.get(f"{PARTICIPATION}?periode=2010"))
    assert "Over 2010 zijn geen metingen ingevoerd." in page
    assert "Niemand deed mee in 2010" in page


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize(
    ("address", "name", "cell"),
    [
        ("/landelijk/datakwaliteit/", "trechter", "Ingevoerd"),
        ("/landelijk/datakwaliteit/", "niet-gescoord", "Crisis opgeheven"),
        ("/landelijk/datakwaliteit/", "tijdigheid", "Mediaan"),
        ("/landelijk/datakwaliteit/", "alles-behaald", "Alle dagen"),
        ("/landelijk/datakwaliteit/", "instellingen", "Instelling AA"),
        ("/landelijk/samenhang/", "crisis-sterkte", "Trajecten"),
        ("/landelijk/samenhang/", "crisis-criteria", "Start binnen 24 uur"),
        ("/landelijk/samenhang/", "positief", "Uitvoeringscriteria"),
    ],
)
def test_quality_and_success_give_their_tables_as_files_and_stand_among_the_tabs(
    address: str, name: str, cell: str, as_analyst: Client
) -> None:
    html = as_analyst.get(f"{address}?periode=2024").content.decode()
    assert f"bestand={name}.csv" in html
    assert '<nav class="tabs"' in html
    table = rows_of(as_analyst.get(f"{address}?periode=2024&bestand={name}.csv"))
    assert any(cell in row for row in table)


@pytest.mark.usefixtures("counted")
def test_the_quality_of_an_institution_gives_its_tables_as_files_and_never_its_measurements(as_lead: Client) -> None:
    address = "/instellingen/aa/datakwaliteit/"
    html = as_lead.get(f"{address}?periode=2024").content.decode()
    assert 'aria-current="page">Datakwaliteit</a>' in html
    funnel = rows_of(as_lead.get(f"{address}?periode=2024&bestand=trechter.csv"))
    assert ["Geldig", "", "40", ""] in funnel
    assert as_lead.get(f"{address}?periode=2024&bestand=dubbel.csv").status_code == 404
    assert as_lead.get(f"{address}?periode=2024&team=noord&bestand=alles-behaald.csv").status_code == 404
