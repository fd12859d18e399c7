"""The tables on data quality as files. What may be double is no file: that list names measurements."""

from collections.abc import Sequence
from typing import Final

from benchmark.domain.rounding import NO_DATA
from benchmark.files.dataset import Dataset
from benchmark.pages.quality.funnel import Funnel
from benchmark.pages.quality.missing import MissingCell, MissingTable
from benchmark.pages.quality.straight_lines import StraightLinesView
from benchmark.pages.quality.timeliness import TimelinessView

TALK: Final = "Alles behaald is een onderwerp voor een gesprek, geen verwijt."


def quality_tables(
    about: str, funnel: Funnel, missing: MissingTable, days: TimelinessView, lines: StraightLinesView | None
) -> dict[str, Dataset]:
    """The tables that both pages have, by the names in the address; none without entered measurements."""
    if not funnel.entered:
        return {}
    found = {
        "trechter": funnel_dataset(funnel, f"Van ingevoerd naar geldig: {about}"),
        "niet-gescoord": missing_dataset(missing, f"Niet gescoord per criterium: {about}"),
        "tijdigheid": timeliness_dataset(days, f"Dagen tussen einde hulp en invullen: {about}"),
    }
    if lines:
        found["alles-behaald"] = straight_lines_dataset(lines, f"Alles behaald: {about}")
    return found


def funnel_dataset(funnel: Funnel, title: str) -> Dataset:
    """What each rule leaves out."""
    columns = ("Reden", "Valt af (eerste reden)", "Blijft over", "Komt in totaal voor")
    steps = [(step.text, step.first, step.left, step.any) for step in funnel.steps]
    ends = (("Ingevoerd", "", funnel.entered, ""), ("Geldig", "", funnel.valid, ""))
    return Dataset(title, columns, (ends[0], *steps, ends[1]))


def missing_dataset(table: MissingTable, title: str) -> Dataset:
    """What was not scored, over the entered and over the valid measurements."""
    columns = ("Nummer", "Criterium", "Niet gescoord, ingevoerd", "Niet gescoord, geldig", "Wat dit betekent")
    rows = tuple(
        (
            row.criterion.form_number,
            row.criterion.label,
            _cell(row.entered),
            _cell(row.valid),
            ". ".join(filter(None, (row.valid.word or row.valid.otherwise, row.bounds))),
        )
        for row in table.rows
    )
    notes = (f"Van {table.entered} ingevoerde en {table.valid} geldige metingen.",)
    return Dataset(title, columns, rows, notes)


def _cell(cell: MissingCell) -> str:
    return f"{cell.text} ({cell.counts})" if cell.counts else cell.text


def timeliness_dataset(days: TimelinessView, title: str) -> Dataset:
    """How long after the end of the help measurements were filled in."""
    rows: list[tuple[str, str | int]] = [
        ("Aantal metingen met 0 of meer dagen (n)", days.n),
        ("Mediaan", known(days.median)),
        ("90% is ingevuld binnen", known(days.p90)),
        ("Ingevuld binnen 14 dagen", " ".join(filter(None, (known(days.timely), days.timely_counts)))),
        ("Ingevuld vóór het einde van de hulp", days.negative),
        ("Einde van de hulp niet bekend", days.unknown),
    ]
    if days.another_year is not None:
        rows.append(("Ingevuld in een ander jaar dan de hulp eindigde", days.another_year))
    return Dataset(title, ("Wat", "Waarde"), tuple(rows))


def straight_lines_dataset(lines: StraightLinesView, title: str) -> Dataset:
    """How often everything was met, by how many measurements a team filled in on the day."""
    rows: Sequence[tuple[str, str | int, str]] = [
        ("Alle dagen", lines.seen_counts, lines.seen),
        ("Te verwachten zonder samenhang", "", lines.expected),
        *((day.text, day.n, day.everything) for day in lines.days),
    ]
    return Dataset(title, ("Ingevuld op", "Geldig (n)", "Alles behaald"), tuple(rows), (TALK,))


def known(text: str) -> str:
    """A text of the page, in words where that shows nothing but a dash."""
    return "niet bekend" if text == NO_DATA else text
