"""Which column of a file is which column of the format, as fields of a form."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from exchange.domain.file_values import fills, is_score
from exchange.domain.headers import Recognition, Target, recognised
from exchange.domain.layout import COLUMNS, Kind
from exchange.domain.mapping import FileMapping
from exchange.domain.profile import MOST_VALUES, ColumnProfile
from exchange.domain.texts import header_key, words_of
from exchange.domain.value_questions import CODED
from exchange.selectors.mapping import MappedFile
from measurements.domain.criteria import CRITERIA

LEFT_OUT: Final = ("", "buiten de import laten")
ASKED_ABOUT: Final = ("institution", "team", "author", *CODED)
_LABELS: Final = {criterion.field: f"{criterion.form_number} {criterion.label}" for criterion in CRITERIA}
_CHOICES: Final = [
    LEFT_OUT,
    *((one.field, one.header) for one in COLUMNS if one.kind is not Kind.SCORE),
    ("Criteria", [(one.field, _LABELS[one.field]) for one in COLUMNS if one.kind is Kind.SCORE]),
]


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the file on the page; without `field` its header is that of a column before it.

    One that is known has its place in the format, alone, and nothing about it is odd.
    """

    header: str
    examples: Sequence[str]
    different: str
    field: BoundField | None
    suggestion: str
    has_too_many: bool
    is_known: bool


class ColumnsForm(forms.Form):
    """A choice for each column; two columns of the same name are one, because a mapping tells them by it."""

    def __init__(self, data: QueryDict | None, content: MappedFile) -> None:
        super().__init__(data)
        self._content = content
        self._as_it_stands = self._recognised(content.mapping.columns)
        self._first = {header_key(name): index for index, name in reversed(list(enumerate(content.header)))}
        for index in sorted(self._first.values()):
            self.fields[_name(index)] = self._field(index)

    def _field(self, index: int) -> forms.ChoiceField:
        header = self._content.header[index]
        return forms.ChoiceField(
            label=f"Kolom {header or index + 1} is",
            required=False,
            initial=_text(self._as_it_stands.targets[index]),
            choices=[*_CHOICES, *self._codes_like(header)],
            widget=forms.Select(attrs={"class": "input"}),
            error_messages={"invalid_choice": f"Kies voor '{header}' een kolom uit de lijst."},
        )

    def _codes_like(self, header: str) -> Iterator[tuple[str, str]]:
        """The codes that the header names: prob_PJ01 may be a column of 0 and 1 for PJ01."""
        words = words_of(header)
        for column in COLUMNS:
            for code in sorted(self._content.codes.get(column.field, ())):
                if column.kind is Kind.CHOICES and code.casefold() in words:
                    yield f"{column.field}:{code}", f"{column.header}_{code} (0 of 1)"

    @property
    def mapping(self) -> FileMapping:
        """The mapping with the columns as sent; only what differs from what a header says by itself is in it."""
        kept = self._content.mapping
        columns = dict(kept.columns)
        by_itself = self._recognised({})
        for key, index in self._first.items():
            columns.pop(key, None)
            if (chosen := self._chosen(index)) != _text(by_itself.targets[index]):
                columns[key] = chosen
        return FileMapping(columns, kept.values)

    @property
    def recognition(self) -> Recognition:
        """What each column fills, as sent."""
        return self._recognised(self.mapping.columns)

    @property
    def known_lines(self) -> list[ColumnLine]:
        """The columns about which there is nothing to say, in the order of the file."""
        return [line for line in self.lines if line.is_known]

    @property
    def open_lines(self) -> list[ColumnLine]:
        """The columns at which somebody has to look."""
        return [line for line in self.lines if not line.is_known]

    @property
    def lines(self) -> list[ColumnLine]:
        """The columns in the order of the file."""
        recognition = self.recognition
        twice = {name for names in recognition.doubled.values() for name in names}
        return [self._line(index, recognition, twice) for index in range(len(self._content.columns))]

    def _line(self, index: int, recognition: Recognition, twice: Collection[str]) -> ColumnLine:
        column, target = self._content.columns[index], recognition.targets[index]
        field = self[_name(index)] if _name(index) in self.fields else None
        has_too_many = column.has_many and _is_asked_about(target)
        is_fine = target is not None and field is not None and not has_too_many and column.header not in twice
        return ColumnLine(
            header=column.header,
            examples=self._content.examples[index],
            different=_different(column),
            field=field,
            suggestion=recognition.suggestions.get(column.header, ""),
            has_too_many=has_too_many,
            is_known=is_fine and not self.errors.get(_name(index)),
        )

    def _chosen(self, index: int) -> str:
        """As sent; what was not, or is in no list, stays as it stands."""
        name = _name(index)
        if self.is_bound and name in self.data and name not in self.errors:
            return str(self.cleaned_data[name])
        return _text(self._as_it_stands.targets[index])

    def _recognised(self, chosen: Mapping[str, str]) -> Recognition:
        return recognised(self._content.header, chosen=chosen, codes=self._content.codes)


def _name(index: int) -> str:
    return f"kolom-{index}"


def _text(target: Target | None) -> str:
    return target.text if target else ""


def _different(column: ColumnProfile) -> str:
    if column.has_many:
        return f"meer dan {MOST_VALUES} verschillende waarden"
    number = len([text for text in column.values if text])
    return ("leeg", "1 waarde")[number] if number < 2 else f"{number} verschillende waarden"


def _is_asked_about(target: Target | None) -> bool:
    return target is not None and (is_score(target) or any(fills(field)(target) for field in ASKED_ABOUT))
