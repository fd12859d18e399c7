"""The page on participation, for SEJN."""

from dataclasses import dataclass

from benchmark.page_data.participation import ParticipationData
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup, period_label
from benchmark.pages.participation.missing import MissingList, missing_dataset, missing_list
from benchmark.pages.participation.months import MonthsTable, months_dataset, months_table
from benchmark.pages.wording import counted, whole
from measurements.domain.period import Period


@dataclass(frozen=True, slots=True)
class ParticipationPage:
    """Everything on the page, in the order in which it stands there."""

    data: ParticipationData
    when: str
    conclusion: str
    periods: tuple[OptionGroup, ...]
    missing: MissingList
    table: MonthsTable

    @property
    def files(self) -> PageFiles:
        """The months of the year, and who has not delivered lately."""
        return PageFiles(
            stem_of("deelname", self.data.period.code),
            {
                "deelname": months_dataset(self.table, f"Deelname per instelling en maand, {self.when}"),
                "niet-geleverd": missing_dataset(
                    self.missing, f"Niet geleverd in {self.missing.before} of {self.missing.running}"
                ),
            },
        )


def participation_page(data: ParticipationData) -> ParticipationPage:
    """The page for the deliveries of a year."""
    when, table = period_label(data.period, data.today), months_table(data)
    return ParticipationPage(data, when, _conclusion(table, when), _years(data), missing_list(data), table)


def _conclusion(table: MonthsTable, when: str) -> str:
    if not table.total.entered:
        return f"Over {when} zijn geen metingen ingevoerd."
    entered = counted(table.total.entered, "meting", "metingen")
    return (
        f"Over {when} voerden {table.delivering} van de {counted(len(table.rows), 'instelling', 'instellingen')} "
        f"samen {entered} in; {whole(table.total.valid)} daarvan {'telt' if table.total.valid == 1 else 'tellen'} mee."
    )


def _years(data: ParticipationData) -> tuple[OptionGroup, ...]:
    """The years with data and the chosen one, newest first."""
    years = [Period(year) for year in sorted({*data.years, data.period.year}, reverse=True)]
    options = (Option(year.code, period_label(year, data.today), year == data.period) for year in years)
    return (OptionGroup("Jaar", tuple(options)),)
