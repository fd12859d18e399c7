"""Charts as pictures, made on the server."""

from benchmark.charts.theme import Chart


def chart_svg(chart: Chart) -> bytes:
    """The chart as SVG."""
    raise NotImplementedError(chart)


def chart_png(chart: Chart) -> bytes:
    """The chart as PNG."""
    raise NotImplementedError(chart)
