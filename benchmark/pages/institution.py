"""What the page of an institution shows, from values; the template adds nothing but markup."""

from dataclasses import dataclass

from benchmark.page_data.institution import InstitutionData
from benchmark.pages.criteria import CriteriaTable, criteria_dataset, criteria_table
from benchmark.pages.criterion_links import criterion_links, query_of
from benchmark.pages.definitions import DEFINITIONS, Definitions
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.more_certainty import MoreCertainty, more_certainty
from benchmark.pages.nation import nation_notes
from benchmark.pages.selection import Selection, reason_tables, selection
from benchmark.pages.trend import TrendView, trend_dataset, trend_view
from benchmark.pages.year_figures import Card, cards, certainty_note, conclusion
from measurements.domain.coverage import Coverage


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """Everything on the page, in the order in which it stands there."""

    data: InstitutionData
    when: str
    conclusion: str
    more: MoreCertainty | None
    periods: tuple[OptionGroup, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]
    nation_notes: tuple[str, ...]
    cards: tuple[Card, ...]
    certainty: str
    selection: Selection
    criteria: CriteriaTable
    trend: TrendView
    definitions: Definitions

    @property
    def query_of_place(self) -> str:
        """The chosen team or location alone, for a link to another period of it."""
        return query_of(self.data.places.chosen)

    @property
    def files(self) -> PageFiles:
        """The criteria and the years, as tables and the years as a chart."""
        about = ", ".join(filter(None, (self.data.institution.name, self.data.places.title, self.when)))
        stem = stem_of(self.data.institution.code, *self.data.chosen.values())
        return PageFiles(
            stem,
            {
                "criteria": criteria_dataset(self.criteria, f"Score per criterium: {about}", self.nation_notes),
                "verloop": trend_dataset(self.trend, f"Verloop over de jaren: {about}"),
                **reason_tables(self.selection, about),
            },
            {"verloop": self.trend.chart},
        )


def institution_page(data: InstitutionData, coverage: Coverage | None = None) -> InstitutionPage:
    """The page for these figures of an institution or one of its teams; with its coverage for who may know that."""
    when, places, nation = period_label(data.period, data.today), data.places, data.nation.figures
    return InstitutionPage(
        data=data,
        when=when,
        conclusion=conclusion(data.figures, data.deff, period_in_sentence(data.period, data.today)),
        more=more_certainty(data.figures, data.deff, data.period, data.by_year),
        periods=period_options(data.by_year, data.period, data.today),
        teams=tuple(Option(team.code, team.name, team == places.team) for team in places.teams),
        locations=tuple(Option(f"{one.pk}", one.name, one == places.location) for one in places.locations),
        nation_notes=nation_notes(data.nation),
        cards=cards(data.figures, data.deff, nation, coverage),
        certainty=certainty_note(data.figures, data.deff, data.period),
        selection=selection(data.figures),
        criteria=criteria_table(
            data.figures,
            nation,
            criterion_links("institution-criterion", data.institution.code, chosen=data.chosen),
        ),
        trend=trend_view(data.by_year, data.today, data.deffs),
        definitions=DEFINITIONS,
    )
