"""The code lists: their answers, order, wording and period."""

import html
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from measurements.models import Codebook, CodebookEntry, CodebookEntryEvent, Measurement, State
from tests.administration.browsing import confirm, fill_in, go_through, hidden, text_of

pytestmark = pytest.mark.django_db

LISTS, GOALS, PROBLEMS = (
    "/beheer/keuzelijsten/",
    "/beheer/keuzelijsten/werkdoelen/",
    "/beheer/keuzelijsten/problematiek/",
)
NEW, FIRST = f"{GOALS}nieuw/", f"{GOALS}WD01/"
ENTRY = {"label": "Versterken netwerk", "active_from": "1-1-2027", "code": "", "reason": "Landelijke afspraak"}
CHANGED = {
    "label": "Onderzoeken problematiek",
    "active_from": "1-1-2011",
    "active_until": "",
    "reason": "Duidelijkere woorden, dezelfde betekenis",
}


def order_of(codebook: Codebook) -> list[str]:
    return list(CodebookEntry.objects.filter(codebook=codebook).order_by("order").values_list("code", flat=True))


def move(browser: Client, code: str, direction: str, shown: str | None = None) -> object:
    mark = hidden(browser.get(GOALS), "shown") if shown is None else shown
    return browser.post(f"{GOALS}{code}/verplaatsen/", {"richting": direction, "shown": mark})


def test_the_overview_names_the_four_lists_with_their_numbers(browser: Client) -> None:
    page = text_of(browser.get(LISTS))
    for words in ("Type gezin 9 0", "Problematiek 25 0", "Werkdoelen 15 0", "Advies vervolghulp 15 0"):
        assert words in page


def test_a_list_says_how_often_each_answer_was_chosen(browser: Client, submitted: Callable[..., Measurement]) -> None:
    submitted(work_goals=["WD01", "WD02"])
    submitted(work_goals=["WD01"])
    page = text_of(browser.get(GOALS))
    assert "Uitzoeken problematiek WD01 2 te kiezen" in page
    assert "Afwenden van de escalatie WD02 1 te kiezen" in page
    assert "Herstellen veiligheid WD03 0 te kiezen" in page


