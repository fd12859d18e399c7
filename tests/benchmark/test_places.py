"""How a chosen part of an institution is named."""

import pytest

from benchmark.page_data.places import Places
from institutions.models import Location, Team


@pytest.mark.parametrize(("name", "title"), [("Brink", "Locatie Brink"), ("Locatie Kade", "Locatie Kade")])
def test_a_location_is_called_so_once(name: str, title: str) -> None:
    assert Places((), (), location=Location(name=name)).title == title
    assert Places((), (), team=Team(name="Noord"), location=None).title == "Team Noord"
    assert Places((), ()).title == ""
