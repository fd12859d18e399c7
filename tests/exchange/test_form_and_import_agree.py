"""The entry form and the import accept and refuse the same measurements, and make the same of them."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exchange.domain.headers import recognised
from exchange.domain.layout import COLUMN_OF, HEADER, SEVERAL
from exchange.domain.mapping import FileMapping
from exchange.domain.rows import ReadRow, RowReader
from exchange.selectors.surroundings import surroundings
from institutions.models import Institution
from measurements.domain.criteria import CRITERION_FIELDS
from measurements.domain.validation import CODE_FIELDS, DATE_LABELS, REFERENCE_NAMES
from measurements.forms.entry import EntryForm
from measurements.models import CodebookEntry, Measurement

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
ANSWERS = {"yes": "1", "no": "0", "none": ""}

dates = st.one_of(
    st.integers(-60, 3)
    .map(lambda days: TODAY + timedelta(days=days))
    .map(lambda day: f"{day.day}-{day.month}-{day.year}"),
    st.integers(-20, 0).map(lambda days: (TODAY + timedelta(days=days)).isoformat()),
    st.sampled_from(
        ["", "31-04-2026", "29-02-2027", "1-1-2010", "1-1-0001", "20260101", "2026-W01-1", "gisteren", "١-١-٢٠٢٦"]
    ),
)
references = st.one_of(
    st.from_regex(r"[A-Z]{1,3}-?[0-9]{1,6}", fullmatch=True),
    st.sampled_from(
        ["", "111222333", "Jansen-12", "a@b.nl", "06-12345678", "12-03-1985", "x" * 41, "G\u200b1", "é1", "a b"]
    ),
)
codes = {
    "family_type": ["TG01", "TG02", "TG99", "oudf"],
    "problems": ["PJ01", "PO01", "PO02", "PX99", "oudf"],
    "work_goals": ["WD01", "WD02", "WX99"],
    "follow_up_advice": ["VH01", "VH98", "VX99"],
}
typed_values = st.fixed_dictionaries(
    dict.fromkeys(DATE_LABELS, dates)
    | dict.fromkeys(REFERENCE_NAMES, references)
    | {"family_type": st.sampled_from(["", *codes["family_type"]])}
    | {
        name: st.lists(st.sampled_from(codes[name]), max_size=3, unique=True)
        for name in CODE_FIELDS
        if name != "family_type"
    }
    | {name: st.sampled_from(list(ANSWERS)) for name in CRITERION_FIELDS}
)


@pytest.fixture
def ended(world: None) -> None:
    """An entry of two lists that can be chosen no more."""
    for codebook in ("family_type", "problem"):
        entry = CodebookEntry(codebook=codebook, code=f"oud{codebook[0]}", label="Oud", order=99)
        entry.active_until = TODAY - timedelta(days=1)
        entry.save(using="default")


def the_form(typed: dict[str, Any]) -> EntryForm:
    data = QueryDict(mutable=True)
    for name, value in typed.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    form = EntryForm(data, measurement=Measurement(), complete=True)
    form.is_valid()
    return form


def the_row(typed: dict[str, Any], reader: RowReader) -> ReadRow:
    cells = dict.fromkeys(HEADER, "") | {"meting_id": "BO-1", "team": "noord", "datum_ingevuld": TODAY.isoformat()}
    for name, value in typed.items():
        text = SEVERAL.join(value) if isinstance(value, list) else ANSWERS.get(value, value)
        cells[COLUMN_OF[name].header] = text
    return reader.read(2, [cells[name] for name in HEADER])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(typed=typed_values)
def test_the_form_and_the_import_agree(typed: dict[str, Any], ended: None, institution: Institution) -> None:
    around = surroundings(institution)
    reader = RowReader(recognised(HEADER, chosen={}, codes={}), FileMapping(), around)
    form, row = the_form(typed), the_row(typed, reader)
    refused = {COLUMN_OF[name].header for name in form.errors}
    assert {problem.column for problem in row.problems} == refused, (form.errors, row.problems)
    if not refused:
        made = {name: list(value) if isinstance(value, tuple) else value for name, value in row.values.items()}
        wanted = {name: value for name, value in form.answers.items() if name != "answered"}
        for name in ("problems", "work_goals", "follow_up_advice"):
            wanted[name] = sorted(wanted[name], key=[one.code for one in around.codes].index)
        assert {name: made[name] for name in wanted} == wanted
