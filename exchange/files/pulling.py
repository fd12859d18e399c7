"""Rows pulled out of a file a few hundred at a time, within a limit of memory."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import Final

from exchange.files.keeping import Line
from exchange.files.memory import limited_memory

AT_ONCE: Final = 500


def in_pulls(lines: Iterator[Line], faults: Callable[[], AbstractContextManager[None]]) -> Iterator[Line]:
    """The same lines, with the limit of memory and `faults` around each pull and never in between.

    What the reader may take anew counts from what the process uses when the pull begins, so the caller can keep what
    it got. Over all pulls the sizes in the zip and the number of rows are the limit.
    """
    while pulled := _pull(lines, faults):
        yield from pulled


def _pull(lines: Iterator[Line], faults: Callable[[], AbstractContextManager[None]]) -> list[Line]:
    with limited_memory(), faults():
        return list(islice(lines, AT_ONCE))
