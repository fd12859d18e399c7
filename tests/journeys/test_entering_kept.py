"""What is filled in is kept on the server, whatever happens to connection, session or page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Request, Route, expect

from measurements.models import FillingIn, Measurement
from tests.journeys.filling_in import (
    OFFLINE,
    SAVED,
    SIGNED_OUT,
    WORKER,
    NewPage,
    SignIn,
    answer,
    go_to_form,
    kept,
    open_form,
    status,
    stored,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

NO_NETWORK = "net::ERR_"
SAVE = "**/metingen/LEEG/bewaren/"

NOTE_WHAT_IS_SAID = """() => {
  window.said = [];
  const aloud = document.querySelector("[data-aloud]");
  new MutationObserver(() => window.said.push(aloud.textContent)).observe(aloud, { childList: true, subtree: true });
}"""


def saves_of(page: Page) -> list[Request]:
    """Every save that the page asks for from now on."""
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request) if request.url.endswith("/bewaren/") else None)
    return asked


def warnings_of(page: Page) -> list[str]:
    """The kind of every dialog from now on; whoever is asked whether to leave stays."""
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    return asked


def leave(page: Page) -> None:
    """Asks for another page, as a click in the menu does."""
    page.evaluate("setTimeout(() => location.assign('/metingen/'))")


def test_quick_answers_are_one_save_and_the_line_says_when(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    page.evaluate(NOTE_WHAT_IS_SAID)
    saves = saves_of(page)
    for number in ("1", "2", "3a"):
        answer(page, number, "Ja")
    kept(page, empty_draft, answered=["1", "2", "3a"], version=empty_draft.version + 1)
    assert len(saves) == 1
    answer(page, "3b", "Nee")
    kept(page, empty_draft, answered=["1", "2", "3a", "3b"], version=empty_draft.version + 2)
    said = page.evaluate("window.said")
    assert len(said) == 1, "a save after a save is no news"
    assert said[0].startswith(SAVED)
    assert FillingIn.objects.get().changes == 4


def test_answers_during_a_save_go_along_with_the_next_one_and_never_two_at_once(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    saves = saves_of(page)
    held: list[Route] = []
    page.route(SAVE, lambda route: held.append(route), times=1)
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text("Bezig met bewaren")
    answer(page, "2", "Ja")
    page.wait_for_timeout(1500)
    assert len(saves) == 1
    held[0].continue_()
    kept(page, empty_draft, answered=["1", "2"], version=empty_draft.version + 2)


def test_without_a_connection_nothing_is_lost_and_it_goes_on_by_itself(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(excused=NO_NETWORK), sign_in, live_server, empty_draft)
    warnings = warnings_of(page)
    page.context.set_offline(True)
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text(OFFLINE)
    expect(page.locator("[data-aloud]")).to_have_text(OFFLINE)
    answer(page, "2", "Nee")
    page.get_by_role("button", name="Meting controleren").click()
    leave(page)
    page.wait_for_timeout(300)
    assert warnings == ["beforeunload"]
    expect(page).to_have_url(f"{live_server}/metingen/LEEG/")
    assert stored(empty_draft).answered == []

    page.context.set_offline(False)  # the browser says so itself; the page need not wait for its next attempt
    kept(page, empty_draft, answered=["1", "2"], start_plan_before_second_visit=False)
    leave(page)
    page.wait_for_url("**/metingen/")
    assert warnings == ["beforeunload"]


def test_when_the_server_fails_the_page_tries_again_by_itself(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(excused="status of 503"), sign_in, live_server, empty_draft)
    saves = saves_of(page)
    page.route(SAVE, lambda route: route.fulfill(status=503, body="<h1>Even niet beschikbaar</h1>"), times=1)
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text(OFFLINE)
    page.wait_for_timeout(2500)
    assert len(saves) == 1, "a server in trouble is not asked more often than every 5 seconds"
    kept(page, empty_draft, answered=["1"])
    assert len(saves) == 2


def test_a_save_whose_answer_got_lost_is_no_conflict(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(excused=NO_NETWORK), sign_in, live_server, empty_draft)
    page.route(SAVE, fetch_and_lose, times=1)
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text(OFFLINE)
    assert stored(empty_draft).answered == ["1"]
    answer(page, "2", "Ja")
    kept(page, empty_draft, answered=["1", "2"])


def fetch_and_lose(route: Route) -> None:
    """The server does its work, and its answer never comes."""
    route.fetch(max_redirects=0)
    route.abort()


def test_after_the_session_ended_one_signs_in_elsewhere_and_goes_on(
    live_server: object, new_page: NewPage, sign_in: SignIn, sign_in_by_form: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    other = page.context.new_page()
    other.goto(f"{live_server}/metingen/")
    other.get_by_role("button", name="Uitloggen").click()
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text(SIGNED_OUT)
    answer(page, "2", "Nee")
    assert stored(empty_draft).answered == []

    sign_in_by_form(other, WORKER)
    kept(page, empty_draft, answered=["1", "2"])
    answer(page, "3a", "Ja")
    page.get_by_role("button", name="Later verder").click()
    page.wait_for_url(f"{live_server}/")
    assert stored(empty_draft).answered == ["1", "2", "3a"]


def test_nothing_is_kept_in_the_name_of_somebody_else_who_signed_in(
    live_server: object, new_page: NewPage, sign_in: SignIn, sign_in_by_form: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    other = page.context.new_page()
    other.goto(f"{live_server}/metingen/")
    other.get_by_role("button", name="Uitloggen").click()
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text(SIGNED_OUT)
    sign_in_by_form(other, "lead@aa.example")
    page.wait_for_url(f"{live_server}/", timeout=15_000)
    assert stored(empty_draft).answered == []


def test_what_was_just_typed_is_kept_when_somebody_leaves_at_once(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    page.on("dialog", lambda dialog: dialog.accept())
    answer(page, "1", "Ja")
    leave(page)
    page.wait_for_url("**/metingen/")
    go_to_form(page, live_server, empty_draft)
    assert stored(empty_draft).answered == ["1"]


def test_a_button_takes_along_what_was_just_typed(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    warnings = warnings_of(page)
    answer(page, "1", "Ja")
    page.get_by_role("button", name="Zet wat openstaat op Niet gescoord").click()
    page.get_by_role("button", name="Concept bewaren").click()
    expect(page.get_by_role("main")).to_contain_text(SAVED)
    found = stored(empty_draft)
    assert (len(found.answered), found.started_within_24h, found.crisis_resolved) == (14, True, None)
    assert warnings == []


def test_what_cannot_be_kept_is_said_beside_its_field_once_somebody_is_done_typing(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    warnings = warnings_of(page)
    start, end = page.get_by_label("Begindatum"), page.get_by_label("Einddatum")
    message = page.get_by_text("De einddatum ligt vóór de begindatum. Controleer beide datums.")
    first, earlier = timezone.localdate() - timedelta(10), timezone.localdate() - timedelta(12)
    start.press_sequentially(f"{first:%d%m%Y}")
    kept(page, empty_draft, started_on=first)
    end.press_sequentially(f"{earlier:%d%m%Y}")
    expect(status(page)).to_contain_text("Nog niet bewaard: ")
    expect(message).to_have_count(0)
    end.press("Tab")
    expect(message).to_be_visible()
    expect(end).to_have_attribute("aria-describedby", "id_ended_on_error")
    expect(end).to_have_value(f"{earlier:%d%m%Y}")
    expect(page.locator("[data-aloud]")).to_contain_text("Nog niet bewaard: ")
    leave(page)
    page.wait_for_timeout(300)
    assert warnings == ["beforeunload"]
    assert stored(empty_draft).ended_on is None

    end.fill(f"{timezone.localdate():%d%m%Y}")
    end.press("Tab")
    kept(page, empty_draft, started_on=first, ended_on=timezone.localdate())
    expect(message).to_have_count(0)
    expect(end).not_to_have_attribute("aria-invalid", "true")
