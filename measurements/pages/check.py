"""What the check page says of a draft."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from measurements.domain.criteria import OUTCOME_CRITERIA, PROCESS_CRITERIA, Criterion
from measurements.domain.odd_together import odd_together
from measurements.domain.selection import broken_rules
from measurements.domain.validation import DATE_LABELS, REFERENCE_NAMES, open_criteria_text, submission_problems
from measurements.domain.verdict_text import verdict_sentence
from measurements.models import Measurement
from measurements.selectors.answers import active_codes, chosen_labels, open_criteria
from measurements.services.entering import values_of

PLAIN_FIELDS: Final = (*DATE_LABELS, *REFERENCE_NAMES)


@dataclass(frozen=True, slots=True)
class Tally:
    """How often Ja, Nee and Niet gescoord were answered, with the form numbers of what was not scored."""

    title: str
    met: int
    not_met: int
    not_scored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToLookAt:
    """Something about the draft, and the id of the input on the form."""

    text: str
    input_id: str


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The draft in short; it can be sent when nothing is missing, whether it counts or not, and however odd."""

    labels: dict[str, list[str]]
    tallies: tuple[Tally, ...]
    missing: tuple[ToLookAt, ...]
    odd: tuple[ToLookAt, ...]
    counts: bool
    verdict: str


def check_page(draft: Measurement) -> CheckPage:
    """What is filled in, what is still missing, and whether it will count."""
    unanswered = {criterion.form_number for criterion in open_criteria(draft)}
    return CheckPage(
        labels=chosen_labels(draft),
        tallies=(
            _tally("Uitvoering", draft, PROCESS_CRITERIA, unanswered),
            _tally("Uitkomst", draft, OUTCOME_CRITERIA, unanswered),
        ),
        missing=tuple(_missing(draft)),
        odd=tuple(_odd(draft)),
        counts=not broken_rules(draft.counts),
        verdict=verdict_sentence(draft.counts),
    )


def _tally(title: str, draft: Measurement, criteria: Iterable[Criterion], unanswered: set[str]) -> Tally:
    answered = [criterion for criterion in criteria if criterion.form_number not in unanswered]
    scores = {criterion.form_number: getattr(draft, criterion.field) for criterion in answered}
    return Tally(
        title,
        met=sum(score is True for score in scores.values()),
        not_met=sum(score is False for score in scores.values()),
        not_scored=tuple(number for number, score in scores.items() if score is None),
    )


def _missing(draft: Measurement) -> Iterator[ToLookAt]:
    problems = submission_problems(
        values_of(draft), active_codes=active_codes(keep=draft), completed_on=timezone.localdate()
    )
    for problem in problems:
        yield ToLookAt(problem.message, input_id(problem.field))
    if unanswered := open_criteria(draft):
        yield ToLookAt(open_criteria_text(unanswered), input_id(unanswered[0].field))


def _odd(draft: Measurement) -> Iterator[ToLookAt]:
    for oddity in odd_together(values_of(draft), draft.scores):
        yield ToLookAt(oddity.text, input_id(oddity.field))


def input_id(field: str) -> str:
    """The id of the input of a field on the form; of the first one for a group of radio buttons or checkboxes."""
    return f"id_{field}" if field in PLAIN_FIELDS else f"id_{field}_0"
