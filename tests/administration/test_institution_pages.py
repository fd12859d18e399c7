"""The list of institutions, a new one, another name or first day, and agreement to open comparison."""

from datetime import date

import pytest
from django.test import Client

from institutions.models import Institution, InstitutionEvent
from tests.administration.browsing import confirm, fill_in, go_through, hidden, text_of

pytestmark = pytest.mark.django_db

LIST, NEW, AA = "/beheer/instellingen/", "/beheer/instellingen/nieuw/", "/beheer/instellingen/aa/"
CHANGE, AGREE = f"{AA}wijzigen/", f"{AA}open-vergelijking/"
COMPLETE = {"name": "Jeugdhulp Noord", "code": "noord", "active_from": "1-1-2027", "reason": "Nieuwe deelnemer"}
RENAMED = {"name": "Jeugdhulp AA", "active_from": "1-1-2018", "reason": "De instelling heet nu anders"}
AGREED = {"agrees": "yes", "agreed_by": "A. de Wit, bestuurder", "agreed_on": "3-11-2026"}


def test_the_list_names_every_institution_with_its_period(browser: Client) -> None:
    page = text_of(browser.get(LIST))
    assert "Instelling AA" in page
    assert "Instelling BB" in page
    assert "vanaf 1-1-2018" in page


def test_the_page_of_an_institution_shows_its_teams_and_its_history(browser: Client) -> None:
    page = text_of(browser.get(AA))
    for words in ("Team noord", "Hoofdlocatie", "Geschiedenis", "Aangemaakt"):
        assert words in page


def test_a_new_institution_is_there_only_after_it_is_confirmed(browser: Client) -> None:
    page = fill_in(browser, NEW, **COMPLETE)
    assert "De code wordt noord. Die staat in adressen en exports en kan later niet meer veranderen." in text_of(page)
    assert not Institution.objects.filter(code="noord").exists()
    assert confirm(browser, page, NEW, **COMPLETE)["Location"] == "/beheer/instellingen/noord/?bewaard=ja"
    made = Institution.objects.get(code="noord")
    assert (made.name, made.active_from) == ("Jeugdhulp Noord", date(2027, 1, 1))


def test_nothing_is_saved_by_a_confirmation_of_effects_that_nobody_was_shown(browser: Client) -> None:
    answer = browser.post(NEW, {"action": "confirm", "shown": "", "effects": "", **COMPLETE})
    assert answer.status_code == 422
    assert "Sinds u deze pagina opende, is er iets veranderd." in text_of(answer)
    assert not Institution.objects.filter(code="noord").exists()


def test_the_way_back_shows_the_form_with_what_was_filled_in(browser: Client) -> None:
    answer = browser.post(NEW, {"action": "back", **COMPLETE})
    assert answer.status_code == 200
    assert 'value="Jeugdhulp Noord"' in answer.content.decode()
    assert "Er klopt nog iets niet" not in text_of(answer)


def test_the_history_keeps_who_did_it_and_the_reason(browser: Client) -> None:
    go_through(browser, NEW, **COMPLETE)
    event = InstitutionEvent.objects.get(code="noord")
    assert event.pgh_context["reason"] == "Nieuwe deelnemer"
    page = text_of(browser.get("/beheer/instellingen/noord/"))
    assert "administrator Aangemaakt" in page
    assert "Nieuwe deelnemer" in page


def test_another_name_says_with_how_many_measurements_it_is_shown_and_the_code_stays(browser: Client) -> None:
    page = fill_in(browser, CHANGE, **RENAMED)
    assert "Instelling AA heet overal Jeugdhulp AA" in text_of(page)
    confirm(browser, page, CHANGE, **RENAMED)
    assert Institution.objects.get(code="aa").name == "Jeugdhulp AA"


def test_a_form_in_which_nothing_changed_is_not_saved(browser: Client) -> None:
    answer = fill_in(browser, CHANGE, **RENAMED | {"name": "Instelling AA"})
    assert answer.status_code == 422
    assert "Er is niets gewijzigd. Wijzig iets, of ga terug." in text_of(answer)


def test_what_somebody_else_changed_since_the_form_was_opened_is_not_replaced_unseen(browser: Client) -> None:
    shown = hidden(browser.get(CHANGE), "shown")
    Institution.objects.filter(code="aa").update(name="Iets anders")
    answer = browser.post(CHANGE, {"action": "check", "shown": shown, **RENAMED})
    assert answer.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(answer)
    again = {"action": "check", "shown": hidden(answer, "shown"), **RENAMED}
    assert "Iets anders heet overal Jeugdhulp AA" in text_of(browser.post(CHANGE, again))


