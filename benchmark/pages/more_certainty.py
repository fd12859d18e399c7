"""What is needed to say more than "nog niet te zeggen": more measurements, or a longer period."""

from collections.abc import Mapping
from dataclasses import dataclass

from benchmark.domain.boundaries import first_n_that_can_show_the_norm, percent_that_shows_the_norm
from benchmark.domain.figures import Figures
from benchmark.domain.intervals import exact_interval
from benchmark.domain.share import EffectiveMean
from benchmark.domain.verdict import MINIMUM_N, Verdict, judge
from benchmark.page_data.nation import Deff
from benchmark.pages.wording import counted, interval_text, is_enough
from measurements.domain.period import Period, three_years_until


@dataclass(frozen=True, slots=True)
class LongerPeriod:
    """Three years with more measurements than the chosen period: its code in an address, its name, and how many."""

    code: str
    label: str
    n: int


@dataclass(frozen=True, slots=True)
class MoreCertainty:
    """Sentences on what is needed, and the longer period where that helps."""

    sentences: tuple[str, ...]
    longer: LongerPeriod | None


def more_certainty(
    figures: Figures, deff: Deff, period: Period, by_year: Mapping[int, Figures]
) -> MoreCertainty | None:
    """What is needed to say more about the year figures; None where both verdicts are out, or nothing is valid.

    With so few measurements that no criterion can be shown to reach the norm, the longer period is there all the same.
    """
    if not figures.valid:
        return None
    if not is_enough(figures.valid):
        longer = longer_period(figures.valid, period, by_year)
        return MoreCertainty(() if longer else (_still(figures.valid),), longer)
    means = {
        "Behandelgetrouwheid": deff.effective(figures.process, deff.process),
        "Doelbereiking": deff.effective(figures.outcome, deff.outcome),
    }
    sentences = tuple(_needed(name, mean) for name, mean in means.items() if judge(mean).verdict is Verdict.OPEN)
    is_small = figures.valid < first_n_that_can_show_the_norm()
    if not sentences and not is_small:
        return None
    return MoreCertainty(sentences, longer_period(figures.valid, period, by_year))


def longer_period(valid: int, period: Period, by_year: Mapping[int, Figures]) -> LongerPeriod | None:
    """The three years up to the chosen period, where they hold more than its `valid` measurements."""
    return longer_with(valid, period, {year: figures.valid for year, figures in by_year.items()})


def only_longer(n: int, period: Period, n_by_year: Mapping[int, int]) -> MoreCertainty | None:
    """The longer period alone, where it holds more than these `n` measurements; None where it does not."""
    longer = longer_with(n, period, n_by_year)
    return MoreCertainty((), longer) if longer else None


def longer_with(n: int, period: Period, n_by_year: Mapping[int, int]) -> LongerPeriod | None:
    """The three years up to the chosen period, where they hold more than the `n` of what is counted by year.

    And enough for percentages: three years of a few measurements say no more than one.
    """
    three = three_years_until(period.last_month.year)
    of_three = sum(n_by_year.get(year, 0) for year in range(three.year, three.last_month.year + 1))
    helps = of_three > n and is_enough(of_three) and three != period
    return LongerPeriod(three.code, three.label, of_three) if helps else None


def _still(valid: int) -> str:
    missing = counted(MINIMUM_N - valid, "meting", "metingen")
    return f"Voor percentages {'is' if valid == MINIMUM_N - 1 else 'zijn'} nog {missing} nodig."


def _needed(name: str, mean: EffectiveMean) -> str:
    """Why the verdict is open: no score would do, or the norm lies in the interval."""
    percent = percent_that_shows_the_norm(mean.size)
    if percent is None:
        few = counted(mean.n, "meting", "metingen")
        return f"{name}: met {few} is de norm nog niet aan te tonen, ook niet als alles is behaald."
    reach = f"{name}: het 95%-interval is {interval_text(exact_interval(mean))} en de norm van 80% ligt daarin."
    if not judge(mean).at_norm:
        return f"{reach} Met meer metingen wordt het smaller."
    return (
        f"{reach} Bij dit aantal metingen is {percent}% nodig om te zeggen dat de norm is behaald; met meer metingen "
        f"is minder nodig."
    )
