"""What the method asks on which day, read from the one table of rules."""

from datetime import date, timedelta
from typing import Any

import pytest

from measurements.domain.criteria import CRITERIA, PROCESS_CRITERIA
from measurements.domain.reminders import RULES, DraftFacts, Phase, day_of_trajectory, phase_of, reminders_for

START = date(2026, 3, 2)

START_HELP = "Start de hulp binnen 24 uur na de aanmelding."
NO_START = "Is de hulp begonnen? Vul de begindatum in."
START_PLAN = "Maak het startplan vóór het tweede gezinsbezoek, zo nodig met veiligheidsafspraken."
HALFWAY = "Evalueer de doelen met het gezin, en adviseer gezin en plaatser over vervolghulp."
SAFETY_FORM = "Bespreek het veiligheidsformulier met het gezin, vóór uw advies."
FINAL_REPORT = (
    "Schrijf het eindrapport: per doel hoever het is bereikt, en hoe het staat met crisis, veiligheid en routines."
)
SUPERVISION = "Bespreek de voortgang deze week in de werkbegeleiding."
END_DATE = "Is de hulp klaar? Vul de einddatum in en maak de meting af."
FINISH = "De hulp is klaar. Maak de meting af en verstuur die."


def facts(*answered: str, **changes: Any) -> DraftFacts:
    return DraftFacts(**({"is_draft": True, "started_on": START, "answered": frozenset(answered)} | changes))


def asked(day: int, *answered: str, **changes: Any) -> list[str]:
    """The words of the reminders on this day of the trajectory."""
    today = START + timedelta(days=day - 1)
    return [reminder.text for reminder in reminders_for(facts(*answered, **changes), today)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (1, [START_PLAN, SUPERVISION]),
        (3, [START_PLAN, SUPERVISION]),
        (7, [START_PLAN, SUPERVISION]),
        (8, [SUPERVISION]),
        (10, [SUPERVISION]),
        (11, [HALFWAY, SUPERVISION]),
        (14, [HALFWAY, SUPERVISION]),
        (17, [HALFWAY, SUPERVISION]),
        (18, [SAFETY_FORM, SUPERVISION]),
        (20, [SAFETY_FORM, SUPERVISION]),
        (21, [SAFETY_FORM, FINAL_REPORT, SUPERVISION]),
        (27, [SAFETY_FORM, FINAL_REPORT, SUPERVISION]),
        (28, [SAFETY_FORM, FINAL_REPORT, SUPERVISION, END_DATE]),
        (29, [END_DATE]),
        (80, [END_DATE]),
    ],
)
def test_each_day_asks_what_the_method_asks_then(day: int, words: list[str]) -> None:
    assert asked(day) == words


@pytest.mark.parametrize(
    ("day", "answered", "silent"),
    [
        (3, ("2",), START_PLAN),
        (14, ("4a", "4b"), HALFWAY),
        (20, ("3d",), SAFETY_FORM),
        (22, ("4c", "5d"), FINAL_REPORT),
        (22, ("6",), SUPERVISION),
    ],
)
def test_an_answered_criterion_silences_its_reminder_and_no_other(
    day: int, answered: tuple[str, ...], silent: str
) -> None:
    assert silent in asked(day)
    assert asked(day, *answered) == [text for text in asked(day) if text != silent]


def test_a_reminder_of_two_criteria_stays_until_both_are_answered_and_names_the_open_one() -> None:
    found = reminders_for(facts("4a", "6"), START + timedelta(days=13))
    assert [(reminder.text, reminder.criteria) for reminder in found] == [(HALFWAY, ("4b",))]


def test_every_monday_falls_in_the_week_of_the_interim_evaluation_and_in_that_of_the_end() -> None:
    """The weekly mail would else never ask for them."""
    for text in (START_PLAN, HALFWAY, SAFETY_FORM, FINAL_REPORT):
        days = [rule.last_day - rule.first_day + 1 for rule in RULES if rule.text == text and rule.last_day]
        assert days
        assert days[0] >= 7


def test_after_the_end_date_the_method_asks_nothing_but_to_finish() -> None:
    assert asked(14, ended_on=START + timedelta(days=12)) == [FINISH]
    assert asked(60, ended_on=START + timedelta(days=27)) == [FINISH]
    assert asked(13, ended_on=START + timedelta(days=12)) == [FINISH]
    assert phase_of(facts(ended_on=START), START) is Phase.ENDED
    assert phase_of(facts(ended_on=START), START - timedelta(days=1)) is Phase.STARTED


def test_nothing_is_asked_after_submission() -> None:
    assert asked(14, is_draft=False) == []
    assert asked(40, is_draft=False, ended_on=START) == []


def test_nothing_is_asked_without_a_start_or_referral() -> None:
    assert reminders_for(facts(started_on=None), START) == []
    assert day_of_trajectory(facts(started_on=None), START) is None


def test_as_long_as_there_is_no_start_the_days_count_from_the_referral() -> None:
    referred = facts(started_on=None, referred_on=START)
    assert day_of_trajectory(referred, START) == 1
    assert day_of_trajectory(facts(started_on=START + timedelta(days=3), referred_on=START), START) is None
    assert day_of_trajectory(facts(referred_on=START - timedelta(days=1)), START) == 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (1, [START_HELP, START_PLAN, SUPERVISION]),
        (2, [START_HELP, START_PLAN, SUPERVISION]),
        (3, [NO_START, START_PLAN, SUPERVISION]),
        (28, [NO_START, SAFETY_FORM, FINAL_REPORT, SUPERVISION, END_DATE]),
        (29, [END_DATE]),
    ],
)
def test_until_the_start_is_filled_in_the_start_itself_is_asked_for(day: int, words: list[str]) -> None:
    assert asked(day, started_on=None, referred_on=START) == words


def test_an_answer_to_the_first_criterion_silences_the_start() -> None:
    assert asked(1, "1", started_on=None, referred_on=START) == [START_PLAN, SUPERVISION]


def test_nothing_is_asked_before_the_first_day() -> None:
    assert asked(0) == []
    assert asked(-3) == []


def test_day_twelve_is_eleven_days_after_the_start_also_over_the_end_of_summer_time() -> None:
    assert day_of_trajectory(facts(), START + timedelta(days=11)) == 12
    assert day_of_trajectory(facts(started_on=date(2026, 10, 24)), date(2026, 10, 26)) == 3
    assert day_of_trajectory(facts(started_on=date(2028, 2, 28)), date(2028, 3, 1)) == 3


def test_the_rules_are_about_process_criteria_that_exist_and_each_criterion_is_in_one_rule() -> None:
    """5d is one of the process criteria; the outcomes are what came of it, so nobody is asked to reach them."""
    numbers = [number for rule in RULES for number in rule.criteria]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) <= {criterion.form_number for criterion in PROCESS_CRITERIA}
    assert len({criterion.form_number for criterion in CRITERIA}) == 14