def test_a_list_names_drafts_apart_and_leaves_out_withdrawn_measurements(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted(work_goals=["WD01"])
    submitted(work_goals=["WD01"], state=State.DRAFT, completed_on=None)
    submitted(work_goals=["WD01", "WD02"], state=State.WITHDRAWN)
    page = text_of(browser.get(GOALS))
    assert "Uitzoeken problematiek WD01 1 en 1 concept te kiezen" in page
    assert "Afwenden van de escalatie WD02 0 te kiezen" in page
    assert "Gebruikt in 1 meting en 1 concept; die krijgen allemaal" in text_of(browser.get(FIRST))


def test_a_problem_moves_within_its_group_past_what_stands_between(browser: Client) -> None:
    first, second = CodebookEntry.objects.filter(codebook=Codebook.PROBLEM, concerns="j").order_by("order")[:2]
    own = CodebookEntry.objects.filter(codebook=Codebook.PROBLEM, concerns="j").count()
    others = [code for code in order_of(Codebook.PROBLEM) if code not in {first.code, second.code}]
    between = CodebookEntry.objects.filter(codebook=Codebook.PROBLEM, concerns="o").order_by("-order")[0]
    for order, code in enumerate([first.code, between.code, second.code], start=1):
        CodebookEntry.objects.filter(code=code).update(order=order)
    for order, code in enumerate((code for code in others if code != between.code), start=4):
        CodebookEntry.objects.filter(code=code).update(order=order)
    page = browser.get(PROBLEMS)
    assert "per groep. U verplaatst een antwoord binnen de groep." in text_of(page)
    answer = browser.post(
        f"{PROBLEMS}{second.code}/verplaatsen/", {"richting": "omhoog", "shown": hidden(page, "shown")}
    )
    assert order_of(Codebook.PROBLEM)[:3] == [second.code, first.code, between.code]
    said = f"'{second.label}' staat nu op plaats 1 van {own} binnen de groep 'Jeugdige (j)'."
    assert said in html.unescape(text_of(browser.get(answer["Location"])))


def test_the_first_of_a_group_cannot_go_up_into_another(browser: Client) -> None:
    before = order_of(Codebook.PROBLEM)
    first = CodebookEntry.objects.filter(codebook=Codebook.PROBLEM, concerns="o").order_by("order")[0]
    page = browser.get(PROBLEMS)
    assert page.content.decode().count('value="omhoog" disabled') == 3
    browser.post(f"{PROBLEMS}{first.code}/verplaatsen/", {"richting": "omhoog", "shown": hidden(page, "shown")})
    assert order_of(Codebook.PROBLEM) == before


def test_an_answer_goes_up_or_down_and_the_history_keeps_it(browser: Client) -> None:
    before = order_of(Codebook.WORK_GOAL)
    answer = move(browser, "WD02", "omhoog")
    assert answer["Location"] == f"{GOALS}?verplaatst=WD02&richting=omhoog"
    assert order_of(Codebook.WORK_GOAL) == ["WD02", "WD01", *before[2:]]
    assert "'Afwenden van de escalatie' staat nu op plaats 1 van 15." in text_of(browser.get(answer["Location"]))
    event = CodebookEntryEvent.objects.filter(code="WD02").latest("pgh_id")
    assert event.pgh_context["reason"] == "Volgorde van de keuzelijst aangepast"
    move(browser, "WD02", "omlaag")
    assert order_of(Codebook.WORK_GOAL) == before


def test_moving_an_answer_takes_one_statement_and_touches_two_rows(browser: Client) -> None:
    shown = hidden(browser.get(GOALS), "shown")
    events = CodebookEntryEvent.objects.count()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        move(browser, "WD05", "omlaag", shown)
    updates = [query for query in queries if query["sql"].startswith('UPDATE "measurements_codebookentry"')]
    assert len(updates) == 1
    assert CodebookEntryEvent.objects.count() == events + 2


@pytest.mark.parametrize(
    ("code", "direction"), [("WD01", "omhoog"), ("WD98", "omlaag"), ("WD03", "opzij"), ("WD03", "")]
)
def test_at_the_end_of_the_list_or_without_direction_nothing_moves(browser: Client, code: str, direction: str) -> None:
    before = order_of(Codebook.WORK_GOAL)
    assert move(browser, code, direction).status_code == 302
    assert order_of(Codebook.WORK_GOAL) == before


def test_a_list_that_somebody_else_moved_meanwhile_is_shown_as_it_is_now(browser: Client) -> None:
    shown = hidden(browser.get(GOALS), "shown")
    move(browser, "WD05", "omhoog")
    before = order_of(Codebook.WORK_GOAL)
    answer = move(browser, "WD05", "omhoog", shown)
    assert answer.status_code == 422
    assert "De volgorde is niet gewijzigd Iemand anders heeft dit intussen gewijzigd." in text_of(answer)
    assert order_of(Codebook.WORK_GOAL) == before


def test_a_new_answer_gets_the_next_code_and_stands_last(browser: Client) -> None:
    page = fill_in(browser, NEW, **ENTRY)
    assert "De code wordt WD15. Die wordt nooit voor iets anders gebruikt" in text_of(page)
    assert not CodebookEntry.objects.filter(code="WD15").exists()
    confirm(browser, page, NEW, **ENTRY)
    assert order_of(Codebook.WORK_GOAL)[-1] == "WD15"
    assert CodebookEntry.objects.get(code="WD15").active_from == date(2027, 1, 1)


def test_a_new_problem_gets_the_letters_of_whom_it_is_about(browser: Client) -> None:
    values = ENTRY | {"concerns": "o", "label": "Rouw ouder (o)"}
    go_through(browser, f"{PROBLEMS}nieuw/", **values)
    made = CodebookEntry.objects.get(label="Rouw ouder (o)")
    assert (made.code, made.concerns) == ("PO13", "o")


def test_a_problem_can_be_about_nobody_in_particular(browser: Client) -> None:
    go_through(browser, f"{PROBLEMS}nieuw/", **ENTRY | {"concerns": "none"})
    assert CodebookEntry.objects.get(label="Versterken netwerk").code == "PX01"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"label": ""}, "Vul de omschrijving in."),
        (
            {"label": "opheffen van de CRISIS"},
            "Dit antwoord staat al in de lijst, met de code WD04. Kies andere woorden.",
        ),
        ({"label": "x" * 201}, "Gebruik hooguit 200 tekens. Nu zijn het er 201."),
        (
            {"code": "WD04"},
            "De code WD04 is al eens gebruikt. Een code wordt nooit opnieuw gebruikt. Laat dit veld leeg.",
        ),
        ({"code": "XX07"}, "Een code van deze lijst is WD met twee cijfers, zoals WD07. Of laat dit veld leeg."),
        ({"code": "WD٠٧"}, "Een code van deze lijst is WD met twee cijfers, zoals WD07. Of laat dit veld leeg."),
        ({"code": "WD07" * 5}, "Een code is hooguit 10 tekens lang."),
        ({"code": "WD\x00"}, "Hier staat een teken dat niet te zien is. Typ de tekst opnieuw."),
        ({"active_from": "31-02-2027"}, "De eerste dag bestaat niet. Controleer de dag en de maand."),
        ({"reason": ""}, "Kies een reden."),
    ],
)
def test_a_new_answer_that_cannot_be_is_refused(browser: Client, changes: dict[str, str], message: str) -> None:
    before = CodebookEntry.objects.count()
    answer = fill_in(browser, NEW, **ENTRY | changes)
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert CodebookEntry.objects.count() == before


def test_whom_a_problem_is_about_has_to_be_chosen(browser: Client) -> None:
    assert "Maak een keuze bij 'Over wie gaat dit?'." in text_of(fill_in(browser, f"{PROBLEMS}nieuw/", **ENTRY))


