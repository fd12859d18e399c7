"""No depth of the stack at which every call is a trip to the kernel."""

import resource
from collections.abc import Callable

from config.call_stack import with_room_for_frames

CALLS, DEPTHS = 300, range(1, 200)


def leaf(a: int = 0, b: int = 0, c: int = 0, d: int = 0) -> int:
    return a + b + c + d


def page_faults_at(depth: int) -> int:
    """How often fresh memory was needed for many calls at this depth."""
    if depth:
        return page_faults_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        leaf()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def worst(measure: Callable[[int], int]) -> int:
    return max(measure(depth) for depth in DEPTHS)


def test_calls_at_no_depth_cost_fresh_memory_once_there_is_room() -> None:
    assert worst(page_faults_at) >= CALLS  # else Python has mended this, and the module can go
    assert worst(with_room_for_frames(page_faults_at)) < CALLS / 10


def test_arguments_and_result_pass_through() -> None:
    assert with_room_for_frames(divmod)(7, 2) == (3, 1)
    assert with_room_for_frames(dict)(a=1) == {"a": 1}
