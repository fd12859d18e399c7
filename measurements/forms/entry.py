"""The entry form: one measurement on one page."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import cached_property

from measurements.domain.blocks import BLOCKS
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER, CRITERION_FIELDS, Criterion
from measurements.domain.explanations import Explanation, explanation_of
from measurements.domain.reasons import CORRECTION_REASONS, reason_problem
from measurements.domain.selection import ScoreCounts, count_scores
from measurements.domain.validation import (
    CODE_FIELDS,
    DATE_LABELS,
    REFERENCE_NAMES,
    MeasurementValues,
    Problem,
    draft_problems,
    open_criteria_text,
    submission_problems,
)
from measurements.domain.verdict_text import LiveVerdict, live_verdict
from measurements.forms import fields
from measurements.models import Measurement, State
from measurements.selectors.answers import answered_numbers, choice_label, choosable_entries

PLAIN_FIELDS: Final = (*DATE_LABELS, *REFERENCE_NAMES)
OPEN_CRITERIA: Final = "open_criteria"


@dataclass(frozen=True, slots=True)
class CriterionField:
    """One criterion of the form; `is_open` when this user left its explanation open."""

    criterion: Criterion
    field: BoundField
    explanation: Explanation
    is_open: bool


class EntryForm(forms.Form):
    """What somebody fills in; with `complete` everything that submitting asks has to be there.

    `answers` is what the services take. Progress and verdict follow what stands in the form, saved or not. `conflict`
    is what somebody saved elsewhere meanwhile, for the page to show.
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

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        measurement: Measurement,
        complete: bool = False,
        open_explanations: Collection[str] = (),
    ) -> None:
        super().__init__(data, initial=initial_values(measurement))
        self.measurement, self.complete, self.open_explanations = measurement, complete, open_explanations
        self.conflict: Measurement | None = None
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
        completed_on = self.measurement.completed_on or timezone.localdate()
        return find(self._readable_values(), active_codes=self.active_codes, completed_on=completed_on)

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
        return {name: self.cleaned_data[name] for name in (*PLAIN_FIELDS, *CODE_FIELDS)} | self._scores

    @property
    def _scores(self) -> dict[str, Any]:
        scores = {field: fields.SCORES.get(self[field].value()) for field in CRITERION_FIELDS}
        return scores | {"answered": [criterion.form_number for criterion in self.answered_criteria]}

    @property
    def readable_answers(self) -> dict[str, Any]:
        """What can be kept of a form that is not right: all but what is wrong, and no date as long as one is wrong."""
        wrong = set(self.errors)
        if wrong & set(DATE_LABELS):
            wrong |= set(DATE_LABELS)
        plain = {name: self.cleaned_data[name] for name in (*PLAIN_FIELDS, *CODE_FIELDS) if name not in wrong}
        unreadable = [one for one in CRITERIA_IN_FORM_ORDER if one.field in wrong]
        stored = {one.field: getattr(self.measurement, one.field) for one in unreadable}
        kept = {one.form_number for one in unreadable} & set(answered_numbers(self.measurement))
        return plain | self._scores | stored | {"answered": [*self._scores["answered"], *sorted(kept)]}

    @property
    def not_kept(self) -> list[tuple[str, str]]:
        """The fields that readable_answers leaves out though they say something else than what is stored, and why."""
        wrong = [(name, self.errors[name][0]) for name in self.fields if name in self.errors]
        if not {name for name, _ in wrong} & set(DATE_LABELS):
            return wrong
        waiting = [name for name in DATE_LABELS if name not in self.errors and name in self.changed_data]
        return wrong + [(name, "Wordt bewaard zodra alle datums kloppen.") for name in waiting]

    @property
    def active_codes(self) -> dict[str, frozenset[str]]:
        """The codes that may be chosen, per code list."""
        return {codebook: frozenset(entry.code for entry in entries) for codebook, entries in self.entries.items()}

    @property
    def blocks(self) -> list[tuple[str, list[CriterionField]]]:
        """Per block its title and its criteria, as the page shows them."""
        return [(block.title, [self._criterion_field(one) for one in block.criteria]) for block in BLOCKS]

    def _criterion_field(self, criterion: Criterion) -> CriterionField:
        is_open = criterion.form_number in self.open_explanations
        return CriterionField(criterion, self[criterion.field], explanation_of(criterion), is_open)

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
