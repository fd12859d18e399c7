"""The page about an institution, one of its locations or one of its teams over time."""

from dataclasses import dataclass

from benchmark.page_data.trends import InstitutionTrends
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup
from benchmark.pages.measures import Measure, measure_options
from benchmark.pages.trends.over_time import Shown, per_options, shown_of
from benchmark.pages.trends.words import difference_sentence, own_trends, trend_sentence, trends_sentence


@dataclass(frozen=True, slots=True)
class InstitutionTrendPage:
    """Everything on the page; `trend` says in words whether it goes up or down over three years or more."""

    data: InstitutionTrends
    measure: Measure
    conclusion: str
    trend: str
    shown: Shown
    measures: tuple[OptionGroup, ...]
    per: tuple[Option, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]

    @property
    def files(self) -> PageFiles:
        """The years or the quarters as table and chart, and the differences between years."""
        chosen = self.data.chosen
        per = next(option.value for option in self.per if option.is_chosen)
        stem = stem_of(self.data.institution.code, self.measure.code, per, chosen["team"], chosen["locatie"])
        whose = ", ".join(filter(None, (self.data.institution.name, self.data.places.title)))
        return PageFiles(stem, self.shown.tables(whose), {"verloop": self.shown.chart})


def institution_trend_page(data: InstitutionTrends, measure: Measure) -> InstitutionTrendPage:
    """The page for these figures over time."""
    over_time, places = data.over_time, data.places
    shown = shown_of(measure, over_time, data.nation)
    words, running = own_trends(over_time.by_year, over_time.today.year), over_time.today.year
    criterion = measure.criterion
    return InstitutionTrendPage(
        data=data,
        measure=measure,
        conclusion=difference_sentence(shown.differences),
        trend=trend_sentence(over_time.by_year, criterion, words, running) if criterion else trends_sentence(words),
        shown=shown,
        measures=measure_options(measure),
        per=per_options(is_per_quarter=over_time.by_quarter is not None),
        teams=tuple(Option(team.code, team.name, team == places.team) for team in places.teams),
        locations=tuple(Option(f"{one.pk}", one.name, one == places.location) for one in places.locations),
    )
