"""Why a national figure is not shown: in full for SEJN, in one harmless sentence for everybody else."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Refusal(StrEnum):
    """Which rule a figure breaks. For SEJN only: next to other figures it would say how large a hidden number is."""

    TOO_FEW_OTHERS = "too_few_others"
    TOO_FEW_OTHER_TRAJECTORIES = "too_few_other_trajectories"
    ONE_DOMINATES = "one_dominates"
    CELL_TOO_SMALL = "cell_too_small"
    TOO_FEW_INSTITUTIONS = "too_few_institutions"
    COMPLEMENT_TOO_SMALL = "complement_too_small"
    CELL_WITHOUT_OWN_TOO_SMALL = "cell_without_own_too_small"
    NOTHING_NEW = "nothing_new"
    TOO_FEW_NEW = "too_few_new"
    TOO_FEW_NEW_INSTITUTIONS = "too_few_new_institutions"
    NEW_WITHOUT_OWN_TOO_SMALL = "new_without_own_too_small"
    CHANGE_TELLS_TOO_MUCH = "change_tells_too_much"


class Withheld(StrEnum):
    """What the outside may know about a figure that is not shown: stored with it, and the same for every cause.

    Whether a cell is small itself, shields a small one or could be worked back is not told apart (rule D8).
    """

    TOO_FEW = "too_few"
    GROUP_TOO_SMALL = "group_too_small"


SENTENCES: Final = MappingProxyType(
    {
        Withheld.TOO_FEW: "Niet getoond: te weinig metingen (minder dan 10)",
        Withheld.GROUP_TOO_SMALL: "Niet getoond: te weinig instellingen om mee te vergelijken",
    }
)
"""The words on screen, in alternative texts and in files; never with the number itself."""
