"""Answers that hardly go together: asked about once before sending, never refused and never changed.

Each may be true after all, so the worker decides. Only what follows from the questions themselves stands here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from measurements.domain.selection import Score
from measurements.domain.validation import MeasurementValues

NO_FOLLOW_UP: Final = "VH03"
"""The code of "Geen vervolghulp nodig"; codes never change meaning."""

LONG_HELP: Final = 70
"""Days; ASH takes about four weeks, so more than ten is most likely a typing error in a date."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """What hardly goes together, as a Dutch question, and the field at which to look."""

    field: str
    text: str


Rule = Callable[[MeasurementValues, Mapping[str, Score]], Oddity | None]


def odd_together(values: MeasurementValues, scores: Mapping[str, Score]) -> tuple[Oddity, ...]:
    """Everything to ask about, in the order of the form; `scores` holds a score per criterion field."""
    return tuple(_found(values, scores))


def _found(values: MeasurementValues, scores: Mapping[str, Score]) -> Iterator[Oddity]:
    for rule in _RULES:
        if oddity := rule(values, scores):
            yield oddity


def _long_help(values: MeasurementValues, scores: Mapping[str, Score]) -> Oddity | None:
    if values.started_on is None or values.ended_on is None:
        return None
    days = (values.ended_on - values.started_on).days
    if days <= LONG_HELP:
        return None
    return Oddity("ended_on", f"De hulp duurde {days} dagen. ASH duurt ongeveer vier weken. Kloppen de datums?")


def _start_and_dates(values: MeasurementValues, scores: Mapping[str, Score]) -> Oddity | None:
    if values.referred_on is None or values.started_on is None:
        return None
    days, score = (values.started_on - values.referred_on).days, scores["started_within_24h"]
    if score is True and days > 1:
        text = f"Bij 1 staat Ja, maar tussen de aanmelding en het begin liggen {days} dagen. Klopt dat?"
    elif score is False and days == 0:
        text = "Bij 1 staat Nee, maar de hulp begon op de dag van aanmelding. Klopt dat?"
    else:
        return None
    return Oddity("started_within_24h", text)


def _advice_without_evaluation(values: MeasurementValues, scores: Mapping[str, Score]) -> Oddity | None:
    if scores["goals_evaluated_midway"] is not False or scores["follow_up_advised_midway"] is not True:
        return None
    text = "Bij 4a staat dat er niet tussentijds is geëvalueerd, maar bij 4b dat er toen wel is geadviseerd. Klopt dat?"
    return Oddity("follow_up_advised_midway", text)


def _no_follow_up_and_more(values: MeasurementValues, scores: Mapping[str, Score]) -> Oddity | None:
    if NO_FOLLOW_UP not in values.follow_up_advice or len(values.follow_up_advice) == 1:
        return None
    text = "Bij het advies staat dat er geen vervolghulp nodig is, maar ook een andere vorm van hulp. Klopt dat?"
    return Oddity("follow_up_advice", text)


_RULES: Final[tuple[Rule, ...]] = (_long_help, _start_and_dates, _advice_without_evaluation, _no_follow_up_and_more)
