"""Form fields that refuse in Dutch and say what to do next."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundWidget

from measurements.domain.criteria import Criterion
from measurements.domain.references import REFERENCE_LENGTH
from measurements.domain.selection import Score
from measurements.domain.typed_dates import ImpossibleDate, UnreadableDate, parse_date, written_date
from measurements.models import Concern

SCORES: Final[dict[Any, Score]] = {"yes": True, "no": False, "none": None}
"""The answers of the form; no answer at all is not among them."""

ANSWERS: Final = {score: answer for answer, score in SCORES.items()}
ANSWER_LABELS: Final = (("yes", "Ja"), ("no", "Nee"), ("none", "Niet gescoord"))

OTHERS: Final = "Jeugdige en ouder, of anders"
"""Where problems stand that are about both, or about nobody in particular."""

Groups = list[tuple[str, list[BoundWidget]]]


class TypedDateField(forms.Field):
    """A date typed as text, such as 27-3-2026; `name` is how the messages call it."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "input input--short", "size": "12"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **kwargs)
        self.name = name

    def prepare_value(self, value: Any) -> Any:
        return written_date(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        text = (value or "").strip()
        if not text:
            return None
        try:
            return parse_date(text)
        except ImpossibleDate as error:
            message = f"De {self.name} bestaat niet. Controleer de dag en de maand."
            raise ValidationError(message) from error
        except UnreadableDate as error:
            message = (
                f"Schrijf de {self.name} als dag-maand-jaar, met het jaar in vier cijfers, bijvoorbeeld 27-3-2026."
            )
            raise ValidationError(message) from error


class ReferenceField(forms.CharField):
    """A code of the institution's own for a trajectory or a family; the form asks the domain what is wrong with it."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "off", "spellcheck": "false", "class": "input"}
        widget = forms.TextInput(attrs=attrs | {"maxlength": REFERENCE_LENGTH})
        super().__init__(required=False, widget=widget, **kwargs)
        self.validators = []  # Django's own word about a null byte would stand in front of that of the domain


class ReasonField(forms.ChoiceField):
    """Why something is done, one from a list; the form or the service says when it is missing."""

    def __init__(self, label: str, reasons: Mapping[str, str]) -> None:
        messages = {"invalid_choice": "Kies een reden uit de lijst."}
        super().__init__(
            label=label,
            choices=list(reasons.items()),
            required=False,
            widget=forms.RadioSelect,
            error_messages=messages,
        )


class ScoreField(forms.ChoiceField):
    """Ja, Nee or Niet gescoord for one criterion, with nothing chosen beforehand."""

    def __init__(self, criterion: Criterion) -> None:
        super().__init__(
            choices=ANSWER_LABELS,
            required=False,
            widget=forms.RadioSelect,
            label=criterion.label,
            error_messages={"invalid_choice": f"Kies Ja, Nee of Niet gescoord bij {criterion.form_number}."},
        )


class CodeField(forms.ChoiceField):
    """One answer from a code list; the form fills in the choices."""

    def __init__(self, label: str) -> None:
        messages = {"invalid_choice": f"Kies bij '{label}' een antwoord dat nu in de lijst staat."}
        super().__init__(label=label, required=False, widget=forms.RadioSelect, error_messages=messages)


class CodesField(forms.MultipleChoiceField):
    """Any number of answers from a code list; the form fills in the choices."""

    def __init__(self, label: str) -> None:
        message = f"Kies bij '{label}' alleen antwoorden die nu in de lijst staan."
        super().__init__(
            label=label,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": message, "invalid_list": message},
        )


def grouped_by_concern(options: Iterable[BoundWidget], concerns: Mapping[str, str]) -> Groups:
    """Checkboxes under "Jeugdige", "Ouder" and the rest; `concerns` says by code whom a problem is about."""
    headings = {Concern.YOUTH: Concern.YOUTH.label, Concern.PARENT: Concern.PARENT.label}
    groups: dict[str, list[BoundWidget]] = {title: [] for title in (*headings.values(), OTHERS)}
    for option in options:
        groups[headings.get(concerns[str(option.data["value"])], OTHERS)].append(option)
    return list(groups.items())
