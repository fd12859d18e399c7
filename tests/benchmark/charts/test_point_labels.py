"""Names beside points: none covers another, and who has no room gets a number."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from benchmark.charts import theme
from benchmark.charts.point_labels import LETTER, LINE, Box, LabelledPoint, point_labels, point_numbers

PLOT = Box(0, 0, 500, 350)


def point(number: int, left: float, top: float, name: str = "Instelling", *, is_own: bool = False) -> LabelledPoint:
    return LabelledPoint(number, name, left, top, x=left, y=-top, colour=theme.OWN, is_own=is_own)


def direct(points: list[LabelledPoint], lines: tuple[float, ...] = ()) -> dict[float, dict[str, object]]:
    return {one["x"]: one for one in point_labels(points, PLOT, lines)}


def box_of(label: dict[str, object], one: LabelledPoint) -> Box:
    """Where the browser puts the text, from its anchors and shifts."""
    width, x, y = (
        LETTER * len(f"{label['text']}"),
        one.left + float(f"{label['xshift']}"),
        one.top - float(f"{label['yshift']}"),
    )
    left = {"left": x, "center": x - width / 2, "right": x - width}[f"{label['xanchor']}"]
    top = {"top": y, "middle": y - LINE / 2, "bottom": y - LINE}[f"{label['yanchor']}"]
    return Box(left, top, left + width, top + LINE)


def test_a_name_stands_right_of_its_point_and_at_the_edge_left_of_it() -> None:
    found = direct([point(1, 100, 100), point(2, 490, 100)])
    assert (found[100]["text"], found[100]["xanchor"]) == ("Instelling", "left")
    assert (found[490]["text"], found[490]["xanchor"]) == ("Instelling", "right")


def test_in_a_crowd_some_points_have_their_number() -> None:
    crowd = [point(number, 200 + number, 100 + number % 3) for number in range(1, 12)]
    texts = [f"{label['text']}" for label in direct(crowd).values()]
    assert any(text.isdigit() for text in texts)
    assert "Instelling" in texts


def test_the_own_point_never_loses_its_name_to_another() -> None:
    """Lines above and below and a point to the right leave one place, left of the two."""
    other, own, wall = point(1, 100, 100), point(2, 100, 104, "Eigen", is_own=True), point(3, 150, 102)
    labels = point_labels([other, own, wall], PLOT, (88.0, 116.0))
    texts = {f"{label['text']}": label["font"] for label in labels}
    assert texts["Eigen"] == {"color": theme.OWN, "weight": "bold"}
    assert "1" in texts


@given(st.lists(st.tuples(st.integers(20, 480), st.integers(20, 330)), min_size=2, max_size=12, unique=True))
def test_no_name_covers_another_or_leaves_the_plot(places: list[tuple[int, int]]) -> None:
    points = [point(number, left, top) for number, (left, top) in enumerate(places, start=1)]
    found = point_labels(points, PLOT)
    boxes = [box_of(label, one) for label, one in zip(found, points, strict=True) if label["text"] == one.name]
    for box in boxes:
        assert box.left >= 0
        assert box.right <= PLOT.right
        assert box.bottom <= PLOT.bottom
    assert not any(one.meets(other) for place, one in enumerate(boxes) for other in boxes[:place])


def test_boxes_that_only_touch_do_not_meet() -> None:
    row = [Box(left, 0, left + 10, 10) for left in (0, 10, 20)]
    assert not any(one.meets(other) for one, other in pairwise(row))
    assert row[0].meets(Box(5, 5, 15, 15))


def test_a_name_does_not_stand_over_a_level_line() -> None:
    assert direct([point(1, 100, 100)], (100.0,))[100]["yanchor"] == "bottom"
    assert direct([point(1, 100, 100)], (130.0,))[100]["yanchor"] == "middle"


def test_names_leave_a_phone_and_numbers_come_for_them() -> None:
    points = [point(3, 10, 20), point(7, 90, 20, is_own=True)]
    assert {one["name"] for one in point_labels(points, PLOT)} == {theme.DIRECT_LABEL}
    numbers = point_numbers(points)
    assert [one["text"] for one in numbers] == ["3", "7"]
    assert not any("name" in one for one in numbers)
