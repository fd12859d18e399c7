"""The chart of the institutions beside each other, and what its caption says of the marks and the axis."""

from dataclasses import dataclass

from benchmark.charts.comparison import FIRST_N_OF_A_FULL_MARK, InstitutionPoint, comparison
from benchmark.charts.theme import Chart
from benchmark.page_data.national import NationalData
from benchmark.pages.wording import axis_text, is_enough


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """What the national page shows of the institutions; `chart` is None when none has 10 valid measurements."""

    chart: Chart | None
    notes: tuple[str, ...] = ()


def comparison_view(data: NationalData) -> ComparisonView:
    """The chart with the notes that it needs."""
    chart = comparison_chart(data)
    if chart is None:
        return ComparisonView(None)
    has_open_marks = any(point.n < FIRST_N_OF_A_FULL_MARK for point in institution_points(data))
    few = f"Open punt: minder dan {FIRST_N_OF_A_FULL_MARK} metingen, dus erg onzeker." if has_open_marks else ""
    return ComparisonView(chart, tuple(filter(None, (few, axis_text(chart["layout"]["xaxis"])))))


def comparison_chart(data: NationalData) -> Chart | None:
    """The institutions with 10 or more valid measurements; None when there are none."""
    points = institution_points(data)
    means = data.figures
    if not points or means.fidelity.value is None or means.goal_attainment.value is None:
        return None
    return comparison(points, fidelity=means.fidelity.value, goal_attainment=means.goal_attainment.value)


def institution_points(data: NationalData) -> list[InstitutionPoint]:
    """A point per institution with 10 or more valid measurements, in the order of the data."""
    return [
        InstitutionPoint(
            institution.code, institution.name, figures.valid, figures.fidelity.value, figures.goal_attainment.value
        )
        for institution in data.institutions
        if (figures := data.by_institution.get(institution.pk)) and is_enough(figures.valid)
    ]
