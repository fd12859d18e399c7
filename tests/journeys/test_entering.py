"""Filling in a measurement in a real browser: by keyboard alone, and by thumb on a phone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.domain.selection import count_scores
from measurements.domain.verdict_text import live_verdict
from measurements.models import Measurement, State
from tests.journeys.filling_in import (
    SAVED,
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

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, databases="__all__")]

FORM_NUMBERS = [one.form_number for one in CRITERIA_IN_FORM_ORDER]

ANSWER_OF_FOCUS = "document.activeElement.name + ' ' + document.activeElement.value"

BAR_COVERS_FOCUS = """() => {
  const of = (element) => element.getBoundingClientRect();
  const bar = document.getElementById("voortgang"), has = document.activeElement;
  const isBelowTop = of(has).bottom > of(bar).top + 1, isAboveEnd = of(has).top < of(bar).bottom;
  return !bar.contains(has) && isBelowTop && isAboveEnd ? has.outerHTML : "";
}"""


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self._page, self.pressed = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)
            self.pressed += 1


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days)


def test_a_whole_measurement_takes_at_most_60_keys_of_which_14_for_the_criteria(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    keys = Keys(page)
    keys.press("Tab", "Enter", "Tab")  # by the link past the menu to the first date
    for day in (days_ago(31), days_ago(30), days_ago(2)):
        keys.press(*f"{day:%d%m%Y}", "Enter")
    keys.press("Enter", "Enter")  # no codes of the own
    keys.press("Space", "Enter", "Space", "Enter", "Space", "Enter")  # type of family, problems, work goals
    before = keys.pressed
    keys.press(*"1j0N1-111J1n11")
    assert keys.pressed - before == 14
    keys.press("Space", "Enter")
    expect(page.get_by_role("button", name="Meting controleren")).to_be_focused()
    kept(page, empty_draft, answered=FORM_NUMBERS, follow_up_advice=["VH01"])

    keys.press("Enter")
    expect(page.get_by_role("heading", name="Controleer meting LEEG")).to_be_visible()
    keys.press("Tab", "Enter", "Tab", "Enter")
    expect(page.get_by_role("main")).to_contain_text("Telt mee in de benchmark")
    assert keys.pressed <= 60
    found = stored(empty_draft)
    assert (found.state, found.family_type) == (State.SUBMITTED, "TG01")
    assert (found.referred_on, found.started_on, found.ended_on) == (days_ago(31), days_ago(30), days_ago(2))
    assert (len(found.problems), found.work_goals, found.follow_up_advice) == (1, ["WD01"], ["VH01"])
    letters = {True: "1", False: "0", None: "-"}
    answers = "".join(letters[getattr(found, one.field)] for one in CRITERIA_IN_FORM_ORDER)
    assert answers == "11001-11111011"
    assert (found.process_scored, found.outcome_scored) == (10, 3)


def test_keys_answer_only_where_the_answers_have_focus_and_only_keys_move_on(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    code = page.get_by_label("Uw code voor het traject")
    code.press_sequentially("1-0jn")
    code.press("Enter")
    expect(code).to_have_value("1-0jn")
    expect(page.get_by_label("Uw code voor het gezin")).to_be_focused()
    expect(page).to_have_url(f"{live_server}/metingen/LEEG/")

    criterion(page, "1").get_by_text("Uitleg").press("j")
    page.get_by_role("button", name="Meting controleren").press("0")
    expect(page.locator(".score input:checked")).to_have_count(0)

    answer(page, "1", "Ja")
    assert page.evaluate(ANSWER_OF_FOCUS) == "started_within_24h yes"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(ANSWER_OF_FOCUS) == "started_within_24h no"
    for combination in ("Control+j", "Alt+1", "Meta+-"):
        page.keyboard.press(combination)
    assert page.evaluate(ANSWER_OF_FOCUS) == "started_within_24h no"
    expect(page.get_by_label("Nee").first).to_be_checked()
    page.keyboard.press("-")
    assert page.evaluate(ANSWER_OF_FOCUS) == "start_plan_before_second_visit yes"
    expect(criterion(page, "2").locator("input:checked")).to_have_count(0)
    kept(page, empty_draft, answered=["1"], started_within_24h=None)


def test_shortcut_keys_go_off_and_on_at_once_and_for_the_next_form(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    switch = page.get_by_role("switch", name="Sneltoetsen")
    with page.expect_response("**/metingen/instellingen/"):
        switch.click()
    page.get_by_label("Ja", exact=True).first.press("1")
    expect(page.locator(".score input:checked")).to_have_count(0)

    go_to_form(page, live_server, empty_draft)
    expect(switch).to_have_attribute("aria-checked", "false")
    with page.expect_response("**/metingen/instellingen/"):
        switch.press("Space")
    page.get_by_label("Ja", exact=True).first.press("1")
    expect(criterion(page, "1").get_by_label("Ja")).to_be_checked()


def test_explanations_stay_as_they_were_left(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = open_form(new_page(), sign_in, live_server, empty_draft)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    with page.expect_response("**/metingen/instellingen/uitleg/"):
        criterion(page, "3a").get_by_text("Uitleg").click()
        criterion(page, "6").get_by_text("Uitleg").click()
    assert sum(url.endswith("/uitleg/") for url in sent) == 1
    go_to_form(page, live_server, empty_draft)
    expect(page.locator("details[data-explains][open]")).to_have_count(2)
    expect(criterion(page, "3a")).to_contain_text("Bron: Kwaliteitsmeting ASH 2.0, vraag 3a")
    page.wait_for_timeout(1000)
    assert sum(url.endswith("/uitleg/") for url in sent) == 1, "what is open from the start is no news"


def test_on_a_phone_each_criterion_is_one_tap_and_everything_is_kept(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement
) -> None:
    page = new_page(320, 640, has_touch=True, is_mobile=True)
    open_form(page, sign_in, live_server, empty_draft)
    page.get_by_label("Einddatum").tap()
    expect(page.get_by_label("Einddatum")).to_have_attribute("inputmode", "numeric")
    page.keyboard.type(f"{days_ago(2):%d%m%Y}")
    for number in FORM_NUMBERS:
        option = criterion(page, number).locator(".score-option").nth(FORM_NUMBERS.index(number) % 3)
        option.tap()
        box = option.bounding_box()
        assert box is not None
        assert box["width"] >= 75
        assert box["height"] >= 53
        expect(option.locator("input")).to_be_focused()
    kept(page, empty_draft, answered=FORM_NUMBERS, ended_on=days_ago(2))
    verdict = live_verdict(count_scores(stored(empty_draft).scores))
    expect(page.locator("[data-head]")).to_have_text(verdict.head)
    expect(page.locator("[data-rule]")).to_have_text([line.text for line in verdict.lines])
    expect(status(page)).to_be_in_viewport()
    expect(status(page)).to_have_text(f"{SAVED}{timezone.localtime(stored(empty_draft).changed_at):%H:%M}")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("is_open", [False, True])
def test_on_a_phone_the_bar_never_covers_what_has_focus(
    live_server: object, new_page: NewPage, sign_in: SignIn, empty_draft: Measurement, is_open: bool
) -> None:
    page = new_page(320, 640, reduced_motion="reduce")
    open_form(page, sign_in, live_server, empty_draft)
    if is_open:
        page.get_by_text("Wat is nodig om mee te tellen?").click()
    page.get_by_label("Datum aanmelding").focus()
    stops = 0
    while not page.evaluate("document.activeElement.value === 'later'"):
        page.keyboard.press("Tab")
        stops += 1
        assert page.evaluate(BAR_COVERS_FOCUS) == ""
    assert stops > 60
