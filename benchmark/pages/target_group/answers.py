"""The answers to one question, from the one given most: the chart of the first ones, and all of them as a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmark.charts.target_group import AnswerBar, target_group
from benchmark.charts.theme import Chart, whole
from benchmark.domain.disclosure.figure import PublicFigure
from benchmark.domain.public_target_group import PublicTargetGroup
from benchmark.domain.rounding import NO_DATA, percent_text
from benchmark.domain.splits import Split
from benchmark.domain.target_group import TargetGroup
from benchmark.pages.nation import NO_MARK, NationMark, nation_mark
from benchmark.pages.wording import is_enough

FIRST: Final = 10
SMALLEST_FIRST_PERCENT: Final = 3
"""The chart has the first 10 answers, without those given in less than 3% of the trajectories."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer: how often it was given, in which part of the trajectories, and the same for the nation.

    `part` is a count under 10 trajectories in total, such as "3 van 4"; `bar` is None there and for a national figure
    that is not told.
    """

    label: str
    given: int
    n: str
    part: str
    nation: str
    bar: AnswerBar | None


@dataclass(frozen=True, slots=True)
class AnswerTable:
    """The answers to a question from high to low: `first` are those of the chart, which is None without percentages."""

    answered: int
    first: tuple[AnswerRow, ...]
    rest: tuple[AnswerRow, ...]
    chart: Chart | None
    shows_nation: bool

    @property
    def rows(self) -> tuple[AnswerRow, ...]:
        """All answers."""
        return self.first + self.rest


def own_answers(
    own: TargetGroup, nation: PublicTargetGroup | None, code_list: Split, labels: Mapping[str, str], name: str
) -> AnswerTable:
    """The answers at an institution; `name` says in the chart whose they are, such as "dit team"."""
    national = nation.choices.get(code_list, {}) if nation else {}
    rows = [
        _own_row(code, label, own, code_list, nation_mark(national[code]) if code in national else NO_MARK)
        for code, label in _answers(labels, own.groups.get(code_list, {}))
    ]
    return _table(rows, own.answered(code_list), name, shows_nation=nation is not None)


def national_answers(
    nation: TargetGroup, shown: PublicTargetGroup, code_list: Split, labels: Mapping[str, str]
) -> AnswerTable:
    """The answers of the nation for SEJN; those that fewer than 10 trajectories gave without a percentage."""
    rows = [
        _national_row(code, label, nation.group(code_list, code).valid, shown.choices[code_list][code])
        for code, label in _answers(labels, nation.groups.get(code_list, {}))
    ]
    return _table(rows, nation.answered(code_list), "landelijk", shows_nation=False)


def _answers(labels: Mapping[str, str], given: Iterable[str]) -> list[tuple[str, str]]:
    """Code and label in the order of the list; a code that the list does not have comes last, as it is."""
    return [*labels.items(), *((code, code) for code in sorted(set(given) - set(labels)))]


def _own_row(code: str, label: str, own: TargetGroup, code_list: Split, nation: NationMark) -> AnswerRow:
    share = own.share(code_list, code)
    n = whole(share.met)
    if share.value is None or not is_enough(share.scored):
        part = f"{n} van {whole(share.scored)}" if share.scored else NO_DATA
        return AnswerRow(label, share.met, n, part, nation.text, None)
    part = percent_text(share.value)
    position = None if nation.position is None else float(nation.position * 100)
    bar = AnswerBar(code, label, float(share.value * 100), f"{part} (n={n})", position)
    return AnswerRow(label, share.met, n, part, nation.text, bar)


def _national_row(code: str, label: str, given: int, figure: PublicFigure) -> AnswerRow:
    if figure.band is None:
        return AnswerRow(label, given, whole(given), figure.text, "", None)
    bar = AnswerBar(code, label, float(figure.band.low), f"{figure.text} (n={whole(given)})")
    return AnswerRow(label, given, whole(given), figure.text, "", bar)


def _table(rows: Sequence[AnswerRow], answered: int, name: str, *, shows_nation: bool) -> AnswerTable:
    """The rows from high to low; answers given equally often stay in the order of the list."""
    ordered = sorted(rows, key=lambda row: -row.given)
    count = sum(_comes_first(row, answered) for row in ordered[:FIRST])
    bars = [row.bar for row in ordered[:count] if row.bar]
    chart = target_group(bars, name=name) if bars else None
    return AnswerTable(answered, tuple(ordered[:count]), tuple(ordered[count:]), chart, shows_nation)


def _comes_first(row: AnswerRow, answered: int) -> bool:
    return row.given > 0 and row.given * 100 >= SMALLEST_FIRST_PERCENT * answered
