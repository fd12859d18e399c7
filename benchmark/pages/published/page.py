"""The check of our figures against a published year, for SEJN."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.published import PUBLISHED, YEARS_WITHOUT_NUMBERS
from benchmark.files.dataset import Dataset
from benchmark.page_data.published import PublishedData
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option
from benchmark.pages.published.choices import ChoiceTable, choice_tables, choices_dataset
from benchmark.pages.published.conclusion import conclusion
from benchmark.pages.published.percentages import (
    PercentTable,
    percent_tables,
    percents_dataset,
    variants_beside,
    which_agree,
)
from benchmark.pages.published.sizes import CountRow, SizesView, count_rows, counts_dataset, sizes_view
from benchmark.pages.selection import Selection, reason_tables, selection
from measurements.domain.definitions import definition_of

NOT_PUBLISHED: Final = (
    f"Van {YEARS_WITHOUT_NUMBERS[0]} tot en met {YEARS_WITHOUT_NUMBERS[-1]} is per jaar alleen een plaatje "
    "gepubliceerd, zonder getallen. Die jaren zijn dus niet een voor een te vergelijken."
)


@dataclass(frozen=True, slots=True)
class PublishedPage:
    """Everything on the page, in the order in which it stands there.

    Without valid measurements there is nothing but the conclusion and the selection; under 10 there are no
    percentages. `sizes` is None and `choices` empty where those were not published.
    """

    data: PublishedData
    options: tuple[Option, ...]
    conclusion: str
    counts: tuple[CountRow, ...]
    percents: tuple[PercentTable, ...]
    agreeing: str
    sizes: SizesView | None
    choices: tuple[ChoiceTable, ...]
    selection: Selection
    rules: str
    not_published: str = NOT_PUBLISHED

    @property
    def files(self) -> PageFiles:
        """The tables that are on the page, those of several figures or questions as one."""
        period = self.data.published.period
        reasons = reason_tables(self.selection, f"landelijk, {period}")
        return PageFiles(stem_of("gepubliceerd", period), {**self._beside(period), **reasons})

    def _beside(self, period: str) -> dict[str, Dataset]:
        if not self.data.figures.valid:
            return {}
        title = f"{period} naast wat is gepubliceerd"
        tables = {"aantallen": counts_dataset(self.counts, "Wat", f"{title}: aantallen")}
        if self.percents:
            tables["percentages"] = percents_dataset(self.percents, f"{title}: percentages per definitie")
        if self.sizes:
            rows = (*self.sizes.rows, self.sizes.total)
            tables["instellingen"] = counts_dataset(rows, "Plaats en instelling hier", f"{title}: per instelling")
        if self.choices:
            tables["antwoorden"] = choices_dataset(self.choices, f"{title}: meest gegeven antwoorden")
        return tables


def published_page(data: PublishedData) -> PublishedPage:
    """The page for these figures."""
    found = variants_beside(data.figures, data.published)
    return PublishedPage(
        data=data,
        options=_options(data.published.period),
        conclusion=conclusion(data, found),
        counts=count_rows(data),
        percents=percent_tables(found),
        agreeing=which_agree(found) if found else "",
        sizes=sizes_view(data),
        choices=choice_tables(data),
        selection=selection(data.figures),
        rules=definition_of(data.published.months.first_day).label,
    )


def _options(chosen: str) -> tuple[Option, ...]:
    """The published years, newest first."""
    return tuple(Option(one.period, one.period, one.period == chosen) for one in reversed(PUBLISHED))
