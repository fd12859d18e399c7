"""What the style guide shows."""

from dataclasses import dataclass

from benchmark.page_data.nation import Deff
from benchmark.pages.criteria import CriteriaTable, criteria_dataset, criteria_table
from benchmark.pages.definitions import DEFINITIONS, Definitions
from benchmark.pages.files import PageFiles
from benchmark.pages.filters import OptionGroup, period_options
from benchmark.pages.funnel import FunnelView, funnel_view
from benchmark.pages.funnel_curves import FunnelMeasure
from benchmark.pages.more_certainty import MoreCertainty, more_certainty
from benchmark.pages.selection import Selection, selection
from benchmark.pages.trend import TrendView, trend_dataset, trend_view
from benchmark.pages.year_figures import Card, cards
from config.style_guide.values import FEW, IN_THE_FUNNEL, NATION, TODAY, YEARS
from measurements.domain.period import Period

ABOUT = "verzonnen getallen van de stijlgids"


@dataclass(frozen=True, slots=True)
class StyleGuide:
    """The parts that a page makes from figures: with enough measurements, and with too few."""

    periods: tuple[OptionGroup, ...]
    cards: tuple[Card, ...]
    few_cards: tuple[Card, ...]
    criteria: CriteriaTable
    few_criteria: CriteriaTable
    selection: Selection
    trend: TrendView
    definitions: Definitions
    more: MoreCertainty | None
    funnel: FunnelView

    @property
    def files(self) -> PageFiles:
        """The table and the chart that the guide gives along."""
        return PageFiles(
            "stijlgids",
            {"criteria": criteria_dataset(self.criteria, ABOUT, ()), "verloop": trend_dataset(self.trend, ABOUT)},
            {"verloop": self.trend.chart, "trechter": self.funnel.chart},
        )


def style_guide_page() -> StyleGuide:
    """The page, from the made-up values."""
    year = max(YEARS)
    figures = YEARS[year]
    return StyleGuide(
        periods=period_options(YEARS, Period(year), TODAY),
        cards=cards(figures, Deff()),
        few_cards=cards(FEW, Deff()),
        criteria=criteria_table(figures, None),
        few_criteria=criteria_table(FEW, None),
        selection=selection(figures),
        trend=trend_view(YEARS, TODAY),
        definitions=DEFINITIONS,
        more=more_certainty(figures, Deff(), Period(year), YEARS),
        funnel=funnel_view(FunnelMeasure("Voldoende veilig", NATION), IN_THE_FUNNEL),
    )
