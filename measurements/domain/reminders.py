"""What the method asks on which day of a trajectory, in one table of rules.

Source: the criteria of the kwaliteitsmeting ASH 2.0; the help takes about four weeks.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Phase(StrEnum):
    """How far a trajectory is, by the dates that are filled in."""

    REFERRED = "referred"
    STARTED = "started"
    ENDED = "ended"


GOING_ON: Final = (Phase.REFERRED, Phase.STARTED)
LAST_DAY: Final = 28
"""The help takes about four weeks."""


@dataclass(frozen=True, slots=True)
class ReminderRule:
    """One reminder: from which day of the trajectory up to and including which day, None being for good.

    It is silent as soon as all its criteria (form numbers) have an answer, Niet gescoord being one, and in any other
    phase. The first day is day 1.
    """

    first_day: int
    last_day: int | None
    criteria: tuple[str, ...]
    text: str
    phases: tuple[Phase, ...] = GOING_ON


RULES: Final = (
    ReminderRule(1, 2, ("1",), "Start de hulp binnen 24 uur na de aanmelding.", (Phase.REFERRED,)),
    ReminderRule(3, LAST_DAY, (), "Is de hulp begonnen? Vul de begindatum in.", (Phase.REFERRED,)),
    ReminderRule(1, 7, ("2",), "Maak het startplan vóór het tweede gezinsbezoek, zo nodig met veiligheidsafspraken."),
    ReminderRule(
        11, 17, ("4a", "4b"), "Evalueer de doelen met het gezin, en adviseer gezin en plaatser over vervolghulp."
    ),
    ReminderRule(18, LAST_DAY, ("3d",), "Bespreek het veiligheidsformulier met het gezin, vóór uw advies."),
    ReminderRule(
        21,
        LAST_DAY,
        ("4c", "5d"),
        "Schrijf het eindrapport: per doel hoever het is bereikt, en hoe het staat met crisis, veiligheid en routines.",
    ),
    ReminderRule(1, LAST_DAY, ("6",), "Bespreek de voortgang deze week in de werkbegeleiding."),
    ReminderRule(LAST_DAY, None, (), "Is de hulp klaar? Vul de einddatum in en maak de meting af."),
    ReminderRule(1, None, (), "De hulp is klaar. Maak de meting af en verstuur die.", (Phase.ENDED,)),
)
"""In the order in which they are shown. The start plan is asked for a week: when the second visit is, nobody enters."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What the rules look at; `answered` holds the form numbers that have an answer."""

    is_draft: bool
    referred_on: date | None = None
    started_on: date | None = None
    ended_on: date | None = None
    answered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reminder:
    """What is asked now, and the criteria that it is about and that have no answer yet."""

    text: str
    criteria: tuple[str, ...]


def day_of_trajectory(facts: DraftFacts, today: date) -> int | None:
    """Which day of the trajectory it is: 1 on the day of the start, or of the referral as long as there is none.

    None without either, and for a day before it.
    """
    first = facts.started_on or facts.referred_on
    if first is None or today < first:
        return None
    return (today - first).days + 1


def phase_of(facts: DraftFacts, today: date) -> Phase:
    """How far the trajectory is today; the last day of the help is after its end."""
    if facts.ended_on is not None and facts.ended_on <= today:
        return Phase.ENDED
    return Phase.REFERRED if facts.started_on is None else Phase.STARTED


def reminders_for(facts: DraftFacts, today: date) -> list[Reminder]:
    """What the method asks today, in the order of the table; nothing after submission or without a first day."""
    day = day_of_trajectory(facts, today)
    if day is None or not facts.is_draft:
        return []
    return [_reminder(rule, facts) for rule in RULES if _asks(rule, facts, day, today)]


def _asks(rule: ReminderRule, facts: DraftFacts, day: int, today: date) -> bool:
    is_the_time = rule.first_day <= day and (rule.last_day is None or day <= rule.last_day)
    is_answered = bool(rule.criteria) and facts.answered.issuperset(rule.criteria)
    return is_the_time and phase_of(facts, today) in rule.phases and not is_answered


def _reminder(rule: ReminderRule, facts: DraftFacts) -> Reminder:
    return Reminder(rule.text, tuple(number for number in rule.criteria if number not in facts.answered))
