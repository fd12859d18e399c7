"""The form with which a file comes in."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from exchange.files.upload_limit import TOO_LARGE_FILE
from exchange.services.files import TOO_LARGE
from institutions.models import Institution

OF_SEVERAL: Final = ""
NO_FILE: Final = "Kies een bestand."
EMPTY: Final = "Dit bestand is leeg. Controleer of u het goede bestand hebt gekozen."


class UploadForm(forms.Form):
    """A file, and whose it is; that is only asked of somebody who can choose.

    Without an institution, which only SEJN may leave out, the file may hold several.
    """

    use_required_attribute = False

    instelling = forms.ChoiceField(
        label="Voor welke instelling?",
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": "Kies een instelling.",
            "invalid_choice": "Kies een instelling uit de lijst.",
        },
    )
    bestand = forms.FileField(
        label="Bestand",
        help_text="CSV of Excel (.xlsx), hooguit 20 MB en 100.000 rijen.",
        widget=forms.FileInput(attrs={"class": "input", "accept": ".csv,.txt,.xlsx"}),
        error_messages={"required": NO_FILE, "invalid": NO_FILE, "missing": NO_FILE, "empty": EMPTY},
    )

    def __init__(self, request: HttpRequest, *, institutions: Iterable[Institution], can_hold_several: bool) -> None:
        is_sent = request.method == "POST"
        super().__init__(request.POST if is_sent else None, request.FILES if is_sent else None)
        self._institutions = {one.code: one for one in institutions}
        choices = [(code, one.name) for code, one in self._institutions.items()]
        if can_hold_several:
            choices.append((OF_SEVERAL, "Een bestand met meer instellingen"))
        self.fields["instelling"].choices = choices
        self.fields["instelling"].required = not can_hold_several
        if len(choices) == 1:
            del self.fields["instelling"]
        if getattr(request, TOO_LARGE_FILE, False):
            self.fields["bestand"].error_messages["required"] = TOO_LARGE

    @property
    def institution(self) -> Institution | None:
        """Whose a valid form says that the file is; None for several."""
        if "instelling" in self.fields:
            return self._institutions.get(self.cleaned_data["instelling"])
        return next(iter(self._institutions.values()), None)

    @property
    def file(self) -> UploadedFile:
        """The file of a valid form."""
        found: Any = self.cleaned_data["bestand"]
        return found

    def refuse(self, refusal: ValidationError) -> None:
        """Say what was wrong with the file after all."""
        self.add_error("bestand", refusal)

    @property
    def error_lines(self) -> list[tuple[str, str]]:
        """Each message with the id of the input it is about."""
        return [(self[name].id_for_label, message) for name, messages in self.errors.items() for message in messages]
