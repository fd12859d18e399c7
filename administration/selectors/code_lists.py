"""What the pages about code lists read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import Http404
from django.shortcuts import get_object_or_404

from administration.domain.wording import written
from measurements.models import Codebook, CodebookEntry

ADDRESSES: Final[Mapping[str, Codebook]] = {
    "type-gezin": Codebook.FAMILY_TYPE,
    "problematiek": Codebook.PROBLEM,
    "werkdoelen": Codebook.WORK_GOAL,
    "advies-vervolghulp": Codebook.FOLLOW_UP_ADVICE,
}
"""The code lists by the word in their address."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """One of the four lists, with its word in addresses."""

    slug: str
    codebook: Codebook

    @property
    def name(self) -> str:
        return str(self.codebook.label)

    @property
    def has_concerns(self) -> bool:
        """Whether its answers are about the young person, a parent or both."""
        return self.codebook is Codebook.PROBLEM


def code_list_or_404(slug: str) -> CodeList:
    """The list with this word in its address."""
    if slug not in ADDRESSES:
        raise Http404("Deze keuzelijst bestaat niet.")
    return CodeList(slug, ADDRESSES[slug])


def entries_of(found: CodeList) -> list[CodebookEntry]:
    """All answers of the list in their order, also those that can no longer be chosen."""
    return list(CodebookEntry.objects.filter(codebook=found.codebook).order_by("order", "code"))


def entry_or_404(found: CodeList, code: str) -> CodebookEntry:
    """The answer with this code in the list."""
    return get_object_or_404(CodebookEntry, codebook=found.codebook, code=code)


@dataclass(frozen=True, slots=True)
class CodeListLine:
    """One list as a row of the overview: how many answers can be chosen today, and how many there are."""

    list: CodeList
    active: int
    total: int

    @property
    def ended(self) -> int:
        return self.total - self.active


def code_lists_with_counts(today: date) -> list[CodeListLine]:
    """The four lists in the order of the form, with their numbers of answers."""
    entries = list(CodebookEntry.objects.all())
    lines = []
    for slug, codebook in ADDRESSES.items():
        own = [entry for entry in entries if entry.codebook == codebook]
        active = sum(can_be_chosen(entry, today) for entry in own)
        lines.append(CodeListLine(CodeList(slug, codebook), active, len(own)))
    return lines


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One answer as a row of its list; `state` is empty while it can simply be chosen."""

    entry: CodebookEntry
    uses: int
    state: str
    is_first: bool
    is_last: bool


def entry_lines(entries: Sequence[CodebookEntry], uses: Mapping[str, int], today: date) -> list[EntryLine]:
    """The answers as rows, in this order."""
    last = len(entries) - 1
    return [
        EntryLine(entry, uses.get(entry.code, 0), state_of_entry(entry, today), index == 0, index == last)
        for index, entry in enumerate(entries)
    ]


def state_of_entry(entry: CodebookEntry, today: date) -> str:
    """From or until when the answer can be chosen, where that is not simply always."""
    if entry.active_from > today:
        return f"te kiezen vanaf {written(entry.active_from)}"
    if entry.active_until is None:
        return ""
    until = written(entry.active_until)
    return f"te kiezen tot en met {until}" if entry.active_until >= today else f"niet meer te kiezen sinds {until}"


def can_be_chosen(entry: CodebookEntry, today: date) -> bool:
    """Whether the answer can be chosen on this day."""
    return entry.active_from <= today and (entry.active_until is None or today <= entry.active_until)
