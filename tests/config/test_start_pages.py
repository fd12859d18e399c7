"""What the start pages of a team lead and of SEJN say about the year so far, and what asks for attention."""

from collections.abc import Callable
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AccessLogEntry
from benchmark.services import counting
from exchange.models import FileState, ImportFile
from institutions.models import Institution, User
from measurements.models import Measurement, State
from tests.exchange.batches import batch_of, checked_file, measurements
from tests.measurement_data import scores_from_row
from tests.statements import at_most

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

SignIn = Callable[[User], Client]
Submitted = Callable[..., Measurement]
TODAY = timezone.localdate()
YEAR = TODAY.year
NOTHING_WAITS = "Er wacht niets op u."


def start(browser: Client) -> str:
    answer = browser.get("/")
    assert answer.status_code == 200
    return unescape(" ".join(answer.content.decode().split()))


def first_sentence(page: str) -> str:
    """The conclusion under the title of an institution, or of the nation."""
    return page.partition('<p class="lead">')[2].partition("</p>")[0]


@pytest.fixture
def counted(submitted: Submitted) -> None:
    """12 valid measurements of institution aa filled in today, all criteria met, and one that does not count."""
    for _ in range(12):
        submitted(completed_on=TODAY)
    submitted(completed_on=TODAY, **scores_from_row("1111111----|111"))
    counting.refresh_tallies()


@pytest.mark.usefixtures("counted")
def test_a_team_lead_reads_the_same_as_on_the_page_of_the_institution(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    page = start(browser)
    there = unescape(" ".join(browser.get(f"/instellingen/aa/?periode={YEAR}").content.decode().split()))
    assert first_sentence(page) == first_sentence(there)
    assert "is per traject gemiddeld 100% van de uitvoeringscriteria behaald" in page
    cards = page.partition('<ul class="cards">')[2].partition("</ul>")[0]
    assert cards
    assert cards == there.partition('<ul class="cards">')[2].partition("</ul>")[0]


@pytest.mark.usefixtures("counted")
def test_a_team_lead_goes_on_to_every_page_about_the_institution_with_this_year(signed_in: SignIn, lead: User) -> None:
    page = start(signed_in(lead))
    assert f'<a class="button" href="/instellingen/aa/?periode={YEAR}">Resultaten van Instelling AA</a>' in page
    assert f'<a href="/instellingen/aa/datakwaliteit/?periode={YEAR}">Datakwaliteit<span' in page
    assert "/instellingen/bb/" not in page


def test_without_measurements_the_page_says_so_and_shows_no_cards(signed_in: SignIn, lead: User) -> None:
    page = start(signed_in(lead))
    assert f"Over {YEAR} (tot nu toe) zijn geen metingen ingevoerd." in page
    assert '<ul class="cards">' not in page


@pytest.mark.usefixtures("counted")
def test_a_worker_sees_no_figures_of_the_institution_on_the_start_page(signed_in: SignIn, worker: User) -> None:
    page = start(signed_in(worker))
    assert "Doelbereiking" not in page
    assert "Wat aandacht vraagt" not in page


@pytest.mark.usefixtures("counted")
def test_what_does_not_count_asks_for_the_attention_of_the_lead(signed_in: SignIn, lead: User) -> None:
    page = start(signed_in(lead))
    assert f"<strong>1 meting van {YEAR} telt niet mee.</strong>" in page
    assert f'<a href="/metingen/?status=telt-niet-mee&periode={YEAR}">Bekijk waarom</a>' in page


def test_drafts_that_wait_lead_to_the_worklist(signed_in: SignIn, lead: User, submitted: Submitted) -> None:
    browser = signed_in(lead)
    assert "Er wacht werk op iemand" not in start(browser)
    began = TODAY - timedelta(days=40)
    for _ in range(2):
        submitted(state=State.DRAFT, completed_on=None, referred_on=began, started_on=began, ended_on=None)
    page = start(browser)
    assert '2 trajecten van meer dan 35 dagen zonder verstuurde meting. <a href="/metingen/werklijst/">' in page


def test_the_start_page_of_a_lead_leaves_a_line_about_the_measurements_and_one_about_the_figures(
    signed_in: SignIn, lead: User, lines: list[AccessLogEntry], institution: Institution
) -> None:
    start(signed_in(lead))
    said = [(line.object_type, line.object_code, line.action, line.rule) for line in lines]
    assert said == [
        ("institution_figures", "aa", "read", "read_institution_figures"),
        ("measurement", "", "list", ""),
    ]
    assert {line.institution_id for line in lines} == {institution.pk}


@pytest.mark.usefixtures("counted")
def test_sejn_starts_with_the_nation_this_year(signed_in: SignIn, analyst: User, lines: list[AccessLogEntry]) -> None:
    browser = signed_in(analyst)
    page = start(browser)
    there = unescape(" ".join(browser.get(f"/landelijk/?periode={YEAR}").content.decode().split()))
    assert first_sentence(page) == first_sentence(there)
    assert f'<a href="/landelijk/samenhang/?periode={YEAR}">Samenhang</a>' in page
    assert [(line.object_type, line.action, line.rule) for line in lines] == [
        ("national_figures", "read", "read_national_figures")
    ] * 2


@pytest.mark.usefixtures("counted")
def test_sejn_sees_who_delivered_nothing_this_month(signed_in: SignIn, analyst: User) -> None:
    page = start(signed_in(analyst))
    part = page.partition("Aangeleverd in")[2].partition("</section>")[0]
    assert "<strong>1 van de 2 instellingen</strong> leverde deze maand nog geen meting aan:" in part
    assert '<a href="/instellingen/bb/">Instelling BB</a>' in part
    assert "Instelling AA" not in part


def test_sejn_sees_which_years_wait(signed_in: SignIn, analyst: User, submitted: Submitted) -> None:
    submitted(completed_on=date(YEAR - 1, 5, 1))
    submitted(completed_on=TODAY)
    counting.refresh_tallies()
    page = start(signed_in(analyst))
    assert f"<strong>{YEAR - 1}:</strong> dit jaar is voorbij en nog niet gesloten." in page
    assert f'<a href="/uitgaven/{YEAR - 1}/">' in page
    assert f'<a href="/uitgaven/{YEAR}/">' not in page


def test_sejn_sees_the_own_files_until_every_team_lead_decided(
    signed_in: SignIn, analyst: User, institution: Institution, other_institution: Institution
) -> None:
    file = checked_file(None, uploaded_by=analyst, state=FileState.CHECKED.value)
    browser = signed_in(analyst)
    assert "gecontroleerd, nog niet verstuurd." in start(browser)
    ImportFile.objects.filter(pk=file.pk).update(state=FileState.SENT.value)
    for one in (institution, other_institution):
        batch_of(one, measurements(1), file=file)
    assert "verstuurd; 2 instellingen hebben nog niet bevestigd." in start(browser)
    file.batches.update(state="declined")
    assert "Er wacht geen jaar en geen bestand op u." in start(browser)


@pytest.mark.parametrize(("somebody", "limit"), [("worker", 11), ("lead", 14), ("analyst", 14)])
def test_the_start_page_takes_few_statements_however_many_rows(
    somebody: str, limit: int, signed_in: SignIn, submitted: Submitted, request: pytest.FixtureRequest
) -> None:
    for _ in range(12):
        submitted(completed_on=timezone.localdate())
    counting.refresh_tallies()
    browser = signed_in(request.getfixturevalue(somebody))
    with at_most(limit):
        start(browser)
