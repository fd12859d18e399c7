"""Each way to spoil a measurement breaks the rules that its row of the table names."""

from random import Random

import pytest

from benchmark.demo import exclusions
from benchmark.demo.exclusions import SPOILINGS, Spoiling, number_to_spoil, spoiled
from tests.measurement_data import complete_scores
from tests.oracles import reasons


@pytest.mark.parametrize("spoiling", SPOILINGS, ids=lambda spoiling: "+".join(spoiling.breaks))
def test_a_spoiled_measurement_breaks_what_its_row_says(monkeypatch: pytest.MonkeyPatch, spoiling: Spoiling) -> None:
    monkeypatch.setattr(exclusions, "SPOILINGS", (spoiling,))
    for seed in range(50):
        assert reasons(spoiled(Random(seed), complete_scores())) == list(spoiling.breaks)


def test_a_small_institution_gets_a_spoiled_measurement_now_and_then() -> None:
    numbers = [number_to_spoil(Random(seed), 4, 0.05) for seed in range(200)]
    assert set(numbers) == {0, 1}
    assert 20 <= sum(numbers) <= 60
