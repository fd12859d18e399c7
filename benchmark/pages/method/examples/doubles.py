"""Made-up measurements that may be about one and the same trajectory."""

from datetime import date
from typing import Final

from benchmark.pages.method.examples.table import Table, table
from benchmark.pages.wording import among
from measurements.domain.duplicates import Registered, find_doubles

MEASUREMENTS: Final = (
    Registered("Meting p", "traject I", "", date(2001, 1, 8), date(2001, 2, 2)),
    Registered("Meting q", "traject I", "", date(2001, 1, 8), date(2001, 2, 2)),
    Registered("Meting r", "traject II", "gezin I", date(2001, 3, 1), date(2001, 3, 28)),
    Registered("Meting s", "traject III", "gezin I", date(2001, 3, 28), date(2001, 4, 20)),
    Registered("Meting t", "traject IV", "gezin I", date(2001, 5, 7), date(2001, 6, 1)),
)


def doubles_table() -> Table:
    """Each measurement with what is reported of it."""
    groups = find_doubles(MEASUREMENTS)
    reasons = {code: among([*group.reasons]) for group in groups for code in group.codes}
    return table(
        "Voorbeeld: vijf verzonnen metingen van één instelling",
        ("Meting", "Traject", "Gezin", "Van", "Tot en met", "Melding"),
        (
            (
                one.code,
                one.trajectory_reference,
                one.family_reference or "-",
                _written(one.began_on),
                _written(one.ended_on),
                reasons.get(one.code, "geen"),
            )
            for one in MEASUREMENTS
        ),
        ("Traject", "Gezin", "Melding"),
    )


def _written(day: date | None) -> str:
    return f"{day.day}-{day.month}" if day else "-"
