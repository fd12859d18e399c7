"""How templates write figures: by the functions that pages and charts use too."""

from fractions import Fraction

from django import template
from django.conf import settings
from django.templatetags.static import static

from benchmark.charts import theme
from benchmark.domain.rounding import percent_text
from benchmark.files.dataset import Cell

register = template.Library()


@register.filter
def whole(number: int) -> str:
    """A whole number with Dutch thousands: {{ 1347|whole }} is 1.347."""
    return theme.whole(number)


@register.filter
def cell(value: Cell) -> str:
    """A cell of a table: a whole number with Dutch thousands, a text as it is."""
    return theme.whole(value) if isinstance(value, int) else value


@register.filter
def percent(value: Fraction | None) -> str:
    """A value from 0 to 1 in whole percents, with the guards at the norm; "-" without data."""
    return percent_text(value)


@register.simple_tag
def plotly_js() -> str:
    """The address of plotly.js on our own server."""
    return static(settings.PLOTLY_JS)
