"""The list of measurements."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from institutions.models import User
from measurements.models import Measurement, State
from tests.measurement_data import complete_scores, scores_from_row
from tests.measurements.browsing import SignIn, Submitted, address, page

pytestmark = pytest.mark.django_db


def listed(browser: Client, query: str = "") -> list[str]:
    """The codes on the list, in order."""
    answer = browser.get(f"/metingen/{query}")
    assert answer.status_code == 200
    return [line.measurement.code for line in answer.context["lines"]]


def test_a_worker_sees_the_own_measurements_and_a_lead_those_of_the_institution(
    signed_in: SignIn, worker: User, colleague: User, lead: User, foreign_lead: User, submitted: Submitted
) -> None:
    submitted(code="MINE")
    submitted(code="THEIRS", author=colleague)
    assert listed(signed_in(worker)) == ["MINE"]
    assert listed(signed_in(lead)) == ["THEIRS", "MINE"]
    assert listed(signed_in(foreign_lead)) == []


def test_only_a_lead_reads_whose_each_measurement_is(
    signed_in: SignIn, worker: User, lead: User, submitted: Submitted
) -> None:
    submitted()
    assert "Ingevuld door" in page(signed_in(lead).get("/metingen/"))
    assert "Ingevuld door" not in page(signed_in(worker).get("/metingen/"))


def test_the_list_can_be_searched_and_filtered_in_the_address(browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-GOOD", completed_on=date(2023, 5, 1), started_on=date(2023, 4, 2), referred_on=None)
    submitted(code="K7-BAD", **scores_from_row("1111111----|111"))
    submitted(code="K7-GONE", state=State.WITHDRAWN)
    browser.post("/metingen/nieuw/")
    draft = Measurement.objects.get(state=State.DRAFT).code
    assert set(listed(browser)) == {draft, "K7-GOOD", "K7-BAD", "K7-GONE"}
    assert listed(browser, "?code=good") == ["K7-GOOD"]
    assert listed(browser, "?status=concept") == [draft]
    assert listed(browser, "?status=telt-mee") == ["K7-GOOD"]
    assert listed(browser, "?status=telt-niet-mee") == ["K7-BAD"]
    assert listed(browser, "?status=ingetrokken") == ["K7-GONE"]
    assert listed(browser, "?jaar=2023") == ["K7-GOOD"]
    assert listed(browser, "?jaar=2024&status=telt-niet-mee&code=k7") == ["K7-BAD"]


def test_an_empty_form_that_was_sent_counts_not(browser: Client, submitted: Submitted) -> None:
    submitted(code="EMPTY", **dict.fromkeys(complete_scores()))
    assert listed(browser, "?status=telt-niet-mee") == ["EMPTY"]
    assert "er is geen enkel criterium gescoord" in page(browser.get("/metingen/"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?status=__class__", "Kies een status uit de lijst."),
        ("?jaar=1e400", "Kies een jaar uit de lijst."),
        ("?code=%00", "Zoek op letters en cijfers uit de code."),
        ("?code=" + "A" * 21, "Een code is hooguit 20 tekens lang. Zoek op een deel van de code."),
    ],
)
def test_a_filter_that_cannot_be_read_shows_nothing_and_says_why(
    query: str, message: str, browser: Client, submitted: Submitted
) -> None:
    submitted()
    assert listed(browser, query) == []
    assert message in page(browser.get(f"/metingen/{query}"))


@pytest.mark.parametrize("code", ["%25", "_", "'%20OR%201=1--", "%F0%9F%98%80"])
def test_signs_that_mean_something_to_a_database_are_searched_for_as_they_are(
    code: str, browser: Client, submitted: Submitted
) -> None:
    submitted()
    assert listed(browser, f"?code={code}") == []


@pytest.mark.parametrize("number", ["0", "-1", "9000000000", "x", "1e400", "", "%00"])
def test_a_page_that_is_not_there_is_a_page_that_is(number: str, browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-GOOD")
    assert listed(browser, f"?pagina={number}") == ["K7-GOOD"]


def test_the_list_has_25_a_page_and_keeps_the_filters_when_turning(browser: Client, submitted: Submitted) -> None:
    for _ in range(26):
        submitted()
    assert len(listed(browser, "?status=telt-mee")) == 25
    text = page(browser.get("/metingen/?status=telt-mee"))
    assert "26 metingen" in text
    assert 'href="?status=telt-mee&pagina=2"' in text
    assert len(listed(browser, "?status=telt-mee&pagina=2")) == 1


@pytest.mark.parametrize("place", ["/metingen/", "form", "receipt"])
def test_a_page_takes_at_most_ten_statements_however_many_rows(
    place: str, browser: Client, draft: Measurement, submitted: Submitted
) -> None:
    receipt = address(submitted())
    for _ in range(20):
        submitted()
    target = {"form": address(draft), "receipt": receipt}.get(place, place)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(target).status_code == 200
    assert len(queries) <= 10, [query["sql"][:100] for query in queries]
