"""What becomes of each row of a file."""

from enum import StrEnum


class Outcome(StrEnum):
    """What a readable row is beside the measurements that are there; a row with problems has none of these.

    NEW comes in. DUPLICATE is there already, with the same answers. CHANGED is there under the same meting_id with
    other answers: somebody changed it since, and the import leaves it as it is.
    """

    NEW = "new"
    DUPLICATE = "duplicate"
    CHANGED = "changed"
