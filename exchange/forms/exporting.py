"""The forms of the export: which measurements, as what kind of file, and what for."""

from collections.abc import Iterable
from typing import Final

from django import forms
from django.http import QueryDict

from exchange.domain.exporting import FileType
from exchange.domain.purposes import PURPOSES
from institutions.models import Institution
from measurements.forms.coverage import CoverageFilter

ALL_YEARS: Final = "alle"
FILE_TYPES: Final = [
    (FileType.XLSX.value, "Excel (.xlsx), met een blad dat de kolommen en codes uitlegt"),
    (FileType.CSV.value, "CSV (.csv), voor een ander systeem of een statistiekprogramma"),
]


class ExportFilter(CoverageFilter):
    """Which institution, only asked of somebody who leads more than one, and which year or all of them."""

    def __init__(self, data: QueryDict, *, institutions: Iterable[Institution]) -> None:
        super().__init__(data, institutions=institutions)
        self.fields["jaar"].choices = [*self.fields["jaar"].choices, (ALL_YEARS, "Alle jaren")]

    @property
    def year(self) -> int | None:
        """The year that a valid form is about; None for all years."""
        chosen = self.cleaned_data["jaar"]
        return None if chosen == ALL_YEARS else int(chosen)

    @property
    def year_code(self) -> str:
        """How the choice of a valid form stands in the address."""
        return str(self.cleaned_data["jaar"])


class ExportForm(forms.Form):
    """What kind of file, and what it is for; nothing of it is typed."""

    use_required_attribute = False

    vorm = forms.ChoiceField(
        label="Soort bestand",
        choices=FILE_TYPES,
        initial=FileType.XLSX.value,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een soort bestand.",
            "invalid_choice": "Kies een soort bestand uit de lijst.",
        },
    )
    doel = forms.ChoiceField(
        label="Waarvoor gebruikt u het bestand?",
        choices=list(PURPOSES.items()),
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies waarvoor u het bestand gebruikt.",
            "invalid_choice": "Kies een doel uit de lijst.",
        },
    )

    @property
    def file_type(self) -> FileType:
        """The kind of file that a valid form asks for."""
        return FileType(self.cleaned_data["vorm"])

    @property
    def purpose(self) -> str:
        """What a valid form says it is for, in words."""
        return PURPOSES[self.cleaned_data["doel"]]

    @property
    def error_lines(self) -> list[tuple[str, str]]:
        """Each message with the id of the first choice it is about."""
        return [(f"{self[name].auto_id}_0", message) for name, messages in self.errors.items() for message in messages]
