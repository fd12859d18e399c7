"""Hiding cells of a table until the rest gives none of them away."""

from collections.abc import Callable, Iterable, Sequence

from benchmark.domain.disclosure.suppression import shielding_rows


def hide_until(sizes: Sequence[int], refused: Iterable[int], safe: Callable[[frozenset[int]], bool]) -> frozenset[int]:
    """The places to hide: the refused ones, those that shield them, and the next smallest until the table is `safe`.

    All of them when nothing less is safe.
    """
    hidden = frozenset(refused)
    while len(hidden) < len(sizes):
        hidden |= frozenset(shielding_rows(sizes, hidden))
        if len(hidden) == len(sizes) or safe(hidden):
            break
        hidden |= {min(set(range(len(sizes))) - hidden, key=lambda row: (sizes[row], row))}
    return hidden
