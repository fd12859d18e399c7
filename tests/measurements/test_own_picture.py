"""The own picture, for its worker alone: page, panel on the start page, and receipt."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from institutions.models import Team, User
from measurements.models import Measurement, State
from tests.measurement_data import complete_measurement, scores_from_row
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.statements import at_most

pytestmark = pytest.mark.django_db

PICTURE = "/metingen/mijn-beeld/"
PANEL = 'aria-labelledby="mijn-beeld"'
ONLY_YOU = (
    "Alleen u ziet deze pagina. Uw teamleider, uw collega's en SEJN zien dit beeld niet. Het wordt nergens bewaard."
)


def words(text: str) -> str:
    """What is read on the page, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def picture(browser: Client) -> str:
    answer = browser.get(PICTURE)
    assert answer.status_code == 200
    return page(answer)


def codes(browser: Client) -> list[str]:
    return [row.code for row in browser.get(PICTURE).context["rows"]]


def several(submitted: Submitted, number: int, **fields: Any) -> list[Measurement]:
    return [submitted(**fields) for _ in range(number)]


def test_who_entered_nothing_yet_is_told_what_will_stand_here(browser: Client, draft: Measurement) -> None:
    text = picture(browser)
    assert "U hebt nog geen meting verstuurd." in text
    assert "own-picture__drawing" not in text
    assert PANEL not in page(browser.get("/"))


def test_it_holds_the_last_ten_submitted_ones_the_newest_first(browser: Client, submitted: Submitted) -> None:
    several(submitted, 3, completed_on=date(2024, 3, 1))
    last = [submitted(completed_on=date(2024, 4, 1) + timedelta(days=number)).code for number in range(10)]
    submitted(code="GONE", state=State.WITHDRAWN, completed_on=date(2024, 6, 1))
    assert codes(browser) == last[::-1]
    assert "Mijn laatste 10 metingen" in picture(browser)


def test_it_counts_what_was_met_and_what_was_missed_and_judges_nothing(browser: Client, submitted: Submitted) -> None:
    submitted(**scores_from_row("11111111100|1-0"))
    submitted(**scores_from_row("1111111111-|111"))
    text = words(picture(browser))
    assert "Mijn laatste 2 metingen" in text
    assert "9 van 11 1 van 2" in text
    assert "10 van 10 3 van 3" in text
    assert [
        "6 Wekelijkse werkbegeleiding in 1 van 2" in text,
        "5d Eindsituatie beschreven in 1 van 1" in text,
        "5c Basisroutines op orde in 1 van 2" in text,
    ] == [True] * 3
    assert not re.search(r"norm (niet )?behaald|goed|slecht|onvoldoende|gemiddeld|plaats \d", text, re.IGNORECASE)


def test_where_everything_was_met_it_says_so(browser: Client, submitted: Submitted) -> None:
    submitted()
    assert "In deze metingen is elk gescoord criterium behaald." in picture(browser)


@pytest.mark.parametrize(("number", "draws_places"), [(9, False), (10, True)])
def test_under_ten_measurements_nothing_but_the_line_itself_stands_in_percents(
    number: int, draws_places: bool, browser: Client, submitted: Submitted
) -> None:
    several(submitted, number, child_safety_clear=False)
    text = picture(browser)
    assert ("strip__own" in text) is draws_places
    assert set(re.findall(r"\d+%", words(text))) == ({"80%", "100%"} if draws_places else {"80%"})


def test_this_year_is_shown_where_it_holds_more_than_the_last_ten(browser: Client, submitted: Submitted) -> None:
    today = timezone.localdate()
    several(submitted, 10, completed_on=today)
    assert "Mijn metingen van" not in picture(browser)
    submitted(completed_on=today, child_safety_clear=False)
    submitted(completed_on=today.replace(year=today.year - 1), child_safety_clear=False)
    text = words(picture(browser))
    assert f"Mijn metingen van {today.year} U verstuurde dit jaar 11 metingen." in text
    assert "3c Veiligheid kinderen in beeld in 1 van 11" in text


def test_nobody_else_sees_it_and_it_says_so(
    signed_in: SignIn, worker: User, colleague: User, lead: User, submitted: Submitted
) -> None:
    own = submitted(code="MINE").code
    assert codes(signed_in(worker)) == [own]
    for somebody in (colleague, lead):
        browser = signed_in(somebody)
        assert ONLY_YOU in words(picture(browser))
        assert codes(browser) == []
        assert PANEL not in page(browser.get("/"))
        assert PANEL not in page(browser.get("/metingen/MINE/"))


def test_a_lead_sees_those_that_the_lead_entered(
    signed_in: SignIn, lead: User, team: Team, submitted: Submitted
) -> None:
    submitted(code="THEIRS")
    complete_measurement(code="OWN", author=lead, team=team, institution=team.institution).save(force_insert=True)
    assert codes(signed_in(lead)) == ["OWN"]


def test_nobody_can_ask_for_the_picture_of_somebody_else(
    signed_in: SignIn, lead: User, worker: User, submitted: Submitted
) -> None:
    submitted(code="THEIRS")
    answer = signed_in(lead).get(f"{PICTURE}?hulpverlener={worker.pk}&author={worker.pk}&user={worker.email}")
    assert "THEIRS" not in page(answer)
    assert signed_in(lead).get(f"{PICTURE}{worker.pk}/").status_code == 404


def test_the_start_page_holds_the_last_ten_as_a_panel(browser: Client, submitted: Submitted) -> None:
    several(submitted, 11, **scores_from_row("11111111100|111"))
    text = page(browser.get("/"))
    assert text.count('class="own-picture__dot"') == 10
    assert "own-picture__norm" in text
    assert "Alleen u ziet dit." in text
    assert f'href="{PICTURE}"' in text


def test_the_receipt_sets_a_measurement_beside_the_last_ten_others(browser: Client, submitted: Submitted) -> None:
    several(submitted, 12, completed_on=date(2024, 4, 1))
    this = submitted(completed_on=date(2024, 3, 5), **scores_from_row("1111111110-|111"))
    text = page(browser.get(address(this)))
    assert (text.count('class="own-picture__dot"'), text.count('class="own-picture__this"')) == (10, 1)
    assert "Deze meting: 9 van 10" in words(text)
    assert all(button in text for button in ("Nog een meting</button>", "Wijzigen</a>"))


def test_a_withdrawn_measurement_is_beside_nothing(browser: Client, submitted: Submitted) -> None:
    submitted()
    assert PANEL not in page(browser.get(address(submitted(state=State.WITHDRAWN))))


def test_the_picture_takes_at_most_ten_statements_however_many_measurements(
    browser: Client, submitted: Submitted
) -> None:
    several(submitted, 25, completed_on=timezone.localdate())
    with at_most(10):
        assert browser.get(PICTURE).status_code == 200
