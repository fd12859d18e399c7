"""python manage.py year_figures YEAR [--institution CODE] [--definition VERSION] [--json]: the figures of one year."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.figures import Figures, figures_from
from benchmark.domain.rounding import percent_text
from benchmark.models import MonthTally
from benchmark.selectors.figures import figures_of
from benchmark.selectors.fresh_counts import fresh_counts_of
from benchmark.serializers import figures_as_json
from benchmark.services import counting
from institutions.models import Institution
from measurements.domain.criteria import CRITERIA
from measurements.domain.definitions import DEFINITIONS, Definition, definition_by_version, definition_of
from measurements.domain.period import Period, parse_period
from measurements.domain.selection import RULES

VERSIONS: Final = [one.version for one in DEFINITIONS]
LABEL_WIDTH: Final = 42
VALUE_WIDTH: Final = 24


def year(text: str) -> Period:
    """The year as a period; an error that argparse shows when it is none."""
    try:
        period = parse_period(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a year from 2000 up to 2099, such as 2022") from error
    if not period.is_year:
        raise ArgumentTypeError(f"{text!r} is not a whole year, such as 2022")
    return period


def definition(text: str) -> Definition:
    """The definition with this version; an error that argparse shows when there is none."""
    try:
        return definition_by_version(text)
    except KeyError as error:
        raise ArgumentTypeError(f"{text!r} is no definition; there are {', '.join(VERSIONS)}") from error


class Command(BaseCommand):
    """Prints the figures of a year after counting every change that was committed before the command started."""

    help = "Print the live figures of a year, of the nation or of one institution."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=year)
        parser.add_argument("--institution", metavar="CODE", help="one institution; without it the nation")
        parser.add_argument(
            "--definition", metavar="VERSION", type=definition, help=f"beside it: {', '.join(VERSIONS)}"
        )
        parser.add_argument("--json", action="store_true", help="unrounded, as fractions of 1")

    def handle(self, *args: Any, **options: Any) -> None:
        counting.refresh_tallies()
        institution = options["institution"] and _institution(options["institution"])
        period, other = options["year"], options["definition"]
        figures = [_in_force(period, institution)]
        if other:
            figures.append(_under(other, period, institution))
        self.stdout.write(_as_json(figures, period, other) if options["json"] else _as_text(figures, period, other))


def _in_force(period: Period, institution: Institution | None) -> Figures:
    """The live figures, under the definition that holds in the year."""
    tallies = MonthTally.objects.using(counting.COUNTER_CONNECTION)
    return figures_of(tallies.filter(institution=institution) if institution else tallies, period)


def _under(definition: Definition, period: Period, institution: Institution | None) -> Figures:
    """The figures that another definition gives, counted from the measurements."""
    counts = fresh_counts_of(period, definition, counting.COUNTER_CONNECTION)
    parts = [one.counters for code, one in counts.items() if institution is None or code == institution.code]
    return figures_from({column: sum(part[column] for part in parts) for column in COUNTER_COLUMNS})


def _institution(code: str) -> Institution:
    institution = Institution.objects.using(counting.COUNTER_CONNECTION).filter(code=code).first()
    if institution is None:
        raise CommandError(f"There is no institution with the code {code!r}.")
    return institution


def _as_json(figures: Sequence[Figures], period: Period, other: Definition | None) -> str:
    """The figures, or with a second definition both under the names of their versions."""
    found = [figures_as_json(one) for one in figures]
    versions = [one.version for one in _definitions(period, other)]
    return json.dumps(dict(zip(versions, found, strict=True)) if other else found[0], indent=2)


def _definitions(period: Period, other: Definition | None) -> list[Definition]:
    """The definition that holds in the year, and the one beside it."""
    return [definition_of(period.first_day), *([other] if other else [])]


def _as_text(figures: Sequence[Figures], period: Period, other: Definition | None) -> str:
    """A line for each figure, with a column for each definition when there are two."""
    versions = _definitions(period, other) if other else []
    lines = [_line("definitie", [one.version for one in versions])] if other else []
    lines += [f"  {one.version}: {one.label}" for one in versions]
    for cells in zip(*map(_lines, figures), strict=True):
        label, _ = cells[0]
        lines.append(_line(label, [value for _, value in cells]))
    return "\n".join(lines)


def _line(label: str, values: Sequence[str]) -> str:
    return f"{label:<{LABEL_WIDTH}}" + "".join(f"{value:>{VALUE_WIDTH}}" for value in values)


def _lines(figures: Figures) -> Iterator[tuple[str, str]]:
    """The label and the value of each figure."""
    yield "ingevoerd", f"{figures.entered}"
    yield "geldig", f"{figures.valid}"
    for rule in RULES:
        first, total = figures.excluded_first[rule.code], figures.excluded_any[rule.code]
        yield f"  telt niet mee, eerste reden {rule.code}", f"{first} (in totaal {total})"
    yield "behandelgetrouwheid", percent_text(figures.fidelity.value)
    yield "doelbereiking", percent_text(figures.goal_attainment.value)
    yield "alle uitvoering behaald", percent_text(figures.process.all_met.value)
    yield "alle uitkomsten behaald", percent_text(figures.outcome.all_met.value)
    for criterion in CRITERIA:
        share = figures.criteria[criterion.form_number]
        counts = f"{share.met} van {share.scored}"
        yield f"{criterion.form_number:<3} {criterion.label}", f"{percent_text(share.value)}  {counts:>14}"
