"""The sentence under the title of the check against a published year."""

from collections.abc import Sequence

from benchmark.page_data.published import PublishedData
from benchmark.pages.published.percentages import VariantBeside
from benchmark.pages.wording import counted, whole


def conclusion(data: PublishedData, found: Sequence[VariantBeside]) -> str:
    """What the check comes to; `found` is empty under 10 valid measurements."""
    period, figures = data.published.period, data.figures
    if not figures.entered:
        return f"Over {period} staan er nog geen metingen in deze benchmark. Er valt dus nog niets te vergelijken."
    if not figures.valid:
        entered = counted(figures.entered, "meting ingevoerd; die telt", "metingen ingevoerd; die tellen")
        verb = "is" if figures.entered == 1 else "zijn"
        return f"Over {period} {verb} {entered} niet mee. Er valt dus nog niets te vergelijken."
    numbers = _numbers(data)
    if not found:
        return f"{numbers} Dat is te weinig voor percentages."
    return f"{numbers} {_figures(data, found)}".strip()


def _numbers(data: PublishedData) -> str:
    """That the numbers differ; empty where they are equal."""
    published, valid = data.published, data.figures.valid
    ours = f"Deze benchmark heeft over {published.period} {counted(valid, 'geldige meting', 'geldige metingen')}"
    if published.counts_families:
        return f"{ours}; {published.called} gaat over {counted(published.n, 'gezin', 'gezinnen')}."
    return f"{ours}, {published.called} {whole(published.n)}." if valid != published.n else ""


def _figures(data: PublishedData, found: Sequence[VariantBeside]) -> str:
    ours, first, *others = found
    given = [f"{first.variant.letter} geeft {_pair(first)}", *(f"{one.variant.letter} {_pair(one)}" for one in others)]
    return f"Volgens definitie {ours.variant.letter} komt u uit op {_told(data, ours)}; {', '.join(given)}."


def _told(data: PublishedData, ours: VariantBeside) -> str:
    told = f"{ours.fidelity.rounded}% behandelgetrouwheid en {ours.goal_attainment.rounded}% doelbereiking"
    if ours.is_equal:
        return f"dezelfde {told} als {data.published.called}"
    return f"{told}, en {data.published.called} op {ours.fidelity.published}% en {ours.goal_attainment.published}%"


def _pair(one: VariantBeside) -> str:
    return f"{one.fidelity.rounded}% en {one.goal_attainment.rounded}%"
