"""The people and the objects that the matrix speaks of."""

from collections.abc import Callable

import pytest

from tests.access.objects import build
from tests.access.visiting import Visitor
from tests.access.visitors import build_former_people


@pytest.fixture
def visitor(world: None) -> Callable[..., Visitor]:
    """A function that lets somebody come by, where every object of the matrix is."""
    build_former_people()
    build()
    return Visitor
