"""Form fields of the administration pages, which refuse in Dutch and say what to do next."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator, RegexValidator

from measurements.forms.fields import TypedDateField

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2099, 12, 31)

UNSEEN: Final = "Hier staat een teken dat niet te zien is. Typ de tekst opnieuw."
INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that nobody sees, such as a null byte, a zero-width space or a switch of direction."""


class NameField(forms.CharField):
    """A name as people read it: one line of visible characters, with single spaces."""

    def __init__(self, label: str, *, required_message: str, max_length: int = 200, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            max_length=max_length,
            widget=forms.TextInput(attrs={"class": "input", "autocomplete": "off"}),
            error_messages={
                "required": required_message,
                "max_length": f"Gebruik hooguit {max_length} tekens. Nu zijn het er %(show_value)d.",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        text = unicodedata.normalize("NFC", " ".join(str(value or "").split()))
        if any(unicodedata.category(character) in INVISIBLE for character in text):
            raise ValidationError(UNSEEN)
        return text


class MailField(forms.EmailField):
    """An e-mail address as it is used in a link: kept as it was typed, but for spaces around it."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(
            label=label,
            max_length=254,
            widget=forms.EmailInput(
                attrs={"class": "input", "autocomplete": "off", "spellcheck": "false", "autocapitalize": "off"}
            ),
            error_messages={
                "invalid": "Vul een e-mailadres in zoals naam@instelling.nl.",
                "max_length": "Gebruik hooguit 254 tekens. Nu zijn het er %(show_value)d.",
                "null_characters_not_allowed": UNSEEN,
            },
            **kwargs,
        )


class CodeField(forms.CharField):
    """A code for addresses: lower-case letters, digits and hyphens."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label="Code",
            max_length=40,
            widget=forms.TextInput(
                attrs={
                    "class": "input input--short",
                    "autocomplete": "off",
                    "spellcheck": "false",
                    "autocapitalize": "off",
                }
            ),
            validators=[
                RegexValidator(
                    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z",
                    "Gebruik alleen kleine letters, cijfers en streepjes, bijvoorbeeld jeugdhulp-noord.",
                )
            ],
            error_messages={
                "required": "Vul een code in.",
                "max_length": "Gebruik hooguit 40 tekens. Nu zijn het er %(show_value)d.",
                "null_characters_not_allowed": UNSEEN,
            },
            **kwargs,
        )


class DayField(TypedDateField):
    """A day between 2000 and 2099, typed as text; `name` is how the messages call it."""

    def __init__(self, name: str, *, is_required: bool = True, **kwargs: Any) -> None:
        super().__init__(name, label=kwargs.pop("label", name.capitalize()), **kwargs)
        self.is_required = is_required

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        if day is None and self.is_required:
            raise ValidationError(f"Vul de {self.name} in.")
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(f"Kies een {self.name} van 2000 tot en met 2099.")
        return day


class ReasonField(forms.ChoiceField):
    """Why: one of the reasons of the table, kept as it stands there."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(
            label="Reden",
            choices=[("", "Kies een reden"), *((reason, reason) for reason in reasons)],
            widget=forms.Select(attrs={"class": "input"}),
            help_text="De reden staat straks in de geschiedenis.",
            error_messages={"required": "Kies een reden.", "invalid_choice": "Kies een reden uit de lijst."},
        )


class OptionField(forms.ChoiceField):
    """One of a few options, as radio buttons."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(
            label=label,
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={
                "required": f"Maak een keuze bij '{label}'.",
                "invalid_choice": f"Kies bij '{label}' een van de antwoorden.",
            },
            **kwargs,
        )


class RowField(forms.ModelChoiceField):
    """One row, such as an institution or a location, from a list; `word` is how the messages call it."""

    def __init__(self, label: str, word: str, *, empty_label: str, **kwargs: Any) -> None:
        super().__init__(
            queryset=None,
            label=label,
            empty_label=empty_label,
            widget=forms.Select(attrs={"class": "input"}),
            error_messages={"required": f"Kies een {word}.", "invalid_choice": f"Kies een {word} uit de lijst."},
            **kwargs,
        )
        self.validate_no_null_characters = ProhibitNullCharactersValidator(f"Kies een {word} uit de lijst.")
