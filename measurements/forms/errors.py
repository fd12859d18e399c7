"""Everything that is wrong with a form, as the lines of the error summary."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS

from measurements.forms.entry import OPEN_CRITERIA, EntryForm


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One sentence, and the id of the input it is about; no id when it is about no input."""

    text: str
    input_id: str = ""


def error_lines(form: EntryForm) -> list[ErrorLine]:
    """The errors in the order of the page, then what the form as a whole lacks."""
    return [*_field_lines(form), *_whole_form_lines(form)]


def first_input_id(form: EntryForm, name: str) -> str:
    """The id of the input of a field; of the first one for a group of radio buttons or checkboxes."""
    field = form[name]
    return field.id_for_label or f"{field.auto_id}_0"


def _field_lines(form: EntryForm) -> list[ErrorLine]:
    return [
        ErrorLine(message, first_input_id(form, name)) for name in form.fields for message in form.errors.get(name, [])
    ]


def _whole_form_lines(form: EntryForm) -> list[ErrorLine]:
    lines = []
    for error in form.errors.as_data().get(NON_FIELD_ERRORS, []):
        about_open = error.code == OPEN_CRITERIA
        input_id = first_input_id(form, form.open_criteria[0].field) if about_open else ""
        lines += [ErrorLine(message, input_id) for message in error.messages]
    return lines
