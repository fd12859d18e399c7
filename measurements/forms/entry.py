"""The entry form: one measurement on one page."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from measurements.domain.blocks import BLOCKS
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER, CRITERION_FIELDS, Criterion
from measurements.domain.reasons import CORRECTION_REASONS, reason_problem
from measurements.domain.selection import ScoreCounts, count_scores
from measurements.domain.validation import (
    CODE_FIELDS,
    DATE_LABELS,
    REFERENCE_NAMES,
    MeasurementValues,
    Problem,
    draft_problems,
    submission_problems,
)
from measurements.domain.verdict_text import LiveVerdict, live_verdict
from measurements.forms import fields
from measurements.models import Measurement, State
from measurements.selectors.answers import answered_numbers, choice_label, choosable_entries

PLAIN_FIELDS: Final = (*DATE_LABELS, *REFERENCE_NAMES)
OPEN_CRITERIA: Final = "open_criteria"


class EntryForm(forms.Form):
    """What somebody fills in; with `complete` everything that submitting asks has to be there.

    `answers` is what the services take. Progress and verdict follow what stands in the form, saved or not.
    """

    referred_on = fields.TypedDateField(DATE_LABELS["referred_on"], label="Datum aanmelding")
    started_on = fields.TypedDateField(DATE_LABELS["started_on"], label="Begindatum")
    ended_on = fields.TypedDateField(DATE_LABELS["ended_on"], label="Einddatum")
    trajectory_reference = fields.ReferenceField(label="Uw code voor het traject")
    family_reference = fields.ReferenceField(label="Uw code voor het gezin")
    family_type = fields.CodeField("Type gezin")
    problems = fields.CodesField("Problematiek")
    work_goals = fields.CodesField("Werkdoelen")
    follow_up_advice = fields.CodesField("Advies vervolghulp")
    reason = fields.ReasonField("Waarom wijzigt u deze meting?", CORRECTION_REASONS)

    def __init__(self, data: QueryDict | None = None, *, measurement: Measurement, complete: bool = False) -> None:
        super().__init__(data, initial=initial_values(measurement))
        self.measurement, self.complete = measurement, complete
        advice, reason = self.fields.pop("follow_up_advice"), self.fields.pop("reason")
        self.fields |= {criterion.field: fields.ScoreField(criterion) for criterion in CRITERIA_IN_FORM_ORDER}
        self.fields |= {"follow_up_advice": advice, "reason": reason}
        self.entries = choosable_entries(keep=measurement)
        for name, codebook in CODE_FIELDS.items():
            self.fields[name].choices = [(entry.code, choice_label(entry)) for entry in self.entries[codebook]]

    def clean(self) -> None:
        refused = set(self.errors)
        for problem in self._problems():
            if problem.field not in refused:
                self.add_error(problem.field, problem.message)
        if self.complete and self.open_criteria:
            self.add_error(None, ValidationError(open_criteria_text(self.open_criteria), code=OPEN_CRITERIA))
        if self._lacks_a_reason():
            self.add_error("reason", reason_problem("", CORRECTION_REASONS, "wijzigt"))

    def _lacks_a_reason(self) -> bool:
        """Whether this is a correction for which nothing was chosen; a reason off the list is an error already."""
        is_correction = self.complete and self.measurement.state == State.SUBMITTED
        return is_correction and self.cleaned_data.get("reason") == ""

    def _problems(self) -> list[Problem]:
        """What the services would refuse as well, all at once and beside what cannot be read at all."""
        find = submission_problems if self.complete else draft_problems
        codes = {codebook: frozenset(entry.code for entry in entries) for codebook, entries in self.entries.items()}
        completed_on = self.measurement.completed_on or timezone.localdate()
        return find(self._readable_values(), active_codes=codes, completed_on=completed_on)

    def _readable_values(self) -> MeasurementValues:
        typed = self.cleaned_data
        return MeasurementValues(
            **{name: typed.get(name) for name in DATE_LABELS},
            **{name: tuple(typed.get(name, ())) for name in ("problems", "work_goals", "follow_up_advice")},
            **{name: typed.get(name, "") for name in ("family_type", *REFERENCE_NAMES)},
        )

    @property
    def answers(self) -> dict[str, Any]:
        """The values of a valid form, as save_draft, submit and correct take them."""
        plain = {name: self.cleaned_data[name] for name in (*PLAIN_FIELDS, *CODE_FIELDS)}
        scores = {field: fields.SCORES.get(self.cleaned_data[field]) for field in CRITERION_FIELDS}
        return plain | scores | {"answered": [criterion.form_number for criterion in self.answered_criteria]}

    @property
    def blocks(self) -> list[tuple[str, list[tuple[Criterion, BoundField]]]]:
        """Per block of criteria its title, and each criterion with its field."""
        return [(block.title, [(one, self[one.field]) for one in block.criteria]) for block in BLOCKS]

    @property
    def problem_groups(self) -> fields.Groups:
        """The checkboxes of the problems, grouped by whom they are about."""
        concerns = {entry.code: entry.concerns for entry in self.entries[CODE_FIELDS["problems"]]}
        return fields.grouped_by_concern(self["problems"], concerns)

    @cached_property
    def answered_criteria(self) -> list[Criterion]:
        """The criteria with an answer, Niet gescoord being one, in form order."""
        return [one for one in CRITERIA_IN_FORM_ORDER if self[one.field].value() in fields.SCORES]

    @cached_property
    def open_criteria(self) -> list[Criterion]:
        """The criteria without an answer, in form order."""
        return [one for one in CRITERIA_IN_FORM_ORDER if one not in self.answered_criteria]

    @cached_property
    def counts(self) -> ScoreCounts:
        """What stands in the form, counted for the selection rules."""
        return count_scores({name: fields.SCORES.get(self[name].value()) for name in CRITERION_FIELDS})

    @cached_property
    def verdict(self) -> LiveVerdict:
        """Whether what stands in the form counts."""
        return live_verdict(self.counts)


def initial_values(measurement: Measurement) -> dict[str, Any]:
    """What the form shows of a stored measurement; a criterion that nobody answered yet has no answer."""
    plain = {name: getattr(measurement, name) for name in (*PLAIN_FIELDS, *CODE_FIELDS)}
    answered = answered_numbers(measurement)
    scores = {
        criterion.field: fields.ANSWERS[getattr(measurement, criterion.field)]
        for criterion in CRITERIA_IN_FORM_ORDER
        if criterion.form_number in answered
    }
    return plain | scores


def with_open_criteria_unscored(data: QueryDict) -> QueryDict:
    """What was typed, with Niet gescoord for every criterion that has no answer yet."""
    filled = data.copy()
    for name in CRITERION_FIELDS:
        if filled.get(name) not in fields.SCORES:
            filled[name] = "none"
    return filled


def open_criteria_text(criteria: list[Criterion]) -> str:
    """One line for all criteria that have no answer, instead of fourteen."""
    numbers = ", ".join(criterion.form_number for criterion in criteria)
    if len(criteria) == 1:
        return f"1 criterium heeft nog geen antwoord: {numbers}"
    return f"{len(criteria)} criteria hebben nog geen antwoord: {numbers}"
