"""Behandelgetrouwheid and doelbereiking in a card, and the sentence under the title."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.charts.strip import Strip, strip
from benchmark.domain.disclosure.year import PublicFigures
from benchmark.domain.figures import CompositeFigure, Figures
from benchmark.domain.intervals import exact_interval
from benchmark.domain.rounding import NO_DATA, percent_text
from benchmark.domain.share import EffectiveMean
from benchmark.domain.verdict import MINIMUM_N, Judgement, Verdict, judge
from benchmark.page_data.nation import Deff
from benchmark.pages.nation import NO_MARK, NationMark, nation_mark
from benchmark.pages.wording import counted, counts_text, interval_text, is_enough, mean_text, score_text, whole
from measurements.domain.coverage import Coverage
from measurements.domain.period import Period

TOO_FEW: Final = f"te weinig metingen voor een percentage (minder dan {MINIMUM_N})"
FIDELITY: Final = "Behandel\N{SOFT HYPHEN}getrouwheid"
"""With the place where a narrow card may break the word."""

VERDICTS: Final[Mapping[Verdict | None, str]] = {
    Verdict.MET: "de norm van 80% is behaald",
    Verdict.NOT_MET: "de norm van 80% is niet behaald",
    Verdict.OPEN: "nog niet te zeggen of de norm van 80% is behaald",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A number with what it is and what stands beside it; a year figure has a judgement and a strip."""

    number: str
    label: str
    notes: tuple[str, ...]
    strip: Strip | None = None
    judgement: Judgement | None = None


def cards(
    figures: Figures, deff: Deff, nation: PublicFigures | None = None, coverage: Coverage | None = None
) -> tuple[Card, ...]:
    """The numbers at the top of a page; none without entered measurements, nation and coverage beside it if given."""
    if not figures.entered:
        return ()
    marks = (nation_mark(nation.fidelity), nation_mark(nation.goal_attainment)) if nation else (NO_MARK, NO_MARK)
    process = deff.effective(figures.process, deff.process)
    outcome = deff.effective(figures.outcome, deff.outcome)
    return (
        _valid_card(figures, coverage),
        _composite_card(FIDELITY, "uitvoeringscriteria", figures.process, process, marks[0]),
        _composite_card("Doelbereiking", "uitkomstcriteria", figures.outcome, outcome, marks[1]),
        _criteria_card(figures),
    )


def certainty_note(figures: Figures, deff: Deff, period: Period) -> str:
    """What to know about the intervals of the year figures; nothing where there is none, or nothing special to know."""
    if not is_enough(figures.valid):
        return ""
    if deff.process is None or deff.outcome is None:
        return "De intervallen zijn ruim genomen: er zijn nog geen landelijke cijfers om ze nauwer te bepalen."
    of_year = "" if deff.year == period.last_month.year else f" met het ontwerpeffect van {deff.year}"
    if deff.is_provisional:
        return f"De intervallen zijn voorlopig: ze zijn bepaald{of_year} uit landelijk nog weinig metingen."
    return f"De intervallen zijn bepaald{of_year}." if of_year else ""


def _valid_card(figures: Figures, coverage: Coverage | None) -> Card:
    excluded = counted(figures.excluded, "meting telt niet mee", "metingen tellen niet mee")
    return Card(
        whole(figures.valid),
        "geldige meting" if figures.valid == 1 else "geldige metingen",
        (
            f"van {counted(figures.entered, 'ingevoerde meting', 'ingevoerde metingen')}",
            excluded if figures.excluded else "alle ingevoerde metingen tellen mee",
            *([_coverage_note(coverage)] if coverage else []),
        ),
    )


def _coverage_note(coverage: Coverage) -> str:
    return ": ".join(filter(None, (f"dekking {coverage.text}", coverage.remark)))


def _composite_card(name: str, criteria: str, figure: CompositeFigure, mean: EffectiveMean, nation: NationMark) -> Card:
    if is_enough(figure.mean.n):
        return _percent_card(name, figure, mean, nation)
    if not figure.all_met.scored:
        return Card(NO_DATA, name, ("er zijn geen geldige metingen",))
    noun = "traject" if figure.all_met.scored == 1 else "trajecten"
    all_met = f"{counts_text(figure.all_met)} {noun} met alle gescoorde {criteria} behaald"
    return Card(NO_DATA, name, (TOO_FEW, all_met))


def _percent_card(name: str, figure: CompositeFigure, mean: EffectiveMean, nation: NationMark) -> Card:
    interval = exact_interval(mean)
    notes = [
        f"n = {whole(figure.mean.n)}; 95%-interval {interval_text(interval)}",
        f"alles behaald wat gescoord is: {score_text(figure.all_met)} van de trajecten",
    ]
    if nation != NO_MARK:
        notes.append(f"landelijk {nation.text}")
    drawn = strip(figure.mean.value, interval=interval, nation=nation.position)
    return Card(percent_text(figure.mean.value), name, tuple(notes), drawn, judge(mean))


def _criteria_card(figures: Figures) -> Card:
    label = "criteria gemeten op of boven 80%"
    if not is_enough(figures.valid):
        return Card(NO_DATA, label, (TOO_FEW,))
    process, outcome = figures.process, figures.outcome
    at_norm = process.criteria_at_norm + outcome.criteria_at_norm
    return Card(
        f"{at_norm} van {len(process.assessed) + len(outcome.assessed)}",
        label,
        (
            f"{process.criteria_at_norm} van {len(process.assessed)} uitvoeringscriteria, "
            f"{outcome.criteria_at_norm} van {len(outcome.assessed)} uitkomstcriteria",
        ),
    )


def conclusion(figures: Figures, deff: Deff, when: str) -> str:
    """What the figures of a period say, in one or two sentences; `when` is such as "2022" or "maart 2022"."""
    if not figures.entered:
        return f"Over {when} zijn geen metingen ingevoerd."
    if not figures.valid:
        entered = counted(figures.entered, "meting ingevoerd; die telt", "metingen ingevoerd; die tellen")
        return f"Over {when} {'is' if figures.entered == 1 else 'zijn'} {entered} niet mee."
    if not is_enough(figures.valid):
        valid = counted(figures.valid, "meting telt", "metingen tellen")
        return f"Over {when}: {valid} mee. Dat is te weinig voor percentages; u ziet daarom aantallen."
    fidelity = VERDICTS[judge(deff.effective(figures.process, deff.process)).verdict]
    goal_attainment = VERDICTS[judge(deff.effective(figures.outcome, deff.outcome)).verdict]
    return (
        f"Over {when} is per traject gemiddeld {mean_text(figures.fidelity)} van de uitvoeringscriteria behaald: "
        f"{fidelity}. Van de uitkomstcriteria is dat {mean_text(figures.goal_attainment)}: {goal_attainment}."
    )
