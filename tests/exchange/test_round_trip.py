"""Importing an export gives the same measurements again: of nothing else can an institution be sure it is whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.domain.exporting import FileType
from exchange.domain.rows import FILLED_FIELDS
from exchange.services.exporting import export_measurements
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from tests.exchange.files_to_import import checked_file, messages, outcomes, taken_over
from tests.measurement_data import complete_measurement
from tests.strategies import any_scores

pytestmark = pytest.mark.django_db

KEPT = (*FILLED_FIELDS, "team__code", "institution__code", "state", "instrument_version")

references = st.one_of(st.just(""), st.from_regex(r"[-.]?[A-Z]{1,2}[/.-]?[0-9]{1,5}", fullmatch=True))
some_of = lambda *codes: st.lists(st.sampled_from(codes), unique=True).map(  # noqa: E731 - a strategy by its codes
    lambda chosen: [code for code in codes if code in chosen]
)
days = st.integers(0, 4000).map(lambda after: date(2011, 1, 1) + timedelta(days=after))
measurements = st.lists(
    st.fixed_dictionaries(
        {
            "trajectory_reference": references,
            "family_reference": references,
            "first": days,
            "family_type": st.sampled_from(["TG01", "TG02"]),
            "problems": some_of("PJ01", "PJ02", "PO01", "PO02"),
            "work_goals": some_of("WD01", "WD02", "WD03"),
            "follow_up_advice": some_of("VH01", "VH02", "VH98"),
            "team": st.sampled_from(["noord", "zuid"]),
            "scores": any_scores,
        }
    ),
    min_size=1,
    max_size=4,
)


def store(drawn: list[dict[str, Any]], author: User, institution: Institution) -> None:
    for number, values in enumerate(drawn):
        first = values["first"]
        plain = {name: values[name] for name in values.keys() - {"first", "team", "scores"}}
        complete_measurement(
            **plain,
            **values["scores"],
            code=f"M-{number}",
            author=author,
            institution=institution,
            team=Team.objects.get(institution=institution, code=values["team"]),
            referred_on=first,
            started_on=first,
            ended_on=first + timedelta(days=28),
            completed_on=first + timedelta(days=30),
        ).save(force_insert=True)


def stored() -> list[dict[str, Any]]:
    return list(Measurement.objects.order_by("code").values(*KEPT))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(drawn=measurements, file_type=st.sampled_from(FileType))
def test_importing_an_export_gives_the_same_measurements(
    drawn: list[dict[str, Any]], file_type: FileType, worker: User, lead: User, institution: Institution
) -> None:
    with transaction.atomic():
        store(drawn, worker, institution)
        before = stored()
        exported = export_measurements(institution=institution, year=None, file_type=file_type, by=lead).content
        again = checked_file(exported, institution)
        assert not again.errors, messages(again)
        assert set(outcomes(again.batches.get()).values()) == {"duplicate"}
        transaction.set_rollback(True)
    assert stored() == []
    with transaction.atomic():
        taken_over(exported, institution)
        assert stored() == before
        transaction.set_rollback(True)
