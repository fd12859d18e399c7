"""What plotly.js wants of the page, so that the Content-Security-Policy has nothing to refuse."""

import re
from pathlib import Path

import plotly

WHEEL = (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_text(encoding="utf-8")
CHARTS_JS = Path("static/js/charts.js").read_text(encoding="utf-8")
ASSETS = Path("templates/benchmark/_chart_assets.html").read_text(encoding="utf-8")


def test_plotly_adds_style_sheets_in_two_places_only_and_both_are_taken() -> None:
    """A third place in a later version would break the layout or the policy without a word."""
    before = [WHEEL[found.start() - 200 : found.start()] for found in re.finditer(r'createElement\("style"\)', WHEEL)]
    assert len(before) == 2
    assert "no-inline-styles" in before[0]
    (map_styles,) = re.findall(r'getElementById\("([0-9a-f]{64})"\)', before[1])
    assert map_styles in CHARTS_JS


def test_our_style_sheet_stands_in_the_place_of_plotlys_own() -> None:
    assert 'id="plotly.js-style-global" class="no-inline-styles"' in ASSETS
