"""The page about the target group of an institution, and that of the nation."""

from dataclasses import dataclass

from benchmark.domain.splits import Split
from benchmark.page_data.target_group import LIST_NAMES, NationalTargetGroupData, TargetGroupData
from benchmark.pages.criterion_links import query_of
from benchmark.pages.files import PageFiles
from benchmark.pages.filters import Option, OptionGroup, period_in_sentence, period_label, period_options
from benchmark.pages.more_certainty import MoreCertainty, only_longer
from benchmark.pages.target_group.conclusion import target_group_conclusion
from benchmark.pages.target_group.expected import CONTEXT, expected_text
from benchmark.pages.target_group.parts import MAY_BE_CHANCE, Parts, national_parts, own_parts
from benchmark.pages.wording import is_enough


@dataclass(frozen=True, slots=True)
class TargetGroupPage:
    """Everything on the page of an institution, in the order in which it stands there."""

    data: TargetGroupData
    when: str
    conclusion: str
    more: MoreCertainty | None
    periods: tuple[OptionGroup, ...]
    teams: tuple[Option, ...]
    locations: tuple[Option, ...]
    parts: Parts
    expected: str
    may_be_chance: str = MAY_BE_CHANCE
    context: str = CONTEXT

    @property
    def query_of_rest(self) -> str:
        """The chosen team or location and the crossed list, for a link to another period of them."""
        return query_of({**self.data.places.chosen, "kruis": self.parts.crossed_name})

    @property
    def files(self) -> PageFiles:
        """What the page gives along."""
        return self.parts.files


@dataclass(frozen=True, slots=True)
class NationalTargetGroupPage:
    """Everything on the national page."""

    data: NationalTargetGroupData
    when: str
    conclusion: str
    periods: tuple[OptionGroup, ...]
    parts: Parts
    may_be_chance: str = MAY_BE_CHANCE

    @property
    def files(self) -> PageFiles:
        """What the page gives along."""
        return self.parts.files


def target_group_page(data: TargetGroupData) -> TargetGroupPage:
    """The page for the target group of an institution or a part of it."""
    places = data.places
    when, parts = period_label(data.period, data.today), own_parts(data)
    return TargetGroupPage(
        data=data,
        when=when,
        conclusion=_conclusion(parts, data.own.everybody.valid, period_in_sentence(data.period, data.today)),
        more=_more(data),
        periods=period_options(data.by_year, data.period, data.today),
        teams=tuple(Option(team.code, team.name, team == places.team) for team in places.teams),
        locations=tuple(Option(f"{one.pk}", one.name, one == places.location) for one in places.locations),
        parts=parts,
        expected=expected_text(data.own, data.nation.shown),
    )


def national_target_group_page(data: NationalTargetGroupData) -> NationalTargetGroupPage:
    """The page for the target group of all institutions together."""
    parts = national_parts(data)
    return NationalTargetGroupPage(
        data=data,
        when=period_label(data.period, data.today),
        conclusion=_conclusion(parts, data.nation.everybody.valid, period_in_sentence(data.period, data.today)),
        periods=period_options(data.years, data.period, data.today),
        parts=parts,
    )


def _more(data: TargetGroupData) -> MoreCertainty | None:
    """The longer period, where this one has measurements and too few of them for percentages."""
    valid = data.own.everybody.valid
    if not valid or is_enough(valid):
        return None
    return only_longer(valid, data.period, {year: figures.valid for year, figures in data.by_year.items()})


def _conclusion(parts: Parts, valid: int, when: str) -> str:
    tables = {one.name: one.table for one in parts.questions}
    families, problems = (tables[LIST_NAMES[code_list]] for code_list in (Split.FAMILY_TYPE, Split.PROBLEM))
    return target_group_conclusion(families, problems, valid, when)
