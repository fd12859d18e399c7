"""What somebody chooses about filling in, and what the form remembers."""

import pytest
from django.test import Client
from django.utils import timezone

from institutions.access import context_of
from institutions.models import User
from institutions.row_context import row_context
from measurements.models import Measurement, WorkerSettings
from measurements.selectors import settings as selector
from measurements.services import settings as service
from tests.measurements.browsing import SignIn, Submitted, address, page

pytestmark = pytest.mark.django_db

SETTINGS, EXPLANATIONS = "/metingen/instellingen/", "/metingen/instellingen/uitleg/"
BOTH = {"shown": ["uses_shortcut_keys", "gets_weekly_mail"]}


def settings_of(user: User) -> WorkerSettings:
    with row_context(context_of(user)):
        return selector.settings_of(user)


@pytest.fixture
def chosen_already(worker: User) -> None:
    """Keys and mail off, and one explanation open."""
    with row_context(context_of(worker)):
        service.choose(user=worker, uses_shortcut_keys=False, gets_weekly_mail=False)
        service.keep_open(user=worker, form_numbers=["5d"])


def test_without_a_choice_shortcut_keys_and_mail_are_on(browser: Client) -> None:
    text = page(browser.get(SETTINGS))
    assert "Sneltoetsen gebruiken" in text
    assert text.count(" checked") == 2
    assert not WorkerSettings.objects.exists()


def test_what_is_chosen_is_kept_and_said(browser: Client, worker: User) -> None:
    answer = browser.post(SETTINGS, BOTH | {"gets_weekly_mail": "on"})
    assert answer["Location"] == f"{SETTINGS}?bewaard=ja"
    chosen = settings_of(worker)
    assert (chosen.uses_shortcut_keys, chosen.gets_weekly_mail) == (False, True)
    text = page(browser.get(answer["Location"]))
    assert "Uw instellingen zijn bewaard." in text
    assert text.count(" checked") == 1

    browser.post(SETTINGS, BOTH | {"uses_shortcut_keys": "on"})
    chosen = settings_of(worker)
    assert (chosen.uses_shortcut_keys, chosen.gets_weekly_mail) == (True, False)


@pytest.mark.usefixtures("chosen_already")
def test_the_switch_in_the_form_leaves_the_rest_as_it_was(browser: Client, worker: User) -> None:
    browser.post(SETTINGS, {"shown": "uses_shortcut_keys", "uses_shortcut_keys": "on"})
    chosen = settings_of(worker)
    assert (chosen.uses_shortcut_keys, chosen.gets_weekly_mail, chosen.open_explanations) == (True, False, ["5d"])


def test_nothing_changes_when_nothing_known_was_shown(browser: Client, worker: User) -> None:
    browser.post(SETTINGS, {"shown": ["open_explanations", "user_id"], "open_explanations": "1"})
    chosen = settings_of(worker)
    assert (chosen.uses_shortcut_keys, chosen.gets_weekly_mail, chosen.open_explanations) == (True, True, [])


def test_only_settings_can_be_chosen(worker: User) -> None:
    with pytest.raises(ValueError, match="open_explanations"):
        service.choose(user=worker, open_explanations=True)


def test_the_form_opens_the_explanations_that_were_left_open(browser: Client, draft: Measurement) -> None:
    assert ' data-explains="3a" open' not in page(browser.get(address(draft)))
    answer = browser.post(EXPLANATIONS, {"open": ["3a", "6"]})
    assert (answer.status_code, answer.content) == (204, b"")
    text = page(browser.get(address(draft)))
    assert text.count(" open>") == 2
    assert '<details class="question" data-explains="3a" open>' in text
    assert '<details class="question" data-explains="6" open>' in text
    browser.post(EXPLANATIONS)
    assert " open>" not in page(browser.get(address(draft)))


def test_only_form_numbers_are_remembered_each_once_and_in_form_order(browser: Client, worker: User) -> None:
    browser.post(EXPLANATIONS, {"open": ["6", "1", "6", "x" * 1000, "\x00", "7"]})
    assert settings_of(worker).open_explanations == ["1", "6"]


def test_each_has_settings_of_the_own(browser: Client, colleague: User, signed_in: SignIn) -> None:
    browser.post(SETTINGS, BOTH)
    browser.post(EXPLANATIONS, {"open": "1"})
    assert page(signed_in(colleague).get(SETTINGS)).count(" checked") == 2
    assert settings_of(colleague).open_explanations == []


def test_the_form_says_whether_shortcut_keys_are_on(browser: Client, draft: Measurement) -> None:
    assert 'role="switch" aria-checked="true"' in page(browser.get(address(draft)))
    browser.post(SETTINGS, BOTH)
    assert 'role="switch" aria-checked="false"' in page(browser.get(address(draft)))


@pytest.mark.usefixtures("chosen_already")
def test_a_correction_opens_the_same_explanations(browser: Client, submitted: Submitted) -> None:
    text = page(browser.get(address(submitted(completed_on=timezone.localdate()), "wijzigen/")))
    assert '<details class="question" data-explains="5d" open>' in text


def test_the_own_account_leads_to_the_settings_of_who_enters(browser: Client, analyst: User, signed_in: SignIn) -> None:
    link = f'href="{SETTINGS}"'
    assert link in page(browser.get("/mijn-account/"))
    assert link not in page(signed_in(analyst).get("/mijn-account/"))


def test_the_form_explains_each_criterion(browser: Client, draft: Measurement) -> None:
    text = page(browser.get(address(draft)))
    assert text.count("<summary>Uitleg<") == 14
    assert "De hulp begon meer dan 24 uur na die ontvangst." in text
    assert "Bron: Kwaliteitsmeting ASH 2.0, vraag 3a" in text
