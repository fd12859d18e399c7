"""What the page that compares shows, from values; the template adds nothing but markup."""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmark.page_data.institution import InstitutionData
from benchmark.page_data.open_points import OpenComparison
from benchmark.page_data.periods import parsed_period
from benchmark.page_data.side_by_side import Other, SideBySide
from benchmark.pages.criterion_links import query_of
from benchmark.pages.files import PageFiles, stem_of
from benchmark.pages.filters import Option, OptionGroup, period_options
from benchmark.pages.funnel import NamedFigure, funnel_dataset
from benchmark.pages.more_certainty import MoreCertainty, longer_period
from benchmark.pages.nation import nation_notes
from benchmark.pages.side_by_side.conclusion import chance_note, conclusion
from benchmark.pages.side_by_side.funnel import MEANING, funnel_section
from benchmark.pages.side_by_side.naming import names_of, other_label
from benchmark.pages.side_by_side.notes import notes_of
from benchmark.pages.side_by_side.open_points import OpenSection, named_figures, open_dataset, open_section
from benchmark.pages.side_by_side.rows import compared_rows
from benchmark.pages.side_by_side.table import Comparison, compared_dataset


@dataclass(frozen=True, slots=True)
class SideBySidePage:
    """Everything on the page; `comparison` is None where there is nothing to compare, and `conclusion` says why.

    `no_nation` is why the nation is not among the choices.
    """

    data: SideBySide
    conclusion: str
    periods: tuple[OptionGroup, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]
    others: tuple[Option, ...]
    no_nation: str
    messages: tuple[str, ...]
    comparison: Comparison | None
    named: OpenSection | None = None
    more: MoreCertainty | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """The choice as it stands in an address, with the figure of the funnel where there is one."""
        section = self.comparison.funnel if self.comparison else None
        return {**self.data.chosen, "maat": section.measure.code if section else ""}

    @property
    def query_of_own(self) -> str:
        """The period, team and location."""
        return query_of(self.data.own.chosen)

    @property
    def query_of_place(self) -> str:
        """The chosen team or location alone, for a link to another period of it."""
        return query_of(self.data.own.places.chosen)

    @property
    def files(self) -> PageFiles:
        """The table, the funnel as a table and a chart, and the institutions by name."""
        stem = stem_of(self.data.own.institution.code, "vergelijken", *self.data.chosen.values())
        named = {"open-vergelijking": open_dataset(self.named)} if self.named and self.named.rows else {}
        if self.comparison is None:
            return PageFiles(stem, named)
        section = self.comparison.funnel
        tables = {"vergelijking": compared_dataset(self.comparison, self.conclusion), **named}
        if section is None or section.view is None or section.view.chart is None:
            return PageFiles(stem, tables)
        tables["trechter"] = funnel_dataset(section.view, section.conclusion, (MEANING, *self.comparison.notes))
        return PageFiles(stem, tables, {"trechter": section.view.chart})


def side_by_side_page(data: SideBySide, openly: OpenComparison | None = None) -> SideBySidePage:
    """The page for these figures; `openly` has the points of who agreed to be shown by name."""
    own, others = data.own, named_figures(openly, data)
    compared = _comparison(data, data.other, others) if data.other and own.figures.entered else None
    funnel = compared.funnel if compared else None
    return SideBySidePage(
        data=data,
        conclusion=conclusion(compared.rows, compared.names) if compared else _nothing(data),
        periods=period_options(own.by_year, own.period, own.today),
        teams=tuple(Option(team.code, team.name, team == own.places.team) for team in own.places.teams),
        locations=tuple(Option(f"{one.pk}", one.name, one == own.places.location) for one in own.places.locations),
        others=_others(data),
        no_nation=own.nation.reason if compared else "",
        messages=(*data.messages, *(funnel.messages if funnel else ())),
        comparison=compared,
        named=open_section(openly, own.institution.name),
        more=_more(compared, own),
    )


def _more(compared: Comparison | None, own: InstitutionData) -> MoreCertainty | None:
    """The longer period, where this one is too short to compare anything."""
    longer = longer_period(own.figures.valid, own.period, own.by_year)
    return MoreCertainty((), longer) if compared and not compared.has_differences and longer else None


def _comparison(data: SideBySide, other: Other, others: Sequence[NamedFigure]) -> Comparison:
    names = names_of(data.own, other)
    rows, reach = compared_rows(data, other)
    funnel = funnel_section(data, names.own, others) if other.is_nation else None
    nation = nation_notes(data.own.nation) if other.is_nation else ()
    return Comparison(names, rows, reach, chance_note(rows), (*notes_of(data, other), *nation), funnel)


def _nothing(data: SideBySide) -> str:
    if not data.own.figures.entered:
        return "In deze periode zijn geen metingen ingevoerd. Kies een andere periode."
    return f"Er is nu niets om deze cijfers mee te vergelijken. {data.own.nation.reason}"


def _others(data: SideBySide) -> tuple[Option, ...]:
    chosen = data.other.code if data.other else ""
    codes = dict.fromkeys([*data.offered, *([chosen] if chosen else [])])
    return tuple(Option(code, other_label(code, parsed_period(code), data.own.today), code == chosen) for code in codes)
