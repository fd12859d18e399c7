"""How the place of an institution in the funnel is written and marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from benchmark.domain.funnel import FunnelClass


@dataclass(frozen=True, slots=True)
class ClassMark:
    """A class of the funnel in words, and the symbol that stands for it in a narrow cell."""

    words: str
    symbol: str = ""


MARKS: Final[Mapping[FunnelClass, ClassMark]] = {
    FunnelClass.WITHIN: ClassMark("binnen de bandbreedte"),
    FunnelClass.ALERT_LOW: ClassMark("let op, laag", "\N{WHITE DOWN-POINTING TRIANGLE}"),
    FunnelClass.ALERT_HIGH: ClassMark("let op, hoog", "\N{WHITE UP-POINTING TRIANGLE}"),
    FunnelClass.SIGNAL_LOW: ClassMark("signaal, laag", "\N{BLACK DOWN-POINTING TRIANGLE}"),
    FunnelClass.SIGNAL_HIGH: ClassMark("signaal, hoog", "\N{BLACK UP-POINTING TRIANGLE}"),
    FunnelClass.NOT_ASSESSED: ClassMark("niet beoordeeld"),
}

TOO_FEW: Final = "te weinig metingen"
NOTHING: Final = "geen metingen"


def why_not(n: int) -> str:
    """What stands in the place of a score under 10 trajectories."""
    return TOO_FEW if n else NOTHING
