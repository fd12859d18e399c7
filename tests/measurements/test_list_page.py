"""The list of measurements."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry
from institutions.models import User
from measurements.forms import listing
from measurements.forms.listing import asked_choice
from measurements.models import Measurement, State
from tests.measurement_data import complete_scores, scores_from_row
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.measurements.closed_years import Close, asked, decided
from tests.statements import at_most

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
    assert listed(browser, "?periode=2023") == ["K7-GOOD"]
    assert listed(browser, "?periode=2024&status=telt-niet-mee&code=k7") == ["K7-BAD"]


def test_the_own_reference_is_searched_too_and_stands_under_the_code(browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-GOOD", trajectory_reference="Dossier/2024-17")
    submitted(code="K7-OTHER", trajectory_reference="Dossier/2024-18")
    assert listed(browser, "?code=dossier%2F2024-17") == ["K7-GOOD"]
    assert "eigen code: Dossier/2024-17" in page(browser.get("/metingen/"))


def test_no_line_of_the_access_log_holds_what_was_sought(
    signed_in: SignIn, worker: User, analyst: User, lines: list[AccessLogEntry], submitted: Submitted
) -> None:
    submitted(trajectory_reference="DOSSIER-17")
    for visitor in (signed_in(worker), signed_in(analyst), Client()):
        visitor.get("/metingen/?code=DOSSIER-17&status=telt-mee&pagina=1")
    assert [line.outcome for line in lines] == ["granted", "refused", "refused"]
    assert {line.filters for line in lines} == {"code=...&status=telt-mee&pagina=1"}


def test_a_quarter_or_month_of_this_year_can_be_chosen(
    browser: Client, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing.timezone, "localdate", lambda: date(2024, 3, 20))
    submitted(code="FEB", completed_on=date(2024, 2, 29))
    submitted(code="MAR", completed_on=date(2024, 3, 1))
    submitted(code="DEC", completed_on=date(2023, 12, 31), referred_on=None, started_on=None, ended_on=None)
    assert listed(browser, "?periode=2024-02") == ["FEB"]
    assert listed(browser, "?periode=2024-03") == ["MAR"]
    assert listed(browser, "?periode=2024-K1") == ["MAR", "FEB"]
    assert listed(browser, "?periode=2023") == ["DEC"]
    assert "Kies een periode uit de lijst." in page(browser.get("/metingen/?periode=2024-K2"))


def test_drafts_of_a_period_are_explained_instead_of_not_found(browser: Client, draft: Measurement) -> None:
    assert listed(browser, "?status=concept&periode=2024") == []
    text = page(browser.get("/metingen/?status=concept&periode=2024&pagina=2"))
    assert "Een concept is nog niet verstuurd en hoort daarom bij geen jaar." in text
    assert '<a href="?status=concept">Toon alle concepten</a>' in text


def test_what_does_not_count_says_until_when_it_can_be_repaired(browser: Client, submitted: Submitted) -> None:
    submitted(code="K7-GOOD")
    assert "Herstellen" not in page(browser.get("/metingen/"))
    submitted(code="K7-BAD", **scores_from_row("1111111----|111"))
    text = page(browser.get("/metingen/"))
    assert "7 van de 11 uitvoeringscriteria zijn gescoord (minstens 8 nodig)" in text
    assert "Herstellen kan totdat het jaar 2024 is gesloten." in text
    assert '<a class="repair-link" href="/metingen/K7-BAD/wijzigen/">Herstellen' in text


def test_in_a_closed_year_the_way_is_to_ask_and_the_answer_stands_in_the_list(
    browser: Client, worker: User, submitted: Submitted, close: Close
) -> None:
    bad = submitted(code="K7-BAD", **scores_from_row("1111111----|111"))
    submitted(code="K7-GOOD")
    close(2024)
    text = page(browser.get("/metingen/"))
    assert "Het jaar 2024 is gesloten." in text
    assert '<a class="repair-link" href="/metingen/K7-BAD/verzoek/">Toestemming vragen' in text
    assert "/metingen/K7-GOOD/verzoek/" not in text
    request = asked(bad, worker)
    assert "Verzoek om te wijzigen: wacht op een teamleider." in page(browser.get("/metingen/"))
    decided(request, "granted")
    assert "U mag deze meting één keer wijzigen." in page(browser.get("/metingen/"))
    decided(request, "declined")
    assert "Verzoek om te wijzigen: niet toegestaan." in page(browser.get("/metingen/"))
    decided(request, "used")
    assert "Toestemming vragen" in page(browser.get("/metingen/"))


def test_an_empty_form_that_was_sent_counts_not(browser: Client, submitted: Submitted) -> None:
    submitted(code="EMPTY", **dict.fromkeys(complete_scores()))
    assert listed(browser, "?status=telt-niet-mee") == ["EMPTY"]
    assert "er is geen enkel criterium gescoord" in page(browser.get("/metingen/"))


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?status=__class__", "Kies een status uit de lijst."),
        ("?periode=1e400", "Kies een periode uit de lijst."),
        ("?periode=2026-13", "Kies een periode uit de lijst."),
        ("?code=%00", "Zoek op letters en cijfers uit de code."),
        ("?code=" + "A" * 41, "Een code is hooguit 40 tekens lang. Zoek op een deel van de code."),
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


@pytest.mark.parametrize("place", ["/metingen/", "/metingen/?status=telt-niet-mee&periode=2024", "form", "receipt"])
def test_a_page_takes_at_most_ten_statements_however_many_rows(
    place: str, browser: Client, worker: User, draft: Measurement, submitted: Submitted, close: Close
) -> None:
    receipt = address(submitted())
    for _ in range(20):
        asked(submitted(**scores_from_row("1111111----|111")), worker)
    close(2024)
    target = {"form": address(draft), "receipt": receipt}.get(place, place)
    with at_most(10):
        assert browser.get(target).status_code == 200


def test_the_list_can_be_about_one_institution_or_team_and_never_about_where_one_does_not_work(
    signed_in: SignIn, lead: User, foreign_lead: User, submitted: Submitted
) -> None:
    submitted(code="GOOD")
    submitted(code="BAD", **scores_from_row("1111111----|111"))
    mine, theirs = signed_in(lead), "?instelling=aa&status=telt-niet-mee&periode=2024"
    assert listed(mine, theirs) == ["BAD"]
    assert listed(mine, f"{theirs}&team=noord") == ["BAD"]
    assert listed(mine, f"{theirs}&team=zuid") == []
    assert listed(mine, f"{theirs}&team=nergens") == []
    assert listed(mine, "?instelling=bb") == []
    assert 'name="instelling" value="aa"' in page(mine.get(f"/metingen/{theirs}"))
    assert listed(signed_in(foreign_lead), theirs) == []


def test_a_period_that_the_list_offers_is_not_offered_again() -> None:
    this_year = timezone.localdate().year
    assert asked_choice(f"{this_year}") == []
    assert asked_choice(f"{this_year - 3}-K1") == [
        ("Gekozen", [(f"{this_year - 3}-K1", f"1e kwartaal {this_year - 3}")])
    ]
    assert asked_choice("nooit") == []
