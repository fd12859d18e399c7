"""How often Ja, Nee and not scored, with for who may see them the way to the measurements behind a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from benchmark.domain.criterion_counts import CriterionCounts
from benchmark.files.dataset import Dataset
from measurements.domain.criteria import Criterion
from measurements.selectors.behind_figure import Answer

YES: Final = "Ja (behaald)"
NO: Final = "Nee (niet behaald)"
NOT_SCORED: Final = "Niet gescoord"


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer with how many valid measurements have it; `url` leads to those, and is empty where there is no way."""

    label: str
    count: int
    url: str = ""


def answer_rows(counts: CriterionCounts, behind: Mapping[Answer, str]) -> tuple[AnswerRow, ...]:
    """The three answers; `behind` holds the addresses of the measurements for who may see them."""
    return (
        AnswerRow(YES, counts.met),
        AnswerRow(NO, counts.not_met, behind.get(Answer.NOT_MET, "") if counts.not_met else ""),
        AnswerRow(NOT_SCORED, counts.not_scored, behind.get(Answer.NOT_SCORED, "") if counts.not_scored else ""),
    )


def answers_dataset(rows: Sequence[AnswerRow], title: str) -> Dataset:
    """The answers as a file, without the way to the measurements."""
    notes = ('Alleen geldige metingen. "Niet gescoord" telt niet mee in de score.',)
    return Dataset(title, ("Antwoord", "Metingen"), tuple((row.label, row.count) for row in rows), notes)


def behind_urls(institution: str, criterion: Criterion, chosen: Mapping[str, str]) -> dict[Answer, str]:
    """Per answer the list of the measurements of this institution (its code) in the same period and place."""
    place = {name: value for name, value in chosen.items() if value}
    return {
        answer: f"{reverse('measurements:list')}?"
        + urlencode({"instelling": institution, "criterium": criterion.form_number, "antwoord": answer.value, **place})
        for answer in Answer
    }
