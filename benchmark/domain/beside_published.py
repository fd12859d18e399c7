"""Computed figures beside published ones: shares in whole percents, sizes of institutions, answers given most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from benchmark.domain.rounding import half_up


@dataclass(frozen=True, slots=True)
class PercentBeside:
    """An exact share (0 to 1) beside a published whole percent."""

    computed: Fraction
    published: int

    @property
    def rounded(self) -> int:
        """The share in whole percents, rounded as the report does: half up, without guards at the norm, 0 and 100."""
        return half_up(self.computed * 100)

    @property
    def difference(self) -> int:
        """Computed minus published in percentage points, both in whole percents; 0 when they are equal."""
        return self.rounded - self.published


@dataclass(frozen=True, slots=True)
class SizeBeside:
    """The institution at a rank (1 is the largest) and the published size at that rank, which has no name.

    Sizes are numbers of valid measurements; None, and no name, where one of the two lists is shorter.
    """

    rank: int
    name: str
    computed: int | None
    published: int | None

    @property
    def difference(self) -> int:
        """Computed minus published, where an absent one is 0: so the differences add up to that of the totals."""
        return (self.computed or 0) - (self.published or 0)


@dataclass(frozen=True, slots=True)
class ChoiceBeside:
    """The codes at a place (1 is given most): the published one, and the computed one with how often it was given.

    Without a computed one the code is empty and the number 0.
    """

    place: int
    published: str
    computed: str
    count: int

    @property
    def is_equal(self) -> bool:
        """Whether both are the same answer."""
        return self.computed == self.published


def sizes_beside(computed: Iterable[tuple[str, int]], published: Iterable[int]) -> tuple[SizeBeside, ...]:
    """The sizes (name, number) and the published ones by rank, from large to small; equal sizes in order of name."""
    ours = sorted(computed, key=lambda one: (-one[1], one[0].casefold()))
    both = zip_longest(ours, sorted(published, reverse=True))
    return tuple(_size(rank, own, theirs) for rank, (own, theirs) in enumerate(both, 1))


def _size(rank: int, own: tuple[str, int] | None, published: int | None) -> SizeBeside:
    name, computed = own or ("", None)
    return SizeBeside(rank, name, computed, published)


def choices_beside(counts: Mapping[str, int], published: Sequence[str]) -> tuple[ChoiceBeside, ...]:
    """As many places as were published; `counts` says how often each code was given.

    Codes given as often as each other have no order of their own: they follow the published one, then their codes.
    """
    printed = {code: place for place, code in enumerate(published)}
    given = [code for code, count in counts.items() if count]
    given.sort(key=lambda code: (-counts[code], printed.get(code, len(printed)), code))
    both = zip_longest(published, given[: len(published)], fillvalue="")
    return tuple(ChoiceBeside(place, one, own, counts.get(own, 0)) for place, (one, own) in enumerate(both, 1))
