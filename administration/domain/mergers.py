"""Which institution follows which, as ids."""

from collections.abc import Iterator, Mapping


def successors_from(start: int, successor_of: Mapping[int, int | None]) -> Iterator[int]:
    """Each next successor of an institution, itself left out; ends also where somebody once made a loop."""
    seen = {start}
    current = successor_of.get(start)
    while current is not None and current not in seen:
        seen.add(current)
        yield current
        current = successor_of.get(current)


def makes_a_loop(institution: int, successor: int, successor_of: Mapping[int, int | None]) -> bool:
    """Whether this successor would sooner or later be followed by the institution itself."""
    return successor == institution or institution in successors_from(successor, successor_of)
