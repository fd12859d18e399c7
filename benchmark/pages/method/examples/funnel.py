"""The funnel: limits round a made-up national mean, and where made-up institutions lie."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from benchmark.domain.funnel import ALERT_TAIL, SIGNAL_TAIL, funnel_limits, funnel_position
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import exact_percent
from benchmark.pages.wording import counts_text, score_text

CENTRE: Final = Fraction(88, 100)
SIZES: Final = (10, 25, 50, 100, 200)
INSTITUTIONS: Final = (
    ("Instelling P", Share(45, 50)),
    ("Instelling Q", Share(38, 50)),
    ("Instelling R", Share(72, 100)),
    ("Instelling S", Share(198, 200)),
    ("Instelling T", Share(5, 9)),
)
NO_LIMIT: Final = "geen"


@dataclass(frozen=True, slots=True)
class FunnelExample:
    """The limits per size and the place of each institution."""

    centre: str
    limits: Table
    positions: Table


def funnel_example() -> FunnelExample:
    """Built anew at each call."""
    return FunnelExample(
        centre=percent_text(CENTRE),
        limits=table(
            "De grenzen van de trechter bij dit landelijke gemiddelde",
            ("Metingen", "Let op onder", "Let op boven", "Signaal onder", "Signaal boven"),
            (_limits_row(n) for n in SIZES),
        ),
        positions=table(
            "Voorbeeld: vijf verzonnen instellingen, op volgorde van naam",
            ("Instelling", "Behaald", "Score", "Plaats in de trechter"),
            ((name, counts_text(share), score_text(share), _place(share)) for name, share in INSTITUTIONS),
            ("Plaats in de trechter",),
        ),
    )


def _limits_row(n: int) -> tuple[str, ...]:
    alert, signal = funnel_limits(CENTRE, n, ALERT_TAIL), funnel_limits(CENTRE, n, SIGNAL_TAIL)
    return f"{n}", *map(_limit, (alert.low, alert.high, signal.low, signal.high))


def _limit(value: float | None) -> str:
    return NO_LIMIT if value is None else exact_percent(value)


def _place(share: Share) -> str:
    return funnel_position(share, CENTRE).funnel_class
