"""python manage.py year_figures YEAR [--institution CODE] [--json]: the live figures of one year."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from benchmark.domain.figures import Figures
from benchmark.domain.rounding import percent_text
from benchmark.models import MonthTally
from benchmark.selectors import figures_of
from benchmark.serializers import figures_as_json
from benchmark.services import counting
from institutions.models import Institution
from measurements.domain.criteria import CRITERIA
from measurements.domain.period import Period, parse_period
from measurements.domain.selection import RULES


def year(text: str) -> Period:
    """The year as a period; an error that argparse shows when it is none."""
    try:
        period = parse_period(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text!r} is not a year from 2000 up to 2099, such as 2022") from error
    if period.months != 12:
        raise ArgumentTypeError(f"{text!r} is not a whole year, such as 2022")
    return period


class Command(BaseCommand):
    """Prints the figures of a year after counting every change that was committed before the command started."""

    help = "Print the live figures of a year, of the nation or of one institution."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("year", type=year)
        parser.add_argument("--institution", metavar="CODE", help="one institution; without it the nation")
        parser.add_argument("--json", action="store_true", help="unrounded, as fractions of 1")

    def handle(self, *args: Any, **options: Any) -> None:
        counting.refresh_tallies()
        tallies = MonthTally.objects.using(counting.COUNTER_CONNECTION)
        if options["institution"] is not None:
            tallies = tallies.filter(institution=_institution(options["institution"]))
        figures = figures_of(tallies, options["year"])
        text = json.dumps(figures_as_json(figures), indent=2) if options["json"] else _as_text(figures)
        self.stdout.write(text)


def _institution(code: str) -> Institution:
    institution = Institution.objects.using(counting.COUNTER_CONNECTION).filter(code=code).first()
    if institution is None:
        raise CommandError(f"There is no institution with the code {code!r}.")
    return institution


def _as_text(figures: Figures) -> str:
    lines = [
        f"ingevoerd                 {figures.entered:>6}",
        f"geldig                    {figures.valid:>6}",
        *(
            f"  telt niet mee, eerste reden {rule.code:<6}{figures.excluded_first[rule.code]:>5}"
            f"  (in totaal {figures.excluded_any[rule.code]})"
            for rule in RULES
        ),
        f"behandelgetrouwheid       {percent_text(figures.fidelity.value):>6}",
        f"doelbereiking             {percent_text(figures.goal_attainment.value):>6}",
        f"alle uitvoering behaald   {percent_text(figures.process.all_met.value):>6}",
        f"alle uitkomsten behaald   {percent_text(figures.outcome.all_met.value):>6}",
    ]
    for criterion in CRITERIA:
        share = figures.criteria[criterion.form_number]
        score = f"{share.met} van {share.scored}"
        lines.append(f"{criterion.form_number:<3} {criterion.label:<36} {percent_text(share.value):>6}  {score:>14}")
    return "\n".join(lines)
