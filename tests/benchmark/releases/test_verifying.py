"""python manage.py verify_release: finds what was tampered with, and tells later corrections apart from that."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections, transaction
from django.utils import timezone

from benchmark.models import Release
from benchmark.services import verifying
from benchmark.services.releases import make_concepts
from benchmark.services.verifying import is_close, verify
from measurements.models import CodebookEntry
from tests.benchmark.releases.conftest import correct

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


def verified(version: str) -> str:
    out = StringIO()
    call_command("verify_release", version, stdout=out)
    return out.getvalue()


@contextmanager
def tampering() -> Iterator[Callable[[str], None]]:
    """What an attacker who has the database could do: change rows with the triggers off."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for table in ("benchmark_release", "benchmark_releaseevidence"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER stays_as_it_is")
        yield cursor.execute
        for table in ("benchmark_release", "benchmark_releaseevidence"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER stays_as_it_is")


def stored() -> Release:
    return Release.objects.using("counter").select_related("evidence").get()


@pytest.mark.usefixtures("final")
def test_an_untouched_release_is_sealed_comes_out_again_and_fits_the_measurements() -> None:
    said = verified("2024.1")
    assert "2024.1 (final, " in said
    assert "seal: intact" in said
    assert "figures from its counts: the same\n" in said
    assert "measurements: the same as then" in said
    assert verified("all") == said


@pytest.mark.usefixtures("final")
@pytest.mark.parametrize(
    ("statement", "otherwise"),
    [
        (
            "UPDATE benchmark_release SET contents = jsonb_set(contents, '{fidelity,low}', '99')",
            ("contents: fidelity",),
        ),
        ("UPDATE benchmark_release SET made_by_id = NULL", ()),
        (
            "UPDATE benchmark_releaseevidence SET parameters = jsonb_set(parameters, '{criteria,5a,theta,0}', '61')",
            ("parameters: criteria",),
        ),
        (
            "UPDATE benchmark_releaseevidence SET counts = jsonb_set(counts, '{aa,counters,entered}', '15')",
            ("parameters: entered",),
        ),
        ("UPDATE benchmark_releaseevidence SET counts = counts #- '{aa,counters}'", ("the counts cannot be read",)),
    ],
)
def test_a_tampered_row_breaks_the_seal_and_shows_what_comes_out_otherwise(
    statement: str, otherwise: tuple[str, ...]
) -> None:
    with tampering() as execute:
        execute(statement)
    found = verify(stored())
    assert not found.is_sealed
    assert not found.holds
    assert all(any(name.startswith(wanted) for name in found.otherwise or ()) for wanted in otherwise)
    assert bool(found.otherwise) == bool(otherwise)
    with pytest.raises(CommandError, match=r"Not what it was: 2024\.1\."):
        verified("2024.1")


@pytest.mark.usefixtures("final")
def test_a_measurement_that_changed_since_is_a_warning_that_names_the_institution() -> None:
    correct("bb")
    said = verified("2024.1")
    assert "warning: the measurements of bb count differently now; make a revision" in said
    assert "seal: intact" in said


@pytest.mark.usefixtures("final")
def test_the_measurements_are_counted_anew_and_not_taken_from_the_tallies() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("UPDATE benchmark_monthtally SET valid = valid - 1")
    assert verify(stored()).changed == ()


def test_of_a_concept_it_is_normal_that_measurements_changed(nation: Callable[..., None]) -> None:
    year = timezone.localdate().year
    nation(year)
    make_concepts()
    correct("cc", year)
    said = verified(f"{year}.1")
    assert "changed since at 1 institutions, which is normal for a concept" in said
    assert "warning" not in said


@pytest.mark.usefixtures("final")
def test_figures_of_another_method_are_not_recomputed_and_the_seal_is_still_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verifying, "METHOD_VERSION", "2031.2")
    said = verified("2024.1")
    assert "figures from its counts: not tried: made by method 2026.1, which this version does not have" in said
    assert "seal: intact" in said


@pytest.mark.usefixtures("final")
def test_a_definition_that_is_gone_is_said_and_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(version: str) -> None:
        raise KeyError(version)

    monkeypatch.setattr(verifying, "definition_by_version", unknown)
    assert "measurements: this version does not know definition 2.0" in verified("2024.1")


@pytest.mark.usefixtures("final")
def test_a_code_that_was_added_to_a_list_since_does_not_make_the_figures_differ() -> None:
    CodebookEntry.objects.using("owner").create(codebook="family_type", code="TG77", label="Nieuw", order=77)
    assert "figures from its counts: the same, over the code lists of then" in verified("2024.1")


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("version", ["2024.9", "2024", "..", "2024.1.1", "1"])
def test_an_unknown_release_is_refused_by_name(version: str) -> None:
    with pytest.raises(CommandError, match=f"There is no release '{version}'"):
        verified(version)


def test_numbers_are_the_same_within_the_tolerance_and_everything_else_exactly() -> None:
    assert is_close({"a": [1.0, None, "x"]}, {"a": [1.0 + 1e-12, None, "x"]})
    assert is_close(2.0, 2)
    assert not is_close(1.0, 1.0 + 1e-6)
    assert not is_close({"a": None}, {})
    assert not is_close([1], [1, 2])
    assert not is_close(None, 0.0)
    assert not is_close(True, 1)
