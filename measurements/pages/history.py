"""The history of one measurement: the saves of a draft folded, codes and scores in words."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from audit.history import NOTHING, OUT_OF_SIGHT, Change, Words, changes_of, words_of
from measurements.domain.blocks import ANSWER_TEXTS
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER
from measurements.domain.reasons import REASONS
from measurements.domain.validation import CODE_FIELDS
from measurements.models import CodebookEntry, Measurement, MeasurementEvent, State

PLAIN_LABELS: Final[Mapping[str, str]] = {
    "state": "Status",
    "completed_on": "Ingevuld op",
    "institution_id": "Instelling",
    "team_id": "Team",
    "author_id": "Ingevuld door",
    "import_number": "Ingelezen met import",
    "referred_on": "Datum aanmelding",
    "started_on": "Begindatum",
    "ended_on": "Einddatum",
    "trajectory_reference": "Uw code voor het traject",
    "family_reference": "Uw code voor het gezin",
}
CODE_LABELS: Final[Mapping[str, str]] = {
    "family_type": "Type gezin",
    "problems": "Problematiek",
    "work_goals": "Werkdoelen",
    "follow_up_advice": "Advies vervolghulp",
}
FORM_NUMBERS: Final = {criterion.field: criterion.form_number for criterion in CRITERIA_IN_FORM_ORDER}
SCORE_LABELS: Final = {
    criterion.field: f"{criterion.form_number} {criterion.label}" for criterion in CRITERIA_IN_FORM_ORDER
}
LABELS: Final[Mapping[str, str]] = {**PLAIN_LABELS, **CODE_LABELS, **SCORE_LABELS}
NOT_SHOWN: Final = frozenset({"id", "code", "instrument_version", "answered", "version", "created_at", "changed_at"})
"""Never changes, or follows from what is shown; `answered` is in the words of the scores."""

A_COLLEAGUE: Final = "een collega"
NOBODY_KNOWS: Final = "onbekend (ingelezen)"
AUTHOR_WORDS: Final = {OUT_OF_SIGHT: A_COLLEAGUE, NOTHING: NOBODY_KNOWS}
"""An author whose name the reader may not see, and the one of an imported measurement whom nobody knows."""

NO_ANSWER: Final = "nog geen antwoord"


def measurement_history(measurement: Measurement) -> list[Change]:
    """The changes of this measurement, newest first, in the words of the form."""
    which = {"pgh_obj_id": measurement.pk}
    return changes_of(
        MeasurementEvent,
        labels=LABELS,
        words=measurement_words(MeasurementEvent.objects.filter(**which)),
        reasons=REASONS,
        folds=are_saves_of_a_draft,
        somebody=A_COLLEAGUE,
        **which,
    )


def are_saves_of_a_draft(event: Any, following: Any) -> bool:
    """Whether both leave a draft of the same author and are by the same person, for no reason that has to show."""
    return _draft_of(event) is not None and _draft_of(event) == _draft_of(following)


def _draft_of(event: Any) -> tuple[Any, int] | None:
    context = event.pgh_context or {}
    if event.state != State.DRAFT or context.get("reason"):
        return None
    return context.get("user"), event.author_id


def measurement_words(events: Iterable[Any]) -> Words:
    """How the fields of a measurement are said; a criterion without a score tells whether it was answered."""
    plain = words_of(events, PLAIN_LABELS)
    entries = dict(CodebookEntry.objects.values_list("code", "label"))

    def words(event: Any, name: str) -> str:
        if name in FORM_NUMBERS:
            return score_in_words(event, name)
        if name in CODE_FIELDS:
            held = getattr(event, name)
            codes = [held] if isinstance(held, str) else held
            return ", ".join(label for code, label in entries.items() if code in codes) or NOTHING
        said = plain(event, name)
        return AUTHOR_WORDS.get(said, said) if name == "author_id" else said

    return words


def score_in_words(event: Any, field: str) -> str:
    """Ja, Nee or Niet gescoord; in a draft also that nobody answered yet."""
    score = getattr(event, field)
    if score is None and event.state == State.DRAFT and FORM_NUMBERS[field] not in event.answered:
        return NO_ANSWER
    return ANSWER_TEXTS[score]
