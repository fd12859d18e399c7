"""Which of the mistakes in a file are shown."""

from collections.abc import Sequence
from typing import Final

from django import forms
from django.http import QueryDict

ALL: Final = ""
COLUMN: Final = "kolom:"
"""Before the header in the address, because the header of a column may be anything."""


class ProblemFilter(forms.Form):
    """The column, of those with mistakes; one that has none shows all of them."""

    kolom = forms.ChoiceField(label="Kolom", required=False, widget=forms.Select(attrs={"class": "input"}))

    def __init__(self, data: QueryDict, *, columns: Sequence[str]) -> None:
        super().__init__(data)
        listed = [(f"{COLUMN}{column}", column or "de hele rij") for column in columns]
        self.fields["kolom"].choices = [(ALL, "Alle kolommen"), *listed]

    @property
    def column(self) -> str | None:
        """The header of the column, "" for rows as a whole; None for all."""
        chosen = self.cleaned_data["kolom"] if self.is_valid() else ALL
        return str(chosen).removeprefix(COLUMN) if chosen else None
