"""Who sees what of a criterion, and the way to another one."""

from collections.abc import Callable

import pytest
from django.test import Client

from audit.models import AccessLogEntry
from institutions.models import User
from tests.benchmark.criterion.reading_criterion import links_to_measurements
from tests.benchmark.reading import text_of

pytestmark = [pytest.mark.django_db(transaction=True, databases="__all__"), pytest.mark.usefixtures("answered")]

SignIn = Callable[[User], Client]
PAGE, NATION = "/instellingen/aa/criteria/3d/", "/landelijk/criteria/3d/"


def test_a_worker_gets_the_figures_without_family_types_and_without_a_way_to_measurements(
    signed_in: SignIn, worker: User
) -> None:
    browser = signed_in(worker)
    response = browser.get(f"{PAGE}?periode=2024")
    assert "behaald in 70% van de 20 metingen" in text_of(response)
    assert "Per type gezin" not in text_of(response)
    assert links_to_measurements(response) == []
    assert browser.get(f"{PAGE}?periode=2024&bestand=gezinstypen.csv").status_code == 404


def test_sejn_gets_the_figures_of_an_institution_without_anything_from_its_measurements(as_analyst: Client) -> None:
    response = as_analyst.get(f"{PAGE}?periode=2024")
    assert "behaald in 70% van de 20 metingen" in text_of(response)
    assert "Per type gezin" not in text_of(response)
    assert links_to_measurements(response) == []
    assert as_analyst.get(f"{PAGE}?periode=2024&bestand=gezinstypen.csv").status_code == 404


def test_a_team_lead_of_another_institution_gets_404_also_for_a_file(signed_in: SignIn, foreign_lead: User) -> None:
    browser = signed_in(foreign_lead)
    for address in (PAGE, f"{PAGE}?bestand=jaren.csv", f"{PAGE}?criterium=4a", NATION):
        assert browser.get(address).status_code in (403 if address == NATION else 404,)


def test_a_choice_on_the_form_leads_to_that_criterion_with_the_rest_of_the_choice(
    as_lead: Client, as_analyst: Client
) -> None:
    way = as_lead.get(f"{PAGE}?criterium=4a&periode=2024&team=noord")
    assert way.headers["Location"] == "/instellingen/aa/criteria/4a/?periode=2024&team=noord"
    assert as_lead.get(way.headers["Location"]).status_code == 200
    assert as_analyst.get(f"{NATION}?criterium=4a").headers["Location"] == "/landelijk/criteria/4a/"
    unknown = "Het criterium in de link bestaat niet. U ziet nu 3d Veiligheidsformulier besproken."
    for browser, address in ((as_lead, PAGE), (as_analyst, NATION)):
        assert unknown in text_of(browser.get(f"{address}?criterium=9z&periode=2024"))
        assert unknown not in text_of(browser.get(f"{address}?periode=2024"))


def test_the_way_to_another_criterion_leaves_no_line_in_the_access_log(
    as_lead: Client, lines: list[AccessLogEntry]
) -> None:
    as_lead.get(f"{PAGE}?criterium=4a")
    assert lines == []
    as_lead.get(PAGE)
    assert [line.object_type for line in lines] == ["institution_figures"]


def test_a_criterion_that_does_not_exist_gives_404(as_lead: Client, as_analyst: Client) -> None:
    for number in ("7", "3D", "3e"):
        assert as_lead.get(f"/instellingen/aa/criteria/{number}/").status_code == 404
        assert as_analyst.get(f"/landelijk/criteria/{number}/").status_code == 404
