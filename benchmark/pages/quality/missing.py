"""How often each criterion was not scored, over the entered and over the valid measurements."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from benchmark.charts.strip import position
from benchmark.domain.figures import Figures
from benchmark.domain.missing_answers import (
    ATTENTION_ABOVE,
    UNCERTAIN_ABOVE,
    MissingAnswers,
    MissingBounds,
    MissingClass,
    class_of,
)
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.wording import counted, counts_text, is_enough, score_text
from measurements.domain.criteria import CRITERIA, Criterion

NOT_MANY: Final = (None, MissingClass.FEW)
LIMITS: Final = (ATTENTION_ABOVE, UNCERTAIN_ABOVE)
HALF_A_PERCENT: Final = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class MissingCell:
    """The part not scored as text, the counts behind a percentage, and the word that it asks for; often none."""

    text: str
    counts: str = ""
    word: str = ""

    @property
    def otherwise(self) -> str:
        """What stands in the place of a word that it does not ask for."""
        return "weinig niet gescoord" if self.counts else "te weinig metingen om iets te zeggen"


@dataclass(frozen=True, slots=True)
class MissingRow:
    """One criterion; `bounds` is what its score could have been, only beside one that is uncertain.

    `bar` is how far the bar of the valid ones goes, such as "25.00%"; empty under 10. `url` leads to the valid
    measurements that were not scored; empty where there are none or no way to them.
    """

    criterion: Criterion
    entered: MissingCell
    valid: MissingCell
    bounds: str = ""
    bar: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class MissingTable:
    """All criteria, and in one sentence which of them ask for attention."""

    rows: tuple[MissingRow, ...]
    summary: str
    entered: int
    valid: int


def missing_table(figures: Figures, urls: Mapping[str, str] = MappingProxyType({})) -> MissingTable:
    """The table of a period, in the order of the report; `urls` leads from a form number to the measurements."""
    rows = tuple(_row(one, figures, urls.get(one.form_number, "")) for one in CRITERIA)
    return MissingTable(rows, _summary(figures), figures.entered, figures.valid)


def missing_above_5(figures: Figures) -> list[str]:
    """The form numbers of the criteria that were not scored in more than 5% of 10 or more valid measurements."""
    if not is_enough(figures.valid):
        return []
    shares = {one.form_number: figures.missing(one.form_number, only_valid=True) for one in CRITERIA}
    return [number for number, share in shares.items() if class_of(share) not in NOT_MANY]


def not_scored(figures: Figures) -> Share:
    """Of all answers in the valid measurements those that were not scored."""
    answers = figures.valid * len(CRITERIA)
    return Share(answers - figures.process.pooled.scored - figures.outcome.pooled.scored, answers)


def _row(criterion: Criterion, figures: Figures, url: str) -> MissingRow:
    number = criterion.form_number
    among_valid = MissingAnswers(figures.criteria[number], figures.valid)
    shows_bounds = among_valid.bounds is not None and is_enough(figures.valid)
    return MissingRow(
        criterion,
        _cell(figures.missing(number, only_valid=False)),
        _cell(among_valid.missing),
        _bounds_text(among_valid.bounds) if among_valid.bounds and shows_bounds else "",
        _bar(among_valid.missing),
        url if among_valid.missing.met else "",
    )


def _cell(missing: Share) -> MissingCell:
    if not is_enough(missing.scored):
        return MissingCell(score_text(missing))
    word = class_of(missing)
    return MissingCell(_percent(missing), counts_text(missing), "" if word in NOT_MANY else f"{word}")


def _bar(missing: Share) -> str:
    return position(float((missing.value or 0) * 100)) if is_enough(missing.scored) else ""


def _percent(missing: Share) -> str:
    """In whole percents; ">5%" where 5% would hide that it is more, for the word beside it goes by the exact value."""
    limit = next((one for one in LIMITS if one < (missing.value or 0) < one + HALF_A_PERCENT), None)
    return percent_text(missing.value) if limit is None else f">{percent_text(limit)}"


def _bounds_text(bounds: MissingBounds) -> str:
    low, high = percent_text(bounds.low), percent_text(bounds.high)
    return f"De score had tussen {low} en {high} kunnen liggen."


def _summary(figures: Figures) -> str:
    if not is_enough(figures.valid):
        return ""
    many = missing_above_5(figures)
    if not many:
        return "Geen enkel criterium is in meer dan 5% van de geldige metingen niet gescoord."
    verb = "is" if len(many) == 1 else "zijn"
    number = counted(len(many), "criterium", "criteria")
    return f"{number} {verb} in meer dan 5% van de geldige metingen niet gescoord: {', '.join(many)}."
