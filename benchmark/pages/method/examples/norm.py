"""What rounding does near the norm, near everything and near nothing."""

from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.percents import percent_outside, plain
from benchmark.domain.rounding import percent_text
from benchmark.domain.share import Share, reaches_norm
from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.method.examples.writing import exact_percent
from benchmark.pages.wording import counts_text

JUST_UNDER: Final = Share(199, 250)
SHARES: Final = (
    Share(200, 250),
    JUST_UNDER,
    Share(158, 200),
    Share(1, 8),
    Share(300, 300),
    Share(299, 300),
    Share(1, 300),
    Share(0, 300),
)


@dataclass(frozen=True, slots=True)
class NormExample:
    """Shares as they are and as they are written; the one just under the norm also apart."""

    rounding: Table
    just_under_exact: str
    just_under: str
    just_under_outside: str


def norm_example() -> NormExample:
    """Built anew at each call."""
    return NormExample(
        rounding=table(
            "Voorbeeld: zo schrijven wij verzonnen scores",
            ("Behaald", "Precies", "Binnen de eigen instelling", "Landelijk", "Norm gehaald, zoals gemeten"),
            (_row(share) for share in SHARES),
        ),
        just_under_exact=_exact(JUST_UNDER),
        just_under=percent_text(JUST_UNDER.value),
        just_under_outside=_outside(JUST_UNDER),
    )


def _row(share: Share) -> tuple[str, ...]:
    reaches = "ja" if reaches_norm(share) else "nee"
    return counts_text(share), _exact(share), percent_text(share.value), _outside(share), reaches


def _exact(share: Share) -> str:
    return exact_percent(share.value or 0, 2)


def _outside(share: Share) -> str:
    return plain(percent_outside(share.met, share.scored)).text
