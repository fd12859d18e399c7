"""What the forms of all changes share: a reason, their errors as lines, and their answers in words."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from administration.domain.reasons import REASONS, Act
from administration.domain.wording import written
from administration.forms.fields import DayField, ReasonField


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One sentence, and the id of the input it is about; no id when it is about no input."""

    text: str
    input_id: str = ""


class ChangeForm(forms.Form):
    """A form of an act with its reason last; `act` says which reasons there are."""

    act: ClassVar[Act | None] = None
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.act is not None:
            self.fields["reason"] = ReasonField(REASONS[self.act])

    @property
    def error_lines(self) -> list[ErrorLine]:
        """Everything that is wrong, in the order of the page."""
        lines = [ErrorLine(message) for message in self.non_field_errors()]
        return lines + [
            ErrorLine(message, first_input_id(self[name]))
            for name in self.fields
            for message in self.errors.get(name, [])
        ]

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What was filled in, per label and in words; of a form that is right."""
        return [(bound.label, self._in_words(bound)) for bound in self]

    def _in_words(self, bound: forms.BoundField) -> str:
        value = self.cleaned_data[bound.name]
        if isinstance(bound.field, DayField):
            return written(value) if value else "niet ingevuld"
        if isinstance(bound.field, forms.ChoiceField) and not isinstance(bound.field, forms.ModelChoiceField):
            return str(dict(bound.field.choices)[bound.value()])
        return str(value) if value else "niet ingevuld"


def first_input_id(bound: forms.BoundField) -> str:
    """The id of the input; of the first one for radio buttons."""
    return bound.id_for_label or f"{bound.auto_id}_0"
