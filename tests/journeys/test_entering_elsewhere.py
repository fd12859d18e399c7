"""Two tabs, two devices, a colleague: what happens to a draft elsewhere while it is open here."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from institutions.models import User
from measurements.models import Measurement, State
from tests.journeys.filling_in import (
    WORKER,
    NewPage,
    SignIn,
    answer,
    criterion,
    go_to_form,
    kept,
    open_form,
    status,
    stored,
)
from tests.measurement_data import complete_scores

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

ALL_ANSWERED = ["1", "2", "3a", "3b", "3c", "3d", "4a", "4b", "4c", "5a", "5b", "5c", "5d", "6"]


def conflict(page: Page, draft: Measurement, live_server: object) -> Page:
    """The other tab, after it saved Nee to 1 while the page says Ja, which the page now knows."""
    other = go_to_form(page.context.new_page(), live_server, draft)
    answer(other, "1", "Nee")
    kept(other, draft, started_within_24h=False)
    answer(page, "1", "Ja")
    panel = page.locator(".conflict")
    expect(panel).to_be_focused()
    expect(panel.get_by_role("row").filter(has_text="Start binnen 24 uur")).to_contain_text("Ja")
    expect(panel.get_by_role("row").filter(has_text="Start binnen 24 uur")).to_contain_text("Nee")
    expect(status(page)).to_contain_text("Kies boven het formulier wat blijft.")
    return other


def test_two_tabs_show_both_versions_and_what_stands_here_can_stay(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    conflict(page, empty_draft, live_server)
    answer(page, "2", "Ja")
    page.get_by_role("button", name="Meting controleren").click()
    page.wait_for_timeout(1200)
    expect(page.locator(".conflict")).to_be_focused()
    assert (stored(empty_draft).answered, stored(empty_draft).started_within_24h) == (["1"], False)

    page.get_by_role("button", name="Houd wat hier staat").click()
    kept(page, empty_draft, answered=["1", "2"], started_within_24h=True)
    expect(page.locator(".conflict")).to_have_count(0)
    answer(page, "3a", "Ja")
    kept(page, empty_draft, answered=["1", "2", "3a"])


def test_two_tabs_show_both_versions_and_what_was_saved_elsewhere_can_come_here(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    other = conflict(page, empty_draft, live_server)
    page.get_by_role("link", name="Neem over wat elders is bewaard").click()
    expect(criterion(page, "1").get_by_label("Nee")).to_be_checked()
    expect(page.locator("form[data-ready]")).to_be_attached()
    answer(page, "2", "Ja")
    kept(page, empty_draft, answered=["1", "2"], started_within_24h=False)
    assert asked == []
    answer(other, "3a", "Ja")
    expect(other.locator(".conflict")).to_be_focused()


def test_without_javascript_the_page_with_both_versions_is_not_saved_by_itself(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    """The server found the conflict, at a button; the page comes with it and waits for a choice all the same."""
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    page.route("**/bewaren/", lambda route: route.fulfill(json={"version": 1, "saved_at": "09:00", "not_saved": []}))
    other = go_to_form(page.context.new_page(), live_server, empty_draft)
    answer(other, "1", "Nee")
    kept(other, empty_draft, started_within_24h=False)
    answer(page, "1", "Ja")
    expect(status(page)).to_have_text("Concept bewaard om 09:00")
    page.unroute("**/bewaren/")
    page.get_by_role("button", name="Concept bewaren").click()
    expect(page.locator(".conflict")).to_be_focused()
    page.wait_for_timeout(1200)
    assert stored(empty_draft).started_within_24h is False
    page.get_by_role("button", name="Houd wat hier staat").click()
    kept(page, empty_draft, started_within_24h=True)


def test_what_was_sent_elsewhere_is_said_and_what_stands_here_stays(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    complete = complete_scores() | {"answered": ALL_ANSWERED, "family_type": "TG01"}
    sent = {"state": State.SUBMITTED, "completed_on": timezone.localdate()}
    Measurement.objects.using("owner").filter(pk=empty_draft.pk).update(**complete, **sent)
    answer(page, "1", "Nee")
    expect(status(page)).to_contain_text("Deze meting is al verstuurd.")
    expect(criterion(page, "1").get_by_label("Nee")).to_be_checked()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="Naar deze meting").click()
    expect(page.get_by_role("main")).to_contain_text("Telt mee in de benchmark")
    assert stored(empty_draft).started_within_24h is True


def test_a_draft_that_was_handed_to_a_colleague_is_no_longer_saved_here(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement, colleague: User
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    Measurement.objects.using("owner").filter(pk=empty_draft.pk).update(author=colleague)
    answer(page, "1", "Ja")
    expect(status(page)).to_contain_text("Dit concept is niet meer van u.")
    page.wait_for_timeout(1000)
    assert stored(empty_draft).answered == []
    expect(criterion(page, "1").get_by_label("Ja")).to_be_checked()


def complete(draft: Measurement) -> None:
    """Fills the draft in, so that only sending is left."""
    values = {"answered": ALL_ANSWERED, "family_type": "TG01"} | {
        name: timezone.localdate() for name in ("referred_on", "started_on", "ended_on")
    }
    Measurement.objects.using("owner").filter(pk=draft.pk).update(**complete_scores(), **values)


def check_page(page: Page, sign_in: SignIn, live_server: object, draft: Measurement) -> Page:
    complete(draft)
    sign_in(page, WORKER)
    page.goto(f"{live_server}/metingen/{draft.code}/controle/")
    return page


def is_sent_once(draft: Measurement) -> bool:
    found = Measurement.objects.get()
    return (found.pk, found.state, found.completed_on) == (draft.pk, State.SUBMITTED, timezone.localdate())


def test_a_double_click_on_send_and_a_reload_after_it_leave_one_measurement(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = check_page(new_page(), sign_in, live_server, empty_draft)
    page.get_by_role("button", name="Versturen").dblclick()
    expect(page.get_by_role("main")).to_contain_text("Telt mee in de benchmark")
    page.reload()
    expect(page.get_by_role("main")).to_contain_text("Telt mee in de benchmark")
    assert is_sent_once(empty_draft)
    version = stored(empty_draft).version
    page.go_back()
    page.goto(f"{live_server}/metingen/LEEG/controle/")
    expect(page).to_have_url(f"{live_server}/metingen/LEEG/")
    assert stored(empty_draft).version == version


def test_when_the_answer_to_sending_gets_lost_sending_again_shows_the_receipt(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = check_page(new_page(excused="net::ERR_"), sign_in, live_server, empty_draft)

    def lose(route) -> None:  # type: ignore[no-untyped-def]
        route.fetch(max_redirects=0)
        route.abort()

    other = page.context.new_page()
    other.goto(page.url)
    page.route("**/controle/", lose, times=1)
    page.get_by_role("button", name="Versturen").click()
    page.wait_for_timeout(500)
    assert is_sent_once(empty_draft)
    other.get_by_role("button", name="Versturen").click()
    expect(other.get_by_role("main")).to_contain_text("Telt mee in de benchmark")
    assert is_sent_once(empty_draft)
