"""What administrators do with the answers of the code lists; a code keeps its meaning for ever."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Case, Value, When
from django.utils import timezone

from administration.domain.code_list_effects import EntryText
from administration.domain.entry_codes import PREFIXES, NoCodeLeft, is_code, next_code
from administration.domain.reasons import ORDER_CHANGED
from administration.domain.wording import measurements
from administration.selectors.code_lists import CodeList, entries_of
from administration.selectors.counts import code_uses
from administration.selectors.shown import state_of_all
from administration.services.checks import UNCHANGED
from administration.services.locking import ChangedElsewhere, give_reason, locked
from institutions.access import check_permission
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.models import CodebookEntry


def code_for(found: CodeList, *, concerns: str, typed: str) -> str:
    """The code of a new answer: the typed one when it fits and is free, else the next one of the list."""
    used = {entry.code for entry in entries_of(found)} | set(code_uses(found.codebook))
    if not typed:
        try:
            return next_code(found.codebook, concerns, used)
        except NoCodeLeft as error:
            raise ValidationError({"code": "Alle nummers van deze lijst zijn op. Vraag SEJN om raad."}) from error
    if not is_code(found.codebook, concerns, typed):
        prefix = PREFIXES[found.codebook][concerns]
        message = f"Een code van deze lijst is {prefix} met twee cijfers, zoals {prefix}07. Of laat dit veld leeg."
        raise ValidationError({"code": message})
    if typed in used:
        message = f"De code {typed} is al eens gebruikt. Een code wordt nooit opnieuw gebruikt. Laat dit veld leeg."
        raise ValidationError({"code": message})
    return typed


def check_new_entry(found: CodeList, *, label: str, concerns: str, code: str) -> None:
    """Refuse a wording that is in the list already, and a code that does not fit or was ever used."""
    _check_label(found.codebook, label)
    code_for(found, concerns=concerns, typed=code)


def check_changed_entry(entry: CodebookEntry, text: EntryText) -> None:
    """Refuse wording that is in the list already, and a period that leaves measurements or the form without answer."""
    if text == text_of(entry):
        raise ValidationError(UNCHANGED)
    _check_label(entry.codebook, text.label, entry)
    if text.active_until is not None:
        _check_last_day(entry, text.active_from, text.active_until)
    if text.active_from > max(entry.active_from, timezone.localdate()):
        uses = code_uses(entry.codebook).get(entry.code, 0)
        if uses:
            message = f"Dit antwoord is al gebruikt in {measurements(uses)}. Kies een eerste dag die al is geweest."
            raise ValidationError({"active_from": message})


@transaction.atomic
def add_entry(
    *, found: CodeList, label: str, concerns: str, code: str, active_from: date, reason: str, by: User
) -> CodebookEntry:
    """A new answer, last in its list; `code` empty takes the next free one."""
    check_permission(by, Permission.MANAGE_CODE_LISTS)
    check_new_entry(found, label=label, concerns=concerns, code=code)
    give_reason(reason)
    entries = entries_of(found)
    entry = CodebookEntry(
        codebook=found.codebook.value,
        code=code_for(found, concerns=concerns, typed=code),
        label=label,
        order=max((entry.order for entry in entries), default=0) + 1,
        concerns=concerns,
        active_from=active_from,
    )
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError as error:  # somebody took the code since it was checked
        raise ValidationError({"code": "Deze code is net door iemand anders gebruikt. Controleer opnieuw."}) from error
    return entry


@transaction.atomic
def change_entry(*, entry: CodebookEntry, text: EntryText, reason: str, shown: str, by: User) -> CodebookEntry:
    """The answer with other words or another period; code and meaning stay."""
    check_permission(by, Permission.MANAGE_CODE_LISTS)
    list(CodebookEntry.objects.select_for_update(no_key=True).filter(codebook=entry.codebook).order_by("pk"))
    current = locked(entry, shown)
    check_changed_entry(current, text)
    give_reason(reason)
    current.label, current.active_from, current.active_until = text.label, text.active_from, text.active_until
    current.save(update_fields=["label", "active_from", "active_until"])
    return current


@transaction.atomic
def move_entry(*, found: CodeList, code: str, places: int, shown: str, by: User) -> None:
    """Put the answer this many places further down its list (less than 0: up), in one statement.

    At an end of the list it stays where it is. Raises ChangedElsewhere when the list is not as shown.
    """
    check_permission(by, Permission.MANAGE_CODE_LISTS)
    list(CodebookEntry.objects.select_for_update(no_key=True).filter(codebook=found.codebook).order_by("pk"))
    entries = entries_of(found)
    if state_of_all(entries) != shown:
        raise ChangedElsewhere
    give_reason(ORDER_CHANGED)
    position = next(index for index, entry in enumerate(entries) if entry.code == code)
    entries.insert(max(position + places, 0), entries.pop(position))
    _number(entries)


def text_of(entry: CodebookEntry) -> EntryText:
    """What can change of the answer, as it is now."""
    return EntryText(entry.label, entry.active_from, entry.active_until)


def _number(entries: list[CodebookEntry]) -> None:
    moved = {entry.pk: order for order, entry in enumerate(entries, start=1) if entry.order != order}
    if moved:
        cases = [When(pk=pk, then=Value(order)) for pk, order in moved.items()]
        CodebookEntry.objects.filter(pk__in=moved).update(order=Case(*cases))


def _check_label(codebook: str, label: str, entry: CodebookEntry | None = None) -> None:
    others = CodebookEntry.objects.filter(codebook=codebook, label__iexact=label)
    if other := others.exclude(pk=entry.pk if entry else None).first():
        message = f"Dit antwoord staat al in de lijst, met de code {other.code}. Kies andere woorden."
        raise ValidationError({"label": message})


def _check_last_day(entry: CodebookEntry, active_from: date, active_until: date) -> None:
    if active_until < active_from:
        raise ValidationError({"active_until": "De laatste dag ligt voor de eerste dag. Controleer beide datums."})
    others = CodebookEntry.objects.filter(codebook=entry.codebook, active_until=None).exclude(pk=entry.pk)
    if not others.exists():
        message = "Dit is het laatste antwoord van de lijst dat te kiezen blijft. Maak eerst een nieuw antwoord."
        raise ValidationError({"active_until": message})
