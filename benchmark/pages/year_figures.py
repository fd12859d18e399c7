"""Behandelgetrouwheid and doelbereiking in a card, and the sentence under the title."""

from dataclasses import dataclass
from typing import Final

from benchmark.charts.strip import Strip, strip
from benchmark.domain.figures import CompositeFigure, Figures
from benchmark.domain.rounding import NO_DATA, percent_text
from benchmark.domain.share import TrajectoryMean, reaches_norm
from benchmark.domain.verdict import MINIMUM_N
from benchmark.pages.wording import counted, counts_text, is_enough, mean_text, norm_text, score_text, whole

TOO_FEW: Final = f"te weinig metingen voor een percentage (minder dan {MINIMUM_N})"
FIDELITY: Final = "Behandel\N{SOFT HYPHEN}getrouwheid"
"""With the place where a narrow card may break the word."""


CERTAINTY: Final = "Hoe zeker dat is, staat per criterium."


@dataclass(frozen=True, slots=True)
class Card:
    """A number with what it is and what stands beside it."""

    number: str
    label: str
    notes: tuple[str, ...]
    strip: Strip | None = None


def cards(figures: Figures, nation: Figures | None = None) -> tuple[Card, ...]:
    """The numbers at the top of a page; none without entered measurements, the nation beside it where given."""
    if not figures.entered:
        return ()
    process, outcome = (nation.process.mean, nation.outcome.mean) if nation else (None, None)
    return (
        _valid_card(figures),
        _composite_card(FIDELITY, "uitvoeringscriteria", figures.process, process),
        _composite_card("Doelbereiking", "uitkomstcriteria", figures.outcome, outcome),
        _criteria_card(figures),
    )


def _valid_card(figures: Figures) -> Card:
    excluded = counted(figures.excluded, "meting telt niet mee", "metingen tellen niet mee")
    return Card(
        whole(figures.valid),
        "geldige meting" if figures.valid == 1 else "geldige metingen",
        (
            f"van {counted(figures.entered, 'ingevoerde meting', 'ingevoerde metingen')}",
            excluded if figures.excluded else "alle ingevoerde metingen tellen mee",
        ),
    )


def _composite_card(name: str, criteria: str, figure: CompositeFigure, nation: TrajectoryMean | None) -> Card:
    if is_enough(figure.mean.n):
        return _percent_card(name, figure, nation)
    if not figure.all_met.scored:
        return Card(NO_DATA, name, ("er zijn geen geldige metingen",))
    all_met = f"{counts_text(figure.all_met)} trajecten met alle gescoorde {criteria} behaald"
    return Card(NO_DATA, name, (TOO_FEW, all_met))


def _percent_card(name: str, figure: CompositeFigure, nation: TrajectoryMean | None) -> Card:
    shown = nation if nation and is_enough(nation.n) else None
    notes = [
        f"n = {whole(figure.mean.n)}; gemeten {norm_text(figure.mean)}",
        f"alles behaald wat gescoord is: {score_text(figure.all_met)} van de trajecten",
    ]
    if shown:
        notes.append(f"landelijk {percent_text(shown.value)}")
    drawn = strip(figure.mean.value, nation=shown.value if shown else None)
    return Card(percent_text(figure.mean.value), name, tuple(notes), drawn)


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


def conclusion(figures: Figures, when: str) -> str:
    """What the figures of a period say, in one or two sentences; `when` is such as "2022" or "maart 2022"."""
    if not figures.entered:
        return f"Over {when} zijn geen metingen ingevoerd."
    if not figures.valid:
        entered = counted(figures.entered, "meting ingevoerd; die telt", "metingen ingevoerd; die tellen")
        return f"Over {when} {'is' if figures.entered == 1 else 'zijn'} {entered} niet mee."
    if not is_enough(figures.valid):
        valid = counted(figures.valid, "meting telt", "metingen tellen")
        return f"Over {when}: {valid} mee. Dat is te weinig voor percentages; u ziet daarom aantallen."
    return (
        f"Over {when} is per traject gemiddeld {mean_text(figures.fidelity)} van de uitvoeringscriteria behaald "
        f"en {mean_text(figures.goal_attainment)} van de uitkomstcriteria. {_sides(figures)}"
    )


def _sides(figures: Figures) -> str:
    process, outcome = reaches_norm(figures.fidelity), reaches_norm(figures.goal_attainment)
    if process == outcome:
        return f"Gemeten liggen de behandelgetrouwheid en de doelbereiking {norm_text(figures.fidelity)}. {CERTAINTY}"
    names = ("behandelgetrouwheid", "doelbereiking")
    above, below = names if process else reversed(names)
    return f"Gemeten ligt de {above} op of boven de norm van 80% en de {below} eronder. {CERTAINTY}"