def test_what_somebody_else_changed_since_the_effects_were_shown_is_not_replaced_either(browser: Client) -> None:
    page = fill_in(browser, CHANGE, **RENAMED)
    Institution.objects.filter(code="aa").update(name="Iets anders")
    answer = confirm(browser, page, CHANGE, **RENAMED)
    assert answer.status_code == 422
    assert Institution.objects.get(code="aa").name == "Iets anders"


def test_effects_that_became_others_are_shown_again_before_anything_is_saved(browser: Client) -> None:
    page = fill_in(browser, AGREE, **AGREED)
    Institution.objects.filter(code="bb").update(agrees_to_open_comparison=True)
    answer = confirm(browser, page, AGREE, **AGREED)
    assert answer.status_code == 422
    assert "Dat zijn nu 1 andere: Instelling BB." in text_of(answer)
    assert confirm(browser, answer, AGREE, **AGREED).status_code == 302


def test_agreement_is_kept_with_who_decided_it_and_when(browser: Client) -> None:
    go_through(browser, AGREE, **AGREED)
    assert Institution.objects.get(code="aa").agrees_to_open_comparison
    assert "Akkoord door A. de Wit, bestuurder op 3-11-2026" in text_of(browser.get(AA))


def test_agreement_that_is_there_already_is_refused(browser: Client) -> None:
    answer = fill_in(browser, AGREE, **AGREED | {"agrees": "no"})
    assert "Instelling AA is nu ook niet akkoord. Er is niets gewijzigd." in text_of(answer)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": ""}, "Vul de naam in."),
        ({"name": "x" * 201}, "Gebruik hooguit 200 tekens. Nu zijn het er 201."),
        ({"name": "Jeugd\u200bhulp"}, "Hier staat een teken dat niet te zien is. Typ de tekst opnieuw."),
        ({"name": "Jeugd\x00hulp"}, "Hier staat een teken dat niet te zien is. Typ de tekst opnieuw."),
        ({"name": "\u202eplühdguej"}, "Hier staat een teken dat niet te zien is. Typ de tekst opnieuw."),
        ({"name": "  instelling  aa "}, "Er is al een instelling met deze naam, met de code aa. Kies een andere naam."),
        ({"code": ""}, "Vul een code in."),
        ({"code": "bb"}, "De code bb is al in gebruik. Kies een andere code."),
        ({"code": "nieuw"}, "De code nieuw is al in gebruik. Kies een andere code."),
        (
            {"code": "Noord Oost"},
            "Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld jeugdhulp-noord.",
        ),
        ({"code": "../x"}, "Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld jeugdhulp-noord."),
        ({"code": "a" * 41}, "Gebruik hooguit 40 tekens. Nu zijn het er 41."),
        ({"active_from": ""}, "Vul de begindatum in."),
        ({"active_from": "31-04-2026"}, "De begindatum bestaat niet. Controleer de dag en de maand."),
        (
            {"active_from": "2026-W01-1"},
            "Schrijf de begindatum als dag-maand-jaar, met het jaar in vier cijfers, bijvoorbeeld 27-3-2026.",
        ),
        ({"active_from": "1-1-0001"}, "Kies een begindatum van 2000 tot en met 2099."),
        ({"active_from": "1-1-9999"}, "Kies een begindatum van 2000 tot en met 2099."),
        ({"reason": ""}, "Kies een reden."),
        ({"reason": "zomaar"}, "Kies een reden uit de lijst."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_saved(
    browser: Client, changes: dict[str, str], message: str
) -> None:
    before = Institution.objects.count()
    answer = browser.post(NEW, {"action": "check", "shown": "", **COMPLETE, **changes})
    assert answer.status_code == 422
    assert message in text_of(answer)
    assert "Fout: Instelling toevoegen" in text_of(answer)
    assert Institution.objects.count() == before


def test_a_name_with_markup_is_shown_as_text(browser: Client) -> None:
    answer = fill_in(browser, NEW, **COMPLETE | {"name": "<script>alert(1)</script>"})
    assert "<script>alert" not in answer.content.decode()


def test_a_first_day_after_the_first_role_is_refused(browser: Client) -> None:
    answer = fill_in(browser, CHANGE, **RENAMED | {"active_from": "2-1-2018"})
    assert "De eerste rol begint op 1-1-2018. Kies die dag of een eerdere." in text_of(answer)


def test_an_institution_that_does_not_exist_is_not_found(browser: Client) -> None:
    for rest in ("", "wijzigen/", "beeindigen/", "fusie/", "ongedaan-maken/", "open-vergelijking/"):
        assert browser.get(f"/beheer/instellingen/zz/{rest}").status_code == 404
        assert browser.post(f"/beheer/instellingen/zz/{rest}").status_code in (404, 405)
