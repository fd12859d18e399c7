"""The answers to a question as bars, with marks for the nation."""

import json

import plotly.graph_objects as go

from benchmark.charts.target_group import AnswerBar, target_group
from benchmark.charts.theme import Chart
from benchmark.files.pictures import chart_svg

BARS = (
    AnswerBar("PO01", "Opvoedingsproblematiek (o)", 58.2, "58% (n=89)", 59.0),
    AnswerBar("PJ01", "Ernstige gedragsproblemen <j>", 47.7, "48% (n=73)", None),
    AnswerBar(
        "VH13", "Veilig Thuis, Raad voor de Kinderbescherming of gecertificeerde instelling", 3.1, "3% (n=5)", 11.0
    ),
)


def drawn() -> Chart:
    return target_group(BARS, name="deze instelling")


def trace(chart: Chart, name: str) -> dict[str, object]:
    (found,) = [one for one in chart["data"] if one.get("name") == name]
    return found  # type: ignore[no-any-return]


def test_the_chart_is_a_valid_plotly_figure_that_json_and_pictures_can_carry() -> None:
    go.Figure(drawn())
    assert json.loads(json.dumps(drawn())) == drawn()
    assert b"Opvoedingsproblematiek" in chart_svg(drawn())


def test_the_bars_stand_in_the_order_given_with_the_first_on_top() -> None:
    chart = drawn()
    assert trace(chart, "deze instelling")["x"] == [58.2, 47.7, 3.1]
    assert chart["layout"]["yaxis"]["categoryarray"] == ["PO01", "PJ01", "VH13"]
    assert chart["layout"]["yaxis"]["range"] == [2.5, -0.5]


def test_an_answer_without_a_plain_national_percent_has_no_mark() -> None:
    marks = trace(drawn(), "landelijk")
    assert dict(zip(marks["y"], marks["x"], strict=True)) == {"PO01": 59.0, "VH13": 11.0}  # type: ignore[call-overload]


def test_without_any_mark_there_is_no_legend() -> None:
    alone = target_group([BARS[1]], name="landelijk")
    assert not any(one["showlegend"] for one in alone["data"])
    assert len(alone["data"]) == 2


def test_what_is_written_behind_a_bar_stands_free_of_its_mark() -> None:
    texts = drawn()["data"][-1]
    assert [text.strip() for text in texts["text"]] == ["58% (n=89)", "48% (n=73)", "3% (n=5)"]
    assert all(x > max(bar.percent, bar.nation or 0) for x, bar in zip(texts["x"], BARS, strict=True))


def test_the_axis_is_about_0_to_100_percent_whatever_the_values() -> None:
    assert drawn()["layout"]["xaxis"]["ticktext"] == ["0%", "20%", "40%", "60%", "80%", "100%"]


def lines_of(ticks: list[str]) -> list[list[str]]:
    return [[line.strip() for line in tick.split("<br>")] for tick in ticks]


def test_long_answers_take_two_lines_and_what_people_typed_is_no_markup() -> None:
    ticks = lines_of(drawn()["layout"]["yaxis"]["ticktext"])
    assert ticks[2] == ["Veilig Thuis, Raad voor de", "Kinderbescherming of ..."]
    assert ticks[1] == ["Ernstige gedragsproblemen &lt;j&gt;"]


def test_on_a_phone_words_break_after_a_slash_and_with_a_hyphen() -> None:
    bars = [AnswerBar("VH07", "Scheidingshulp/bemiddeling", 8, "8%"), *BARS[:1]]
    narrow = target_group(bars, name="x")["layout"]["meta"]["narrow"]["yaxis"]["ticktext"]
    assert lines_of(narrow) == [["Scheidingshulp/", "bemiddeling"], ["Opvoedingsproblema-", "tiek (o)"]]
