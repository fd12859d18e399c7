"""Which institution follows which."""

from administration.domain.mergers import makes_a_loop, successors_from


def test_an_institution_cannot_follow_itself() -> None:
    assert makes_a_loop(1, 1, {1: None})


def test_a_longer_way_round_is_a_loop_too() -> None:
    assert makes_a_loop(1, 3, {1: None, 2: 1, 3: 2})


def test_a_row_of_successors_that_ends_is_no_loop() -> None:
    assert not makes_a_loop(1, 2, {1: None, 2: 3, 3: None})


def test_a_loop_that_somebody_once_made_does_not_go_on_for_ever() -> None:
    assert list(successors_from(1, {1: 2, 2: 3, 3: 2})) == [2, 3]
