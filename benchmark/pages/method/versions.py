"""Which versions of method, definitions and code lists hold, and of which releases everybody sees the figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from benchmark.domain.releases.sealing import METHOD_VERSION
from benchmark.domain.rounding import percent_text
from benchmark.models import Release
from benchmark.pages.method.examples.table import Table, table
from measurements.domain.criteria import INSTRUMENT_VERSION
from measurements.domain.definitions import DEFINITIONS, Definition

NO_PERIOD = "geldt voor geen enkel jaar; alleen om een jaar ernaast te leggen"


@dataclass(frozen=True, slots=True)
class Versions:
    """What the page tells of versions; `releases` is None when nothing was published yet."""

    method: str
    instrument: str
    codebook: str
    definitions: Table
    releases: Table | None


def versions(codebook: str, releases: Sequence[Release]) -> Versions:
    """The versions of now; `releases` are the newest published ones of each year, with their publication."""
    return Versions(METHOD_VERSION, INSTRUMENT_VERSION, codebook, definitions_table(DEFINITIONS), _releases(releases))


def definitions_table(definitions: Sequence[Definition]) -> Table:
    """A row per version of the definition: its period, its norm and its rules."""
    return table(
        "Versies van de definitie",
        ("Versie", "Naam", "Periode", "Criteria", "Norm", "Regels"),
        (
            (
                one.version,
                one.label,
                _period(one, definitions),
                f"{len(one.criteria)}",
                percent_text(one.norm),
                "; ".join(rule.label for rule in one.rules),
            )
            for one in definitions
        ),
        ("Naam", "Periode", "Regels"),
    )


def _period(one: Definition, definitions: Iterable[Definition]) -> str:
    """From the first day up to the day before the next version."""
    if one.applies_from is None:
        return NO_PERIOD
    later = [
        other.applies_from for other in definitions if other.applies_from and other.applies_from > one.applies_from
    ]
    until = f" tot en met {_written(min(later) - timedelta(days=1))}" if later else ""
    return f"vanaf {_written(one.applies_from)}{until}"


def _releases(releases: Sequence[Release]) -> Table | None:
    if not releases:
        return None
    return table(
        "De uitgave die nu per jaar geldt",
        ("Uitgave", "Soort", "Gepubliceerd op", "Methode", "Definitie", "Keuzelijsten"),
        (
            (
                one.version,
                one.get_kind_display(),
                _written(timezone.localdate(one.publication.published_at)),
                one.method_version,
                one.definition_version,
                one.codebook_version,
            )
            for one in releases
        ),
        ("Soort", "Keuzelijsten"),
    )


def _written(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