def test_a_code_that_stands_on_measurements_is_never_given_again(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted(work_goals=["WD40"])
    assert "De code wordt WD41." in text_of(fill_in(browser, NEW, **ENTRY))
    answer = fill_in(browser, NEW, **ENTRY | {"code": "WD40"})
    assert "De code WD40 is al eens gebruikt." in text_of(answer)


def test_other_words_say_how_many_measurements_get_them(browser: Client, submitted: Callable[..., Measurement]) -> None:
    submitted()
    submitted()
    page = fill_in(browser, FIRST, **CHANGED)
    assert "Gebruikt in 2 metingen; die krijgen allemaal de nieuwe omschrijving." in text_of(page)
    assert "Betekent 'Onderzoeken problematiek' precies hetzelfde als 'Uitzoeken problematiek'?" in text_of(page)
    confirm(browser, page, FIRST, **CHANGED)
    entry = CodebookEntry.objects.get(code="WD01")
    assert entry.label == "Onderzoeken problematiek"
    assert "Duidelijkere woorden, dezelfde betekenis" in text_of(browser.get(FIRST))


def test_an_answer_that_ended_is_still_shown_on_the_measurements_that_have_it(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted()
    values = CHANGED | {"label": "Uitzoeken problematiek", "active_until": "31-12-2025"}
    page = fill_in(browser, FIRST, **values | {"reason": "Het antwoord wordt niet meer gebruikt"})
    assert "Na 31-12-2025 kan niemand dit antwoord nog kiezen." in text_of(page)
    assert "In 1 meting blijft het staan" in text_of(page)
    confirm(browser, page, FIRST, **values | {"reason": "Het antwoord wordt niet meer gebruikt"})
    assert "niet meer te kiezen sinds 31-12-2025" in text_of(browser.get(GOALS))
    assert Measurement.objects.get().work_goals == ["WD01"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"label": "Uitzoeken problematiek"}, "Er is niets gewijzigd. Wijzig iets, of ga terug."),
        ({"active_until": "31-12-2010"}, "De laatste dag ligt voor de eerste dag. Controleer beide datums."),
        ({"label": "Anders"}, "Dit antwoord staat al in de lijst, met de code WD98. Kies andere woorden."),
        ({"active_until": "morgen"}, "Schrijf de laatste dag als dag-maand-jaar"),
    ],
)
def test_a_change_that_cannot_be_is_refused(browser: Client, changes: dict[str, str], message: str) -> None:
    answer = fill_in(browser, FIRST, **CHANGED | changes)
    assert answer.status_code == 422
    assert message in text_of(answer)


def test_an_answer_that_is_in_use_cannot_begin_in_the_future(
    browser: Client, submitted: Callable[..., Measurement]
) -> None:
    submitted()
    tomorrow = timezone.localdate() + timedelta(days=1)
    answer = fill_in(browser, FIRST, **CHANGED | {"active_from": f"{tomorrow:%d-%m-%Y}"})
    assert "Dit antwoord is al gebruikt in 1 meting. Kies een eerste dag die al is geweest." in text_of(answer)


def test_the_last_answer_that_can_be_chosen_cannot_end(browser: Client) -> None:
    others = CodebookEntry.objects.filter(codebook=Codebook.WORK_GOAL).exclude(code="WD01")
    others.update(active_until=date(2025, 12, 31))
    answer = fill_in(browser, FIRST, **CHANGED | {"active_until": "31-12-2026"})
    assert "Dit is het laatste antwoord van de lijst dat te kiezen blijft." in text_of(answer)


def test_what_somebody_else_made_of_an_answer_is_not_replaced_unseen(browser: Client) -> None:
    page = fill_in(browser, FIRST, **CHANGED)
    CodebookEntry.objects.filter(code="WD01").update(label="Iets anders")
    assert confirm(browser, page, FIRST, **CHANGED).status_code == 422
    assert CodebookEntry.objects.get(code="WD01").label == "Iets anders"


@pytest.mark.parametrize("rest", ["zz/", "zz/nieuw/", "werkdoelen/TG01/", "werkdoelen/WD77/", "zz/WD01/"])
def test_what_does_not_exist_is_not_found(browser: Client, rest: str) -> None:
    assert browser.get(f"{LISTS}{rest}").status_code == 404


def test_an_answer_of_another_list_cannot_be_moved_in_this_one(browser: Client) -> None:
    assert move(browser, "TG01", "omhoog").status_code == 404


def test_the_buttons_have_names_of_their_own_and_the_first_cannot_go_up(browser: Client) -> None:
    page = " ".join(browser.get(GOALS).content.decode().split())
    assert re.search(r'value="omhoog" disabled>Omhoog<span class="visually-hidden">: Uitzoeken problematiek', page)
    assert re.search(r'value="omlaag" disabled>Omlaag<span class="visually-hidden">: Anders', page)
