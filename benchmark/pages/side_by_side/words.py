"""What is said of a difference, in a word."""

from benchmark.domain.differences import Change, Difference

NO_DIFFERENCE = "geen aantoonbaar verschil"
TOO_FEW = "te weinig metingen"

WORDS = {Change.HIGHER: "hoger", Change.LOWER: "lager", Change.NOT_SHOWN: NO_DIFFERENCE, None: TOO_FEW}


def change_text(difference: Difference | None) -> str:
    """The word for a difference; without 10 trajectories on either side there is none."""
    return WORDS[difference.change if difference else None]
