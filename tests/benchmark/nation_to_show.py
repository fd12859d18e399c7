"""A nation made by hand, without a database: institutions with their figures, in the order of their names."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from benchmark.counters.columns import COUNTER_COLUMNS
from benchmark.domain.effective_size import design_effect
from benchmark.domain.figures import Figures, figures_from
from benchmark.page_data.nation import Deff
from benchmark.page_data.national import NationalData
from institutions.models import Institution
from measurements.domain.criteria import (
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
    OUTCOME_CRITERIA,
    PROCESS_CRITERIA,
)
from measurements.domain.period import Period

TODAY = date(2026, 11, 22)
LONG = "Stichting Samenwerkende Jeugd- en Opvoedhulporganisaties van de Grote Rivieren en Omstreken"
Counters = Mapping[str, int]


def counters_of(n: int, *, missed: Mapping[str, int] | None = None) -> Counters:
    """The counters of n valid measurements with all criteria scored and `missed` of each field not met.

    No two answers that were not met are in one trajectory.
    """
    lost = dict(missed or {})
    counters = dict.fromkeys(COUNTER_COLUMNS, 0) | {"entered": n, "valid": n}
    for name, criteria, units in (
        ("fidelity", PROCESS_CRITERIA, FIDELITY_UNITS_PER_ONE),
        ("goal_attainment", OUTCOME_CRITERIA, GOAL_ATTAINMENT_UNITS_PER_ONE),
    ):
        misses = sum(lost.get(criterion.field, 0) for criterion in criteria)
        less = units - units // len(criteria)
        counters[f"{name}_units"] = (n - misses) * units + misses * less
        counters[f"{name}_squares"] = (n - misses) * units**2 + misses * less**2
        for criterion in criteria:
            counters[f"{criterion.field}_met"] = n - lost.get(criterion.field, 0)
            counters[f"{criterion.field}_scored"] = n
    return counters


def nation_of(by_name: Mapping[str, Counters]) -> NationalData:
    """The data of 2024 of these institutions; those without counters took part and entered nothing."""
    institutions = tuple(
        Institution(pk=number, code=f"i{number}", name=name, active_from=date(2018, 1, 1))
        for number, name in enumerate(by_name, start=1)
    )
    figures = {
        one.pk: figures_from(counters) for one, counters in zip(institutions, by_name.values(), strict=True) if counters
    }
    total = Counter(dict.fromkeys(COUNTER_COLUMNS, 0))
    for counters in by_name.values():
        total.update(counters)
    together = figures_from(total)
    return NationalData(
        institutions=institutions,
        period=Period(2024),
        figures=together,
        by_year={2024: together} if together.entered else {},
        by_institution=figures,
        deff=_deff(figures),
        messages=(),
        is_lagging=False,
        today=TODAY,
    )


def _deff(figures: Mapping[int, Figures]) -> Deff:
    process = design_effect(one.process.sums for one in figures.values())
    outcome = design_effect(one.outcome.sums for one in figures.values())
    if process is None or outcome is None:
        return Deff()
    return Deff(process.deff, outcome.deff, 2024, process.is_provisional or outcome.is_provisional)
