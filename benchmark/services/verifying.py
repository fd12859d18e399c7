"""Is a release still what it was when it was made, and would the same counts give it again?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from operator import eq
from typing import Any, Final

from benchmark.domain.disclosure.open_points import disclose_open_points
from benchmark.domain.releases.contents import released_figures
from benchmark.domain.releases.counts import Counts
from benchmark.domain.releases.differences import institutions_that_changed
from benchmark.domain.releases.parameters import parameters_of
from benchmark.domain.releases.sealing import METHOD_VERSION, seal
from benchmark.models import OpenPoint, Release, ReleaseKind
from benchmark.selectors.fresh_counts import fresh_counts_of
from benchmark.selectors.open_points import points_in
from benchmark.selectors.releases import codebook_version, codes_by_list, counts_in
from benchmark.services.counting import COUNTER_CONNECTION
from benchmark.services.making import has_cuts, sealed_document
from measurements.domain.definitions import definition_by_version
from measurements.domain.period import Period

TOLERANCE: Final = 1e-9
"""How far a parameter may lie from the stored one: another version of SciPy may differ in the last digits."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found about one release.

    `otherwise`: the parts that come out differently now; None when this version of the software has another method.
    `changed`: the institutions whose measurements count differently now than in the release; None when this version
    does not know the definition any more. `has_newer_lists`: whether the code lists were edited since.
    """

    release: Release
    is_sealed: bool
    otherwise: tuple[str, ...] | None
    changed: tuple[str, ...] | None
    has_newer_lists: bool

    @property
    def holds(self) -> bool:
        """Whether it is what it was: sealed, and reproduced where that can be tried. Later corrections are no fault."""
        return self.is_sealed and not self.otherwise

    @property
    def is_outdated(self) -> bool:
        """Whether measurements changed after the year was closed, which asks for a revision; never of a concept."""
        return bool(self.changed) and self.release.kind != ReleaseKind.CONCEPT


def verify(release: Release) -> Verification:
    """Compare a release with its seal, with what its counts give today, and with the measurements of today.

    Works over the connection of the counter, which sees all measurements; changes nothing.
    """
    points = points_in(release, COUNTER_CONNECTION)
    return Verification(
        release=release,
        is_sealed=seal(sealed_document(release, release.evidence, points)) == release.sha256,
        otherwise=_otherwise(release, points) if release.method_version == METHOD_VERSION else None,
        changed=_changed(release),
        has_newer_lists=release.codebook_version != codebook_version(COUNTER_CONNECTION),
    )


def _otherwise(release: Release, points: Sequence[OpenPoint]) -> tuple[str, ...]:
    """The parts of contents, parameters and named points that the stored counts do not give again."""
    try:
        counts = counts_in(release)
        figures = released_figures(counts, _codes_of(release), with_cuts=has_cuts(release.kind))
        contents = figures.as_json()
        parameters = parameters_of(counts)
        told = {point.institution.code: point.figures for point in points}
        named = disclose_open_points({code: one.figures for code, one in counts.items()}, told, figures.figures)
        computed = {code: point.as_json() for code, point in named.items()}
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        return (f"the counts cannot be read ({type(broken).__name__})",)
    return (
        *(f"contents: {name}" for name in _names(release.contents, contents, eq)),
        *(f"parameters: {name}" for name in _names(release.evidence.parameters, parameters, is_close)),
        *(f"open points: {name}" for name in _names(told, computed, eq)),
    )


def _codes_of(release: Release) -> Mapping[str, Sequence[str]]:
    """The code lists without what was added after the release, in the order of today."""
    told = release.contents["choices"]
    now = codes_by_list(COUNTER_CONNECTION)
    return {code_list: [code for code in codes if code in told.get(code_list, {})] for code_list, codes in now.items()}


def _names(stored: Mapping[str, Any], computed: Mapping[str, Any], same: Callable[[Any, Any], bool]) -> list[str]:
    """The names under which the two differ, also where one has none."""
    names = sorted({*stored, *computed})
    return [name for name in names if not (name in stored and name in computed and same(stored[name], computed[name]))]


def is_close(stored: Any, computed: Any) -> bool:
    """Whether two values of JSON are the same, numbers within TOLERANCE."""
    if isinstance(stored, Mapping) and isinstance(computed, Mapping):
        return not _names(stored, computed, is_close)
    if isinstance(stored, list) and isinstance(computed, list):
        return len(stored) == len(computed) and all(map(is_close, stored, computed))
    if {type(stored), type(computed)} <= {int, float}:
        return isclose(stored, computed, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return type(stored) is type(computed) and bool(stored == computed)


def _changed(release: Release) -> tuple[str, ...] | None:
    try:
        definition = definition_by_version(release.definition_version)
    except KeyError:
        return None
    now = fresh_counts_of(Period(release.year), definition, COUNTER_CONNECTION)
    return institutions_that_changed(_stored_counts(release), now)


def _stored_counts(release: Release) -> Counts:
    """The counts of the release; none where they cannot be read, so that every institution is named."""
    try:
        return counts_in(release)
    except (KeyError, TypeError, ValueError, AttributeError):
        return {}
