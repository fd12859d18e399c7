"""Room for the frames of a request, so that Python asks the kernel for memory once instead of at every few calls.

From 3.11 on CPython keeps the frames of Python functions in chunks of 16 KiB, and gives a chunk back as soon as its
first function returns. A function that is called over and over just where a chunk is full costs a trip to the kernel
and fresh pages each time; where that happens is a matter of how deep the stack is, so of one middleware more or less.
"""

from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

SLOTS: Final = 70_000
"""A frame of 547 KiB gets a chunk of 1 MiB, the next power of two; what it leaves is room for all that it calls."""


def with_room_for_frames(work: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """The same function, but for one large frame under it that is never filled."""

    def run(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        return work(*args, **kwargs)

    run.__code__ = run.__code__.replace(co_stacksize=SLOTS)
    return run
