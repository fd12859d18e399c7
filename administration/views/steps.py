"""A change in two steps: fill in, read what it will do, confirm. Nothing is saved before that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from administration.domain.effects import Effects
from administration.forms.changes import ChangeForm
from administration.selectors.shown import mark_of
from administration.services.locking import ChangedElsewhere
from administration.views.crumbs import Crumb
from audit.declare import note
from audit.history import Change
from audit.models import Action

METHODS: Final = ["GET", "HEAD", "POST"]
UNPROCESSABLE: Final = 422
OTHER_EFFECTS: Final = (
    "Sinds u deze pagina opende, is er iets veranderd. Hieronder staat wat uw wijziging nu doet. Lees het opnieuw en "
    "bevestig dan."
)
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """One change: its form, and what to do with what was filled in.

    `shown` marks what the form is about as it is now; `check` refuses with ValidationError, `effects` says what the
    change will do, `save` does it and gives the address to go on to.
    """

    title: str
    crumbs: tuple[Crumb, ...]
    form: Callable[..., ChangeForm]
    effects: Callable[[Values], Effects]
    check: Callable[[Values], None]
    save: Callable[[Values, str], str]
    confirm: str
    shown: str = ""
    explanation: tuple[str, ...] = ()
    links: tuple[Crumb, ...] = ()
    initial: Values | None = None
    changes: tuple[Change, ...] = ()
    is_new: bool = False

    @property
    def back_url(self) -> str:
        """The page from which one came here."""
        return self.crumbs[-1][1]


def two_steps(request: HttpRequest, step: Step) -> HttpResponse:
    """The form, the page with what it will do, or the way on after saving."""
    if request.method != "POST":
        return _form_page(request, step, step.form(initial=step.initial))
    form = step.form(request.POST)
    note(request, action=Action.READ)  # until something is saved
    if request.POST.get("action") == "back":
        return _form_page(request, step, form)
    if not _is_right(request, step, form):
        return _form_page(request, step, form, status=UNPROCESSABLE)
    effects = step.effects(form.cleaned_data)
    if request.POST.get("action") != "confirm":
        return _effects_page(request, step, form, effects)
    if request.POST.get("effects") != mark_of(effects):
        return _effects_page(request, step, form, effects, OTHER_EFFECTS)
    return _saved(request, step, form)


def _is_right(request: HttpRequest, step: Step, form: ChangeForm) -> bool:
    """Whether the form and the check find nothing; what they refuse stands in the form."""
    if request.POST.get("shown", "") != step.shown:
        form.add_error(None, ChangedElsewhere())
    if form.is_valid():
        try:
            step.check(form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return form.is_valid()


def _saved(request: HttpRequest, step: Step, form: ChangeForm) -> HttpResponse:
    try:
        address = step.save(form.cleaned_data, step.shown)
    except ValidationError as refusal:  # somebody was first since the form was checked
        form.add_error(None, refusal)
        return _form_page(request, step, form, status=UNPROCESSABLE)
    note(request, action=Action.CREATE if step.is_new else Action.CHANGE)
    return redirect(f"{address}?bewaard=ja")


def _form_page(request: HttpRequest, step: Step, form: ChangeForm, status: int = 200) -> HttpResponse:
    shows_errors = form.is_bound and status == UNPROCESSABLE
    context = {"step": step, "form": form, "errors": form.error_lines if shows_errors else []}
    return render(request, "administration/step_form.html", context, status=status)


def _effects_page(
    request: HttpRequest, step: Step, form: ChangeForm, effects: Effects, message: str = ""
) -> HttpResponse:
    context = {"step": step, "form": form, "effects": effects, "mark": mark_of(effects), "message": message}
    return render(request, "administration/step_effects.html", context, status=UNPROCESSABLE if message else 200)
