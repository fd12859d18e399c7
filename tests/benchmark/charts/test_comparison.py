"""Institutions beside each other."""

import json
from fractions import Fraction

import plotly.graph_objects as go

from benchmark.charts.comparison import InstitutionPoint, comparison
from benchmark.charts.theme import Chart

LONG = "Stichting Samenwerkende Jeugd- en Opvoedhulporganisaties van heel Noord en Oost"
POINTS = (
    InstitutionPoint("b", "Aa & <b>Bee</b>", 12, Fraction(95, 100), Fraction(70, 100)),
    InstitutionPoint("a", "Zee", 80, Fraction(94, 100), Fraction(90, 100)),
    InstitutionPoint("c", LONG, 40, Fraction(93, 100), Fraction(85, 100)),
)


def drawn(goal_attainment: Fraction = Fraction(83, 100)) -> Chart:
    return comparison(POINTS, fidelity=Fraction(94, 100), goal_attainment=goal_attainment)


def test_the_chart_is_a_valid_plotly_figure_that_json_can_carry() -> None:
    go.Figure(drawn())
    assert json.loads(json.dumps(drawn())) == drawn()


def test_institutions_stand_in_the_order_given_whatever_their_scores() -> None:
    layout = drawn()["layout"]
    assert layout["yaxis"]["categoryarray"] == ["b", "a", "c"]
    assert layout["yaxis"]["range"] == [2.5, -0.5]


def test_each_measure_has_its_own_mark_at_the_exact_value() -> None:
    fidelity, goal_attainment = drawn()["data"]
    assert (fidelity["y"], fidelity["x"]) == (["b", "a", "c"], [95.0, 94.0, 93.0])
    assert goal_attainment["x"] == [70.0, 90.0, 85.0]
    assert fidelity["marker"]["symbol"] != goal_attainment["marker"]["symbol"]


def test_the_norm_and_both_national_means_are_lines() -> None:
    assert [line["x0"] for line in drawn()["layout"]["shapes"]] == [80.0, 94.0, 83.0]


def test_the_labels_of_norm_and_goal_attainment_stand_on_opposite_sides() -> None:
    for mean in (Fraction(83, 100), Fraction(77, 100)):
        norm, _, goal_attainment = drawn(mean)["layout"]["annotations"]
        assert norm["xanchor"] != goal_attainment["xanchor"]


def test_names_are_text_and_long_ones_take_at_most_two_lines() -> None:
    names = drawn()["layout"]["yaxis"]["ticktext"]
    assert names[0] == "Aa &amp; &lt;b&gt;Bee&lt;/b&gt; (n=12)"
    assert names[2].count("<br>") == 1
    assert names[2].endswith("... (n=40)")


def test_n_stands_behind_every_name_also_on_a_phone() -> None:
    narrow = drawn()["layout"]["meta"]["narrow"]["yaxis"]["ticktext"]
    assert [name[-6:] for name in narrow] == ["(n=12)", "(n=80)", "(n=40)"]
    assert max(len(line) for name in narrow[1:] for line in name.split("<br>")) <= 18


def test_under_30_trajectories_marks_are_hollow() -> None:
    fidelity, goal_attainment = drawn()["data"]
    assert fidelity["marker"]["symbol"] == ["circle-open", "circle", "circle"]
    assert goal_attainment["marker"]["symbol"] == ["diamond-open", "diamond", "diamond"]


def test_marks_of_both_measures_stand_beside_each_other_so_that_equal_values_do_not_cover() -> None:
    assert drawn()["layout"]["scattermode"] == "group"
    assert len({trace["offsetgroup"] for trace in drawn()["data"]}) == 2
    assert {trace["orientation"] for trace in drawn()["data"]} == {"h"}


def test_on_a_phone_the_axis_has_few_ticks() -> None:
    assert drawn()["layout"]["meta"]["narrow"]["xaxis"] == {"tick0": 60, "dtick": 20}


def test_a_mark_says_how_many_trajectories_are_behind_it() -> None:
    assert drawn()["data"][0]["hovertext"][1] == "Zee<br>Behandelgetrouwheid: 94% (n = 80)"
