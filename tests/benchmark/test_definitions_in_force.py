"""What else has to change when a definition with another norm comes into force."""

from measurements.domain import definitions
from measurements.domain.criteria import CRITERIA, NORM


def test_pages_verdicts_and_charts_speak_of_the_one_norm_of_every_definition_in_force() -> None:
    """They take NORM and write 80%: a definition with another norm has to bring its own words and lines."""
    in_force = [one for one in definitions.DEFINITIONS if one.applies_from]
    assert {one.norm for one in in_force} == {NORM}


def test_the_figures_speak_of_the_criteria_of_every_definition_in_force() -> None:
    """CompositeFigure.criteria, and with it A, B, F and G, are over all criteria of their kind."""
    in_force = [one for one in definitions.DEFINITIONS if one.applies_from]
    assert {one.criteria for one in in_force} == {CRITERIA}
