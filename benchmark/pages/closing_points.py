"""The check list before a year is closed: each point in order, or something to look at first. Nothing of it blocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from benchmark.charts.theme import whole
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.wording import counted
from benchmark.selectors.closing_check import ClosingCheck, InstitutionCheck
from measurements.domain.coverage import LOW

LATER: Final = "Wat na dit jaar wordt verstuurd, telt mee in het jaar van versturen."


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """One point of the list; `is_fine` says which of the two words stands beside it."""

    title: str
    is_fine: bool
    text: str

    @property
    def word(self) -> str:
        """In order or not, in words."""
        return "in orde" if self.is_fine else "let op"


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One institution of the table, as it is written."""

    name: str
    drafts: str
    entered: str
    invalid: str
    coverage: str
    remark: str


def check_points(check: ClosingCheck) -> tuple[CheckPoint, ...]:
    """The points, in the order in which somebody works them off."""
    return (_counted(check), _with_data(check), _drafts(check), _invalid(check), _coverage(check))


def check_rows(check: ClosingCheck) -> tuple[CheckRow, ...]:
    """The institutions with their numbers, by name."""
    return tuple(
        CheckRow(
            name=row.institution.name,
            drafts=whole(row.drafts),
            entered=whole(row.figures.entered) if row.figures else "geen metingen",
            invalid=invalid_text(row),
            coverage=row.coverage.coverage.text,
            remark=", ".join(filter(None, (row.coverage.coverage.remark, row.coverage.months_text))),
        )
        for row in check.rows
    )


def invalid_text(row: InstitutionCheck) -> str:
    """How many do not count and which part of what was entered that is; counts alone under 10."""
    if row.figures is None:
        return "-"
    share = Share(row.figures.excluded, row.figures.entered)
    text = whole(share.met)
    return f"{text} ({percent_text(share.value)})" if share.met and share.scored >= 10 else text


def _counted(check: ClosingCheck) -> CheckPoint:
    if check.is_lagging:
        return CheckPoint("Alles geteld", False, "Er wachten nog wijzigingen op tellen. Ververs de pagina straks.")
    return CheckPoint("Alles geteld", True, "Alle wijzigingen zijn geteld.")


def _with_data(check: ClosingCheck) -> CheckPoint:
    without = check.without_data
    if not without:
        return CheckPoint("Instellingen met metingen", True, "Elke instelling heeft metingen ingevuld.")
    number = counted(len(without), "instelling heeft", "instellingen hebben")
    return CheckPoint("Instellingen met metingen", False, f"{number} niets ingevuld: {_names(without)}.")


def _drafts(check: ClosingCheck) -> CheckPoint:
    drafts = sum(row.drafts for row in check.rows)
    if not drafts:
        return CheckPoint("Concepten", True, "Er zijn geen concepten over dit jaar meer.")
    where = counted(len(check.with_drafts), "instelling", "instellingen")
    text = f"{counted(drafts, 'concept', 'concepten')} bij {where}. {LATER}"
    return CheckPoint("Concepten", False, text)


def _invalid(check: ClosingCheck) -> CheckPoint:
    entered = sum(row.figures.entered for row in check.rows if row.figures)
    excluded = sum(row.figures.excluded for row in check.rows if row.figures)
    if not excluded:
        return CheckPoint("Metingen die niet meetellen", True, "Alle metingen tellen mee.")
    share = percent_text(Share(excluded, entered).value)
    text = f"{whole(excluded)} van {whole(entered)} metingen ({share}) tellen niet mee."
    return CheckPoint("Metingen die niet meetellen", False, text)


def _coverage(check: ClosingCheck) -> CheckPoint:
    values = [(row, row.coverage.coverage.value) for row in check.rows]
    unknown = [row for row, value in values if value is None]
    low = [row for row, value in values if value is not None and value < LOW]
    if not unknown and not low:
        return CheckPoint("Dekking", True, "Overal is van 70% of meer van de trajecten een geldige meting.")
    parts = [f"Lager dan 70%: {_names(low)}."] if low else []
    parts += [f"Niet bekend of niet te zeggen: {_names(unknown)}."] if unknown else []
    return CheckPoint("Dekking", False, " ".join(parts))


def _names(rows: Iterable[InstitutionCheck]) -> str:
    return ", ".join(row.institution.name for row in rows)
