"""What can be answered today, and what was answered."""

from collections.abc import Mapping
from typing import Final

from django.db.models import Q
from django.utils import timezone

from institutions.models import active_on
from measurements.domain.criteria import CRITERIA_IN_FORM_ORDER, Criterion
from measurements.domain.validation import CODE_FIELDS
from measurements.models import CodebookEntry, Measurement

ENDED: Final = " (niet meer in gebruik)"
"""Behind the label of an answer that can no longer be chosen and that the measurement holds already."""


def active_codes(keep: Measurement | None = None) -> Mapping[str, frozenset[str]]:
    """The codes that may be chosen today per code list, and those that the measurement `keep` holds already."""
    today = timezone.localdate()
    codes: dict[str, set[str]] = {codebook: set() for codebook in CODE_FIELDS.values()}
    for codebook, code in CodebookEntry.objects.filter(active_on(today)).values_list("codebook", "code"):
        codes[codebook].add(code)
    if keep is not None:
        for field, codebook in CODE_FIELDS.items():
            chosen = getattr(keep, field)
            codes[codebook].update([chosen] if isinstance(chosen, str) else chosen)
    return {codebook: frozenset(chosen) for codebook, chosen in codes.items()}


def choosable_entries(keep: Measurement) -> dict[str, list[CodebookEntry]]:
    """The entries per code list: what may be chosen today and what `keep` holds already, in order."""
    entries: dict[str, list[CodebookEntry]] = {codebook: [] for codebook in CODE_FIELDS.values()}
    for entry in CodebookEntry.objects.filter(active_on(timezone.localdate()) | Q(code__in=codes_in(keep))):
        entries[entry.codebook].append(entry)
    return entries


def choice_label(entry: CodebookEntry) -> str:
    """The label of the entry as somebody chooses it; one that can no longer be chosen says so."""
    has_ended = entry.active_until is not None and entry.active_until < timezone.localdate()
    return entry.label + ENDED if has_ended else entry.label


def codes_in(measurement: Measurement) -> list[str]:
    """Every code that the measurement holds, of all code lists."""
    chosen = [*measurement.problems, *measurement.work_goals, *measurement.follow_up_advice]
    return [code for code in (measurement.family_type, *chosen) if code]


def chosen_labels(measurement: Measurement) -> dict[str, list[str]]:
    """The labels of the codes that the measurement holds, per field, in the order of the code list."""
    entries = list(CodebookEntry.objects.filter(code__in=codes_in(measurement)))
    return {
        field: [entry.label for entry in entries if entry.codebook == codebook]
        for field, codebook in CODE_FIELDS.items()
    }


def open_criteria(measurement: Measurement) -> list[Criterion]:
    """The criteria that have no answer yet, in form order."""
    answered = answered_numbers(measurement)
    return [criterion for criterion in CRITERIA_IN_FORM_ORDER if criterion.form_number not in answered]


def answered_numbers(measurement: Measurement) -> list[str]:
    """The form numbers that have an answer; a score is one, also where nobody kept that it was answered."""
    return [
        criterion.form_number
        for criterion in CRITERIA_IN_FORM_ORDER
        if criterion.form_number in measurement.answered or getattr(measurement, criterion.field) is not None
    ]
