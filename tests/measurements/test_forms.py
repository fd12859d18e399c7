"""The entry form: what it takes, what it refuses in which words, and what it makes of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from institutions.models import Team, User
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.forms.entry import EntryForm, with_open_criteria_unscored
from measurements.forms.errors import error_lines
from measurements.models import CodebookEntry, Measurement
from tests.measurements.entry_data import complete_input
from tests.world import committed

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(worker: User, team: Team) -> Measurement:
    return Measurement.objects.create(author=worker, team=team, institution=team.institution, code="K7-4F2Q")


def sent(typed: dict[str, Any]) -> QueryDict:
    """The input the way a browser sends it."""
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def refusals(draft: Measurement, complete: bool = True, **changes: Any) -> list[tuple[str, str]]:
    """The error summary of the complete input with these changes: sentence and input."""
    form = EntryForm(sent(complete_input(**changes)), measurement=draft, complete=complete)
    return [(line.text, line.input_id) for line in error_lines(form)]


def test_a_complete_form_gives_the_values_that_the_services_take(draft: Measurement) -> None:
    form = EntryForm(sent(complete_input(child_safety_clear="no")), measurement=draft, complete=True)
    assert form.is_valid(), form.errors
    assert form.answers == dict.fromkeys(CRITERION_FIELDS, True) | {
        "child_safety_clear": False,
        "referred_on": date(2024, 2, 1),
        "started_on": date(2024, 2, 2),
        "ended_on": date(2024, 2, 28),
        "trajectory_reference": "T-17",
        "family_reference": "G-4",
        "family_type": "TG01",
        "problems": ["PJ01", "PO01"],
        "work_goals": ["WD01"],
        "follow_up_advice": ["VH01"],
        "answered": ["1", "2", "3a", "3b", "3c", "3d", "4a", "4b", "4c", "5a", "5b", "5c", "5d", "6"],
    }


def test_not_scored_is_an_answer_and_no_answer_is_not(draft: Measurement) -> None:
    typed = complete_input(child_safety_clear="none", safety_form_discussed=None)
    form = EntryForm(sent(typed), measurement=draft)
    assert form.is_valid()
    assert (form.answers["child_safety_clear"], form.answers["safety_form_discussed"]) == (None, None)
    assert "3c" in form.answers["answered"]
    assert "3d" not in form.answers["answered"]
    assert [criterion.form_number for criterion in form.open_criteria] == ["3d"]


def test_a_stored_measurement_comes_back_as_it_was_filled_in(draft: Measurement) -> None:
    draft.started_within_24h, draft.started_on = False, date(2026, 3, 7)
    draft.answered = ["1", "2"]
    form = EntryForm(measurement=draft)
    chosen = {field: form[field].value() for field in CRITERION_FIELDS if form[field].value()}
    assert chosen == {"started_within_24h": "no", "start_plan_before_second_visit": "none"}
    assert form["started_on"].value() == "7-3-2026"


def test_nothing_is_chosen_beforehand(draft: Measurement) -> None:
    form = EntryForm(measurement=draft)
    assert "checked" not in "".join(str(field) for field in form)


def test_a_draft_may_be_empty(draft: Measurement) -> None:
    form = EntryForm(sent({}), measurement=draft)
    assert form.is_valid()
    assert form.answers["answered"] == []


def test_submitting_an_empty_form_names_everything_that_is_missing_at_once(draft: Measurement) -> None:
    form = EntryForm(sent({}), measurement=draft, complete=True)
    assert [(line.text, line.input_id) for line in error_lines(form)] == [
        ("Vul de datum van aanmelding in.", "id_referred_on"),
        ("Vul de begindatum in.", "id_started_on"),
        ("Vul de einddatum in.", "id_ended_on"),
        ("Kies het type gezin.", "id_family_type_0"),
        (
            "14 criteria hebben nog geen antwoord: 1, 2, 3a, 3b, 3c, 3d, 4a, 4b, 4c, 5a, 5b, 5c, 5d, 6",
            "id_started_within_24h_0",
        ),
    ]


def test_one_open_criterion_is_told_in_the_singular_and_leads_to_it(draft: Measurement) -> None:
    assert refusals(draft, weekly_supervision=None) == [
        ("1 criterium heeft nog geen antwoord: 6", "id_weekly_supervision_0")
    ]


@pytest.mark.parametrize("typed", ["20260101", "2026-W01-1", "٢٧-٣-٢٠٢٦", "1/1-2024", "morgen", "1e400", "1_0-1-2024"])
def test_what_is_not_written_as_a_date_is_refused_with_an_example(typed: str, draft: Measurement) -> None:
    expected = (
        "Schrijf de begindatum als dag-maand-jaar, met het jaar in vier cijfers, bijvoorbeeld 27-3-2026.",
        "id_started_on",
    )
    assert refusals(draft, started_on=typed) == [expected]


@pytest.mark.parametrize("typed", ["31-04-2026", "29-02-2026", "0-1-2026"])
def test_a_date_that_does_not_exist_is_refused(typed: str, draft: Measurement) -> None:
    expected = ("De begindatum bestaat niet. Controleer de dag en de maand.", "id_started_on")
    assert refusals(draft, started_on=typed) == [expected]


def test_a_date_that_cannot_be_read_is_not_called_missing_as_well(draft: Measurement) -> None:
    assert len(refusals(draft, ended_on="gisteren")) == 1


@pytest.mark.parametrize("complete", [True, False])
def test_dates_in_the_wrong_order_are_refused_in_a_draft_too(complete: bool, draft: Measurement) -> None:
    assert refusals(draft, complete, ended_on="1-2-2024") == [
        ("De einddatum ligt vóór de begindatum. Controleer beide datums.", "id_ended_on")
    ]


def test_years_far_away_are_refused(draft: Measurement) -> None:
    assert refusals(draft, referred_on="1-1-0001", ended_on="31-12-9999") == [
        ("De datum van aanmelding ligt vóór 2011. Controleer het jaartal.", "id_referred_on"),
        ("De einddatum ligt na de dag van invullen. Vul een eerdere datum in.", "id_ended_on"),
    ]


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("123456782", "De code van het traject lijkt op een burgerservicenummer. "),
        ("a@b.nl", "De code van het traject lijkt op een e-mailadres. "),
    ],
)
def test_a_reference_that_says_who_it_is_is_refused(reference: str, message: str, draft: Measurement) -> None:
    expected = message + "Gebruik een code die niet naar een persoon verwijst."
    assert refusals(draft, trajectory_reference=reference) == [(expected, "id_trajectory_reference")]


@pytest.mark.parametrize("reference", ["A\x00B", "A\u200bB", "A\u202eB", "A\ud800B", "<b>", "Jan Jansen"])
def test_other_signs_are_refused_in_a_reference(reference: str, draft: Measurement) -> None:
    expected = "Gebruik in de code van het gezin alleen letters, cijfers en de tekens - . /"
    assert refusals(draft, family_reference=reference) == [(expected, "id_family_reference")]


@pytest.mark.parametrize("typed", ["2", "9", "99", "1", "true", "Ja", "", "yes\x00"])
def test_only_the_three_answers_are_scores_and_none_is_guessed(typed: str, draft: Measurement) -> None:
    lines = refusals(draft, child_safety_clear=typed)
    assert ("1 criterium heeft nog geen antwoord: 3c", "id_child_safety_clear_0") in lines
    refused = ("Kies Ja, Nee of Niet gescoord bij 3c.", "id_child_safety_clear_0")
    assert (refused in lines) is (typed != "")


def test_codes_that_are_not_in_the_list_are_refused(draft: Measurement) -> None:
    assert refusals(draft, family_type="PO01", problems=["PO01", "WD01"]) == [
        ("Kies bij 'Type gezin' een antwoord dat nu in de lijst staat.", "id_family_type_0"),
        ("Kies bij 'Problematiek' alleen antwoorden die nu in de lijst staan.", "id_problems_0"),
    ]


def test_a_code_that_has_ended_stays_readable_where_it_was_chosen_and_nowhere_else(
    draft: Measurement, worker: User, team: Team
) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    end = {"active_until": yesterday}
    committed(lambda: CodebookEntry.objects.using("owner").filter(code="PO12").update(**end))
    try:
        draft.problems = ["PO12"]
        draft.save(update_fields=["problems"])
        labels = dict(EntryForm(measurement=draft).fields["problems"].choices)
        assert labels["PO12"] == "Meervoudige en complexe problemen (multiproblem) (o) (niet meer in gebruik)"
        assert refusals(draft, problems=["PO12"]) == []
        draft.problems = []
        draft.save(update_fields=["problems"])
        assert refusals(draft, problems=["PO12"]) == [
            ("Kies bij 'Problematiek' alleen antwoorden die nu in de lijst staan.", "id_problems_0")
        ]
    finally:
        forever = {"active_until": None}
        committed(lambda: CodebookEntry.objects.using("owner").filter(code="PO12").update(**forever))


def test_problems_stand_under_whom_they_are_about(draft: Measurement) -> None:
    groups = {title: [option.choice_label for option in options] for title, options in problem_groups(draft)}
    assert "Weglopen (j)" in groups["Jeugdige (j)"]
    assert "Detentie of justitiecontact ouder (o)" in groups["Ouder (o)"]
    assert groups["Jeugdige en ouder, of anders"] == ["Ernstig ouder-kindconflict", "Anders"]


def problem_groups(draft: Measurement) -> Any:
    return EntryForm(measurement=draft).problem_groups


def test_what_is_open_becomes_not_scored_and_what_was_answered_stays() -> None:
    filled = with_open_criteria_unscored(sent({"child_safety_clear": "no", "weekly_supervision": "nonsense"}))
    assert filled["child_safety_clear"] == "no"
    assert {filled[field] for field in CRITERION_FIELDS if field != "child_safety_clear"} == {"none"}


def test_the_verdict_follows_what_was_typed_not_what_is_stored(draft: Measurement) -> None:
    assert not EntryForm(measurement=draft).verdict.counts
    assert EntryForm(sent(complete_input()), measurement=draft).verdict.counts
