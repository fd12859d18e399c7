"""How long after the help ended measurements were filled in, in words."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.rounding import NO_DATA
from benchmark.domain.timeliness import TIMELY_DAYS, Timeliness
from benchmark.pages.wording import counted, counts_text, is_enough, score_text

TOO_FEW: Final = "te weinig metingen"


@dataclass(frozen=True, slots=True)
class TimelinessView:
    """The days of the measurements with a number of days of 0 or more; no median and 90th percentile under 10.

    `another_year` is None where it cannot be told: the tallies of the nation hold no day on which the help ended.
    """

    n: int
    median: str
    p90: str
    timely: str
    timely_counts: str
    negative: int
    unknown: int
    another_year: int | None
    conclusion: str


def timeliness_view(found: Timeliness, another_year: int | None = None) -> TimelinessView:
    """What a page says of the days."""
    return TimelinessView(
        n=found.n,
        median=days_text(found.median, found.n),
        p90=days_text(found.p90, found.n),
        timely=score_text(found.timely),
        timely_counts=counts_text(found.timely) if is_enough(found.n) else "",
        negative=found.negative,
        unknown=found.unknown,
        another_year=another_year,
        conclusion=_conclusion(found),
    )


def days_text(days: float | None, n: int) -> str:
    """The days with at most one decimal, half up, such as "12,5 dagen"; never under 10 measurements."""
    if days is None:
        return NO_DATA
    if not is_enough(n):
        return TOO_FEW
    tenths = int(days * 10 + 0.5)
    number = f"{tenths // 10},{tenths % 10}".removesuffix(",0")
    return f"{number} {'dag' if number == '1' else 'dagen'}"


def _conclusion(found: Timeliness) -> str:
    if not found.n:
        return "Van geen enkele meting is bekend hoeveel dagen na het einde van de hulp zij is ingevuld."
    if not is_enough(found.n):
        measured = counted(found.n, "meting", "metingen")
        return f"Van {measured} zijn de dagen bekend. Dat is te weinig voor een mediaan; u ziet daarom aantallen."
    return (
        f"De helft van de metingen is binnen {days_text(found.median, found.n)} na het einde van de hulp ingevuld, "
        f"90% binnen {days_text(found.p90, found.n)}. Binnen {TIMELY_DAYS} dagen: {score_text(found.timely)}."
    )
