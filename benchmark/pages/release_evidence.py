"""The exact parameters of a release, for SEJN: what funnels and tests are made from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from benchmark.charts.theme import whole
from benchmark.domain.overdispersion import Overdispersion
from benchmark.domain.rounding import NO_DATA
from benchmark.files.dataset import Dataset
from benchmark.models import Release
from benchmark.page_data.releases import Evidence
from measurements.domain.criteria import CRITERIA

MORE_THAN_CHANCE: Final = "meer verschil tussen instellingen dan toeval"
NO_MORE_THAN_CHANCE: Final = "geen aantoonbaar verschil tussen instellingen"


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """The parameters of one figure, as they are written; "-" for what is not there."""

    label: str
    theta: str
    deff: str
    q: str
    tau2: str
    spread: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """The parameters, and the institutions whose counts changed since `before`; None without any before it."""

    entered: str
    valid: str
    institutions: str
    rows: tuple[ParameterRow, ...]
    before: Release | None
    changed: tuple[str, ...] | None


def evidence_view(evidence: Evidence, before: Release | None) -> EvidenceView:
    """What SEJN reads below the figures."""
    kept: Mapping[str, Any] = evidence.parameters
    return EvidenceView(
        entered=whole(kept["entered"]),
        valid=whole(kept["valid"]),
        institutions=whole(kept["institutions"]),
        rows=tuple(_rows(kept)),
        before=before,
        changed=evidence.changed,
    )


def parameters_dataset(rows: Sequence[ParameterRow], title: str) -> Dataset:
    """The parameters as a file, for SEJN."""
    columns = ("Cijfer", "Gemiddelde (θ)", "deff", "Q bij vrijheidsgraden", "τ²", "Spreiding")
    return Dataset(title, columns, tuple((one.label, one.theta, one.deff, one.q, one.tau2, one.spread) for one in rows))


def _rows(kept: Mapping[str, Any]) -> Iterator[ParameterRow]:
    yield _row("Behandelgetrouwheid", kept["fidelity"])
    yield _row("Doelbereiking", kept["goal_attainment"])
    for one in CRITERIA:
        yield _row(f"{one.form_number} {one.label}", kept["criteria"][one.form_number])


def _row(label: str, kept: Mapping[str, Any]) -> ParameterRow:
    spread = _spread(kept["spread"])
    return ParameterRow(
        label=label,
        theta=_theta(kept["theta"]),
        deff=_deff(kept.get("deff")),
        q=f"{_decimal(spread.q, 1)} bij {spread.freedom}" if spread else NO_DATA,
        tau2=_decimal(spread.tau2, 5) if spread else NO_DATA,
        spread=_words(spread) if spread else NO_DATA,
    )


def _theta(theta: list[int] | None) -> str:
    return f"{_decimal(float(Fraction(*theta)) * 100, 2)}%" if theta else NO_DATA


def _deff(deff: Mapping[str, Any] | None) -> str:
    if deff is None:
        return NO_DATA
    return _decimal(deff["value"], 2) + (" (voorlopig)" if deff["is_provisional"] else "")


def _spread(kept: Mapping[str, Any] | None) -> Overdispersion | None:
    """The spread as it was computed then; the words for it are those of today."""
    if kept is None:
        return None
    return Overdispersion(0.0, (), kept["q"], kept["freedom"], kept["chance"], kept["tau2"], kept["rankable"])


def _words(spread: Overdispersion) -> str:
    seen = MORE_THAN_CHANCE if spread.widens else NO_MORE_THAN_CHANCE
    return f"{seen}; onderscheid tussen instellingen: {spread.rankability}"


def _decimal(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")
