"""What a person says about a file: which column is what, and what its values mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from exchange.domain.file_values import FileColumns, FileValue
from exchange.domain.mapping import SCORES, FileMapping
from exchange.domain.place_questions import PlaceQuestions
from exchange.domain.profile import MOST_VALUES
from exchange.domain.questions import Question, answered
from exchange.domain.value_questions import ScoreLine, code_questions, score_lines
from exchange.forms.columns import ColumnsForm
from exchange.selectors.mapping import MappedFile

MOST_FIELDS: Final = 480
"""Django takes 500 fields (DATA_UPLOAD_MAX_NUMBER_FIELDS); the rest is for the button and the token."""

NEW_QUESTIONS: Final = "Door wat u bij de kolommen koos, zijn er vragen bijgekomen. Beantwoord die ook."

MOST_HEADERS: Final = 14
"""How many headers are named: all 14 criteria, and not every column of one code beside them."""

EMPTY_CHOICES: Final = {
    "institution": "Nog niet: deze rijen worden een fout",
    "team": "Nog niet: deze rijen worden een fout",
    "family_type": "Nog niet: deze rijen worden een fout",
    "author": "Niet koppelen",
}
"""What it means to choose nothing, by group; elsewhere something has to be chosen."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A value on the page: with a field where a person says what it means, or else with its meaning in words."""

    value: FileValue
    meaning: str
    field: BoundField | None

    @property
    def columns(self) -> str:
        """Under which headers it stands, the first few by name."""
        headers = self.value.headers
        others = len(headers) - MOST_HEADERS
        named = ", ".join(headers[:MOST_HEADERS])
        return f"{named} en nog {others}" if others > 0 else named


class ValuesForm(forms.Form):
    """A choice for each question, by its name."""

    use_required_attribute = False

    def __init__(self, data: QueryDict | None, questions: Sequence[Question]) -> None:
        self._missing = {one.name: one.chosen for one in questions if data is not None and one.name not in data}
        super().__init__(_completed(data, self._missing))
        for question in questions:
            self.fields[question.name] = _field(question)

    @property
    def first_new(self) -> str:
        """The name of the first question about which nothing was sent."""
        return next(iter(self._missing))

    def clean(self) -> None:
        """Refuse a form that holds no word about a question: the page did not show it."""
        if self._missing:
            raise forms.ValidationError(NEW_QUESTIONS)


class MappingForm:
    """The columns and the values of a file on one page; `data` is what was sent.

    Which values there are questions about follows from the columns as sent.
    """

    def __init__(self, content: MappedFile, data: QueryDict | None = None) -> None:
        self.rows = content.rows
        self.columns = ColumnsForm(data, content)
        self.recognition = self.columns.recognition
        self._columns_settled = self.columns.mapping
        self._found = FileColumns(content.columns, self.recognition.targets)
        self._around, self._people = content.around, content.people
        self.asked = self._all_questions[: MOST_FIELDS - len(self.columns.fields)]
        self.values = ValuesForm(data, self.asked)

    @property
    def is_valid(self) -> bool:
        """Whether all that was sent can be used."""
        return self.columns.is_valid() and self.values.is_valid()

    @property
    def mapping(self) -> FileMapping:
        """What a valid form says, and what was settled before about values that are not asked for.

        Raises ValueError for a form that cannot be used.
        """
        if not self.is_valid:
            raise ValueError("what was sent cannot be used")
        return answered(self._columns_settled, self.asked, self.values.cleaned_data)

    @property
    def not_asked(self) -> int:
        """How many questions do not fit on the page."""
        return len(self._all_questions) - len(self.asked)

    @property
    def scores(self) -> list[Asked]:
        """The values among the scores, as many as can be looked through."""
        return [
            Asked(line.value, line.meaning, self._field_of(line.question)) for line in self._score_lines[:MOST_VALUES]
        ]

    @property
    def has_code_columns(self) -> bool:
        """Whether some column is about one code, and is read as a score is."""
        return any(target and target.code for target in self.recognition.targets)

    @property
    def other_scores(self) -> int:
        """How many more values there are among the scores."""
        return max(0, len(self._score_lines) - MOST_VALUES)

    def about(self, *groups: str) -> list[Asked]:
        """The questions about these groups of values that are on the page."""
        return [Asked(one.value, "", self._field_of(one)) for one in self.asked if one.group in groups]

    def question_called(self, name: str) -> Question | None:
        """The question with this name, if it is on the page."""
        return next((one for one in self.asked if one.name == name), None)

    @property
    def error_lines(self) -> list[tuple[str, str]]:
        """Each message with the id of the input it is about; for one about new questions that of the first of them."""
        return [
            (form[name if name in form.fields else self.values.first_new].auto_id, message)
            for form in (self.columns, self.values)
            for name, messages in form.errors.items()
            for message in messages
        ]

    def forgive(self) -> None:
        """Show what was sent without a word about what is not filled in yet."""
        for form in (self.columns, self.values):
            form.errors.clear()

    @cached_property
    def _score_lines(self) -> list[ScoreLine]:
        return score_lines(self._found, self._columns_settled)

    @cached_property
    def _all_questions(self) -> list[Question]:
        """What nobody settled yet comes first; of the scores those that are shown."""
        places = PlaceQuestions(self._found, self.rows, self._columns_settled, self._around.places, self._people)
        found = [line.question for line in self._score_lines[:MOST_VALUES] if line.question]
        found += [*places.institutions, *places.teams, *places.authors]
        found += code_questions(self._found, self._columns_settled, self._around.codes)
        return sorted(found, key=lambda question: bool(question.chosen))

    def _field_of(self, question: Question | None) -> BoundField | None:
        return self.values[question.name] if question and question.name in self.values.fields else None


def _field(question: Question) -> forms.ChoiceField:
    text = question.value.text or "leeg"
    return forms.ChoiceField(
        label=f"Wat betekent {text}?",
        required=question.is_required,
        initial=question.chosen,
        choices=[
            ("", EMPTY_CHOICES.get(question.group, "Kies...")),
            *((one.sent, one.label) for one in question.answers),
        ],
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": f"Kies wat '{text}' betekent{' bij de scores' if question.group == SCORES else ''}.",
            "invalid_choice": f"Kies voor '{text}' een antwoord uit de lijst.",
        },
    )


def _completed(data: QueryDict | None, missing: dict[str, str]) -> QueryDict | None:
    if data is None:
        return None
    completed = data.copy()
    for name, chosen in missing.items():
        completed[name] = chosen
    return completed
