"""The pages about the code lists: the four lists, the answers of one, a new answer, other words or another period."""

from typing import Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from administration.domain.code_list_effects import EntryText, Uses, adding_entry, changing_entry, uses_sentence
from administration.domain.effects import Effects
from administration.forms.code_lists import EntryForm, NewEntryForm
from administration.selectors.code_lists import (
    CodeList,
    code_list_or_404,
    code_lists_with_counts,
    entries_of,
    entry_lines,
    entry_or_404,
    group_of,
    places_to_neighbour,
)
from administration.selectors.counts import code_uses_by_state
from administration.selectors.shown import state_of, state_of_all
from administration.services import code_lists
from administration.views.crumbs import address_of_list, under_code_list, under_code_lists
from administration.views.histories import history_of_entry
from administration.views.steps import METHODS, UNPROCESSABLE, Step, Values, two_steps
from audit.declare import logs, note
from audit.models import Action
from institutions.declare import needs
from institutions.domain.roles import Permission
from institutions.models import User
from measurements.models import CodebookEntry

PLACES: Final = {"omhoog": -1, "omlaag": 1}


@needs(Permission.MANAGE_CODE_LISTS)
@logs("code list")
@require_safe
def code_list_overview(request: HttpRequest) -> HttpResponse:
    """The four code lists, with how many answers each has."""
    note(request, action=Action.LIST)
    return render(request, "administration/code_lists.html", {"lists": code_lists_with_counts(timezone.localdate())})


@needs(Permission.MANAGE_CODE_LISTS)
@logs("code list", code="slug")
@require_safe
def code_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The answers of one list in their order, each with how often it was chosen and the buttons to move it."""
    return _list_page(request, code_list_or_404(slug))


@needs(Permission.MANAGE_CODE_LISTS)
@logs("code list", code="slug")
@require_POST
def move(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """One place up or down in its group; of a list that changed meanwhile it shows how it stands now."""
    found = code_list_or_404(slug)
    entry = entry_or_404(found, code)
    direction = request.POST.get("richting", "")
    shown = request.POST.get("shown", "")
    places = places_to_neighbour(entries_of(found), entry, PLACES.get(direction, 0))
    try:
        code_lists.move_entry(found=found, code=entry.code, places=places, shown=shown, by=request.user)
    except ValidationError as refusal:
        return _list_page(request, found, refusal.messages, status=UNPROCESSABLE)
    word = direction if direction in PLACES else ""
    # Without the row's id behind a #: where an address has one, browsers leave autofocus alone.
    return redirect(f"{address_of_list(found)}?verplaatst={entry.code}&richting={word}")


@needs(Permission.MANAGE_CODE_LISTS)
@logs("code list", code="slug")
@require_http_methods(METHODS)
def new_entry(request: HttpRequest, slug: str) -> HttpResponse:
    """A new answer, in two steps."""
    found = code_list_or_404(slug)

    def save(values: Values, shown: str) -> str:
        made = code_lists.add_entry(found=found, **_with_concerns(values), by=request.user)
        note(request, object_code=made.code)
        return address_of_list(found)

    step = Step(
        title=f"Antwoord toevoegen aan {found.name}",
        crumbs=under_code_list(found),
        form=lambda *args, **kwargs: NewEntryForm(*args, has_concerns=found.has_concerns, **kwargs),
        effects=lambda values: _effects_of_adding(found, values),
        check=lambda values: code_lists.check_new_entry(
            found, label=values["label"], concerns=values.get("concerns", ""), code=values["code"]
        ),
        save=save,
        confirm="Antwoord toevoegen",
        is_new=True,
    )
    return two_steps(request, step)


@needs(Permission.MANAGE_CODE_LISTS)
@logs("code list", code="code")
@require_http_methods(METHODS)
def entry(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Other words or another period for an answer, in two steps."""
    found = code_list_or_404(slug)
    return two_steps(request, _change(found, entry_or_404(found, code), request.user))


def _with_concerns(values: Values) -> dict[str, object]:
    return {"concerns": "", **values}


def _effects_of_adding(found: CodeList, values: Values) -> Effects:
    group = group_of(found.codebook, values.get("concerns", ""))
    return adding_entry(_code(found, values), values["label"], values["active_from"], found.name, group)


def _code(found: CodeList, values: Values) -> str:
    return code_lists.code_for(found, concerns=values.get("concerns", ""), typed=values["code"])


def _change(found: CodeList, entry: CodebookEntry, by: User) -> Step:
    uses = code_uses_by_state(found.codebook).get(entry.code, Uses())

    def save(values: Values, shown: str) -> str:
        code_lists.change_entry(entry=entry, text=_text(values), reason=values["reason"], shown=shown, by=by)
        return address_of_list(found)

    return Step(
        title=f"{entry.code} {entry.label}",
        crumbs=under_code_list(found),
        form=EntryForm,
        initial={"label": entry.label, "active_from": entry.active_from, "active_until": entry.active_until},
        explanation=(
            uses_sentence(uses),
            "Verander alleen de woorden, nooit de betekenis. Wordt het iets anders? Beëindig dit antwoord dan en maak "
            "een nieuw antwoord.",
        ),
        effects=lambda values: changing_entry(entry.code, code_lists.text_of(entry), _text(values), uses),
        check=lambda values: code_lists.check_changed_entry(entry, _text(values)),
        save=save,
        confirm="Wijziging opslaan",
        shown=state_of(entry),
        changes=history_of_entry(entry),
    )


def _text(values: Values) -> EntryText:
    return EntryText(values["label"], values["active_from"], values["active_until"])


def _list_page(
    request: HttpRequest, found: CodeList, messages: list[str] | None = None, status: int = 200
) -> HttpResponse:
    entries = entries_of(found)
    lines = entry_lines(entries, code_uses_by_state(found.codebook), timezone.localdate())
    moved = request.GET.get("verplaatst", "")
    context = {
        "list": found,
        "lines": lines,
        "shown": state_of_all(entries),
        "messages": messages or [],
        "is_saved": "bewaard" in request.GET,
        "moved": next((line for line in lines if line.entry.code == moved), None),
        "direction": request.GET.get("richting", ""),
        "crumbs": under_code_lists(),
    }
    return render(request, "administration/code_list.html", context, status=status)
