"""What the pages about code lists read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import Http404
from django.shortcuts import get_object_or_404

from administration.domain.code_list_effects import Uses
from administration.domain.wording import written
from measurements.forms.fields import OTHERS
from measurements.models import Codebook, CodebookEntry, Concern

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
    """One answer as a row of its list; `state` is empty while it can simply be chosen.

    `place` counts from 1 to `of` within the `group`, which is empty in a list without groups.
    """

    entry: CodebookEntry
    uses: Uses
    state: str
    group: str
    place: int
    of: int

    @property
    def is_first(self) -> bool:
        return self.place == 1

    @property
    def is_last(self) -> bool:
        return self.place == self.of


def entry_lines(entries: Sequence[CodebookEntry], uses: Mapping[str, Uses], today: date) -> list[EntryLine]:
    """The answers as rows: group after group as in the form, and within a group in this order."""
    return [
        EntryLine(entry, uses.get(entry.code, Uses()), state_of_entry(entry, today), group, place, len(own))
        for group, own in grouped(entries).items()
        for place, entry in enumerate(own, start=1)
    ]


def grouped(entries: Sequence[CodebookEntry]) -> dict[str, list[CodebookEntry]]:
    """The answers by the heading under which the form shows them."""
    groups: dict[str, list[CodebookEntry]] = {Concern.YOUTH.label: [], Concern.PARENT.label: []}
    for entry in entries:
        groups.setdefault(group_of(entry.codebook, entry.concerns), []).append(entry)
    return {group: own for group, own in groups.items() if own}


def group_of(codebook: str, concerns: str) -> str:
    """The heading of the form under which an answer about these people stands; only the problems have headings."""
    if codebook != Codebook.PROBLEM:
        return ""
    return str(Concern(concerns).label) if concerns in (Concern.YOUTH, Concern.PARENT) else OTHERS


def places_to_neighbour(entries: Sequence[CodebookEntry], entry: CodebookEntry, step: int) -> int:
    """How far down the whole list (less than 0: up) the answer goes to be one step further within its group."""
    group = group_of(entry.codebook, entry.concerns)
    own = [index for index, other in enumerate(entries) if group_of(other.codebook, other.concerns) == group]
    here = next(index for index in own if entries[index].code == entry.code)
    aim = min(max(own.index(here) + step, 0), len(own) - 1)
    return own[aim] - here


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
