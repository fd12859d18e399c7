"""Named institutions on the page that compares, from values: the table, the words around it, and the funnel."""

from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import pytest

from benchmark.domain.disclosure import PublicPoint
from benchmark.domain.funnel import funnel_position
from benchmark.models import Release
from benchmark.page_data.nation import Deff
from benchmark.page_data.open_points import NamedPoint, OpenComparison
from benchmark.pages.side_by_side.open_points import named_figures, open_dataset, open_section
from tests.benchmark.figures_to_show import figures_of_all_met

RELEASE = Release(year=2025, number=1)


def point(name: str, n: int, fidelity: tuple[int, int], goal_attainment: tuple[int, int]) -> NamedPoint:
    both = {"fidelity": fidelity, "goal_attainment": goal_attainment}
    kept = {key: {"n": n, "low": low, "high": high, "reason": None} for key, (low, high) in both.items()}
    return NamedPoint(name, PublicPoint.from_json(kept))


OTHERS = OpenComparison(
    agrees=True,
    points=(point("Alfa", 40, (79, 79), (99, 100)), point("Bravo", 120, (94, 94), (83, 83))),
    release=RELEASE,
)


def beside(measure: str = "", place: str = "") -> Any:
    own = SimpleNamespace(figures=figures_of_all_met(50), deff=Deff(), places=SimpleNamespace(title=place))
    return SimpleNamespace(own=own, measure=measure)


def test_the_table_has_both_year_figures_in_the_order_given() -> None:
    section = open_section(OTHERS, "Golf")
    assert section is not None
    assert [(row.name, row.n, row.fidelity, row.goal_attainment) for row in section.rows] == [
        ("Alfa", 40, "79%", "99% of meer"),
        ("Bravo", 120, "94%", "83%"),
    ]
    assert section.intro.startswith("Golf doet mee aan open vergelijking.")
    assert section.source == "Uit uitgave 2025.1."
    assert open_dataset(section).rows[0] == ("Alfa", 40, "79%", "99% of meer")


def test_without_points_there_is_a_reason_and_no_word_on_how_to_read_the_table() -> None:
    section = open_section(OpenComparison(agrees=False, reason="Golf doet niet mee."), "Golf")
    assert section is not None
    assert (section.intro, section.reason, section.rows, section.notes) == ("", "Golf doet niet mee.", (), ())
    assert open_section(None, "Golf") is None


@pytest.mark.parametrize(
    ("measure", "percents"), [("", (79, 94)), ("getrouwheid", (79, 94)), ("doelbereiking", (99, 83))]
)
def test_a_point_lies_in_the_funnel_at_its_whole_percent(measure: str, percents: tuple[int, int]) -> None:
    found = named_figures(OTHERS, beside(measure))
    assert [(one.name, one.figure.n, one.is_own) for one in found] == [("Alfa", 40, False), ("Bravo", 120, False)]
    assert tuple(one.figure.value for one in found) == tuple(Fraction(percent, 100) for percent in percents)


def test_a_point_is_worth_as_many_answers_per_trajectory_as_the_own_one() -> None:
    own = Deff().effective(figures_of_all_met(50).process, None)
    found = named_figures(OTHERS, beside())[1].figure
    assert found.scored / found.n == pytest.approx(own.size / own.n)
    assert funnel_position(found, Fraction(94, 100)).chance_low is not None


@pytest.mark.parametrize(("measure", "place"), [("5a", ""), ("", "Team Noord")])
def test_nobody_stands_beside_a_criterion_or_a_part_of_the_institution(measure: str, place: str) -> None:
    assert named_figures(OTHERS, beside(measure, place)) == ()


def test_nobody_stands_beside_who_may_not_see_them() -> None:
    assert named_figures(None, beside()) == ()
