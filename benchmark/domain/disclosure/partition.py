"""How fine a figure may be told: whole percents where that is safe, and one band where it is not.

The scale is cut in regions, and within a region the finest way is taken in which everything could be told, whatever the
figure turns out to be. So it is the sizes and not the figure that choose, but for what one institution knows of itself
(docs/adr/0012-one-door-for-figures.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from benchmark.domain.disclosure.percents import Band

Safe = Callable[[Band, Band | None], bool]
"""Whether a band may be told, in the way of telling that has this end."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the scale, and the bands at its end that may replace whole percents, the finest first."""

    whole: Band
    ends: tuple[Band | None, ...]


REGIONS: Final = (
    Region(Band(60, 100), tuple(Band(low, 100) for low in (99, 95, 90, 80, 60))),
    Region(Band(41, 59), (None, Band(41, 59))),
    Region(Band(0, 40), tuple(Band(0, high) for high in (1, 5, 10, 20, 40))),
)
"""The ends keep the norm of 80% on a border as long as they can; 0% and 100% never stand alone."""


def partition(safe: Safe) -> tuple[Band, ...] | None:
    """The bands in which a figure may be told; None when some region has no safe way, and then nothing is told."""
    chosen: list[Band] = []
    for region in REGIONS:
        ways = ((_bands(region, end), end) for end in region.ends)
        bands = next((bands for bands, end in ways if all(safe(band, end) for band in bands)), None)
        if bands is None:
            return None
        chosen.extend(bands)
    return tuple(chosen)


def band_of(percent: int, bands: tuple[Band, ...]) -> Band:
    """The band that has the percent."""
    return next(band for band in bands if percent in band)


def _bands(region: Region, end: Band | None) -> tuple[Band, ...]:
    percents = range(region.whole.low, region.whole.high + 1)
    plain = tuple(Band(percent, percent) for percent in percents if end is None or percent not in end)
    return plain if end is None else (end, *plain)
