"""The look of the charts, which the style sheet and the charts share."""

import re
from pathlib import Path

import pytest

from benchmark.charts import theme

TOKENS = Path("static/css/tokens.css").read_text(encoding="utf-8").split("@media")[0]


@pytest.mark.parametrize(("colour", "variable"), theme.COLOUR_VARIABLES.items())
def test_every_colour_is_the_light_value_of_its_css_variable(colour: str, variable: str) -> None:
    found = re.search(rf"{variable}: (#[0-9a-f]+);", TOKENS)
    assert found is not None
    digits = found[1].removeprefix("#")
    assert colour == "#" + (digits if len(digits) == 6 else "".join(2 * digit for digit in digits))


def test_the_axis_begins_at_50_and_at_0_when_a_value_lies_low() -> None:
    assert theme.axis_start([94.0, 83.0, None]) == 50
    assert theme.axis_start([94.0, 51.9]) == 0


def test_text_that_people_typed_is_no_markup() -> None:
    assert theme.plain('A & B <a href="x">') == 'A &amp; B &lt;a href="x"&gt;'
