"""The four questions of the report, each with its answers, its caption and its file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.splits import CODE_LISTS, Split
from benchmark.files.dataset import Dataset
from benchmark.page_data.target_group import LIST_NAMES
from benchmark.pages.release_figures import NOTES
from benchmark.pages.target_group.answers import FIRST, SMALLEST_FIRST_PERCENT, AnswerTable
from benchmark.pages.target_group.conclusion import most_given
from benchmark.pages.wording import counted
from benchmark.selectors.target_group import Labels
from measurements.models import Codebook

WHOM: Final[Mapping[Split, str]] = {Split.PROBLEM: "(j) gaat over de jeugdige, (o) over de ouder. "}
"""What stands before the note of a question that has more to explain."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as a part of the page; `name` stands in addresses and names of files."""

    name: str
    title: str
    note: str
    table: AnswerTable

    @property
    def denominator(self) -> str:
        """Of what the percentages are a part."""
        known = " met een bekend type gezin" if self.name == LIST_NAMES[Split.FAMILY_TYPE] else ""
        return f"Van {counted(self.table.answered, 'geldige meting', 'geldige metingen')}{known}."

    @property
    def caption(self) -> str:
        """What comes most."""
        most = most_given(self.table)
        return f"Het meest gegeven: {most}." if most else ""

    @property
    def drawn(self) -> str:
        """Which answers the chart leaves out; empty where it has all of them."""
        rest = len(self.table.rest)
        if not self.table.chart or not rest:
            return ""
        count, rest_text = len(self.table.first), f"de andere {rest} staan onder de tabel"
        if count == FIRST:
            return f"De grafiek toont de eerste {count} van de {count + rest} antwoorden; {rest_text}."
        return f"De grafiek toont de {count} antwoorden van {SMALLEST_FIRST_PERCENT}% of meer; {rest_text}."

    def dataset(self, about: str, notes: tuple[str, ...]) -> Dataset:
        """All answers as a file."""
        columns = ("Antwoord", "Aantal", "Deel", *(["Landelijk"] if self.table.shows_nation else []))
        rows = tuple((row.label, row.n, row.part, row.nation)[: len(columns)] for row in self.table.rows)
        return Dataset(f"{self.title}: {about}", columns, rows, (self.denominator, self.note, *notes))


def questions(labels: Labels, answers: Callable[[Split, Mapping[str, str]], AnswerTable]) -> tuple[Question, ...]:
    """The four questions in the order of the report; `answers` makes the table of one of them."""
    return tuple(
        Question(
            LIST_NAMES[code_list],
            str(Codebook(code_list).label),
            WHOM.get(code_list, "") + NOTES[code_list],
            answers(code_list, labels.get(code_list, {})),
        )
        for code_list in CODE_LISTS
    )
