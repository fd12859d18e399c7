"""A file from the form to the batches, as the pages and a worker do it together."""

import os
import subprocess
import sys

import pytest

from exchange.domain.layout import HEADER
from exchange.forms.mapping import MappingForm
from exchange.models import FileState, ImportFile, JobState
from exchange.selectors.files import last_job
from exchange.selectors.mapping import mapped_file
from institutions.models import User
from tests.exchange.uploading import address, press, row, upload, work_off
from tests.measurements.browsing import SignIn, page

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

RING = """
import time, django
django.setup()
from exchange.models import ImportJob
from exchange.tasks import _ring_now
start = time.monotonic()
_ring_now(7)
print(time.monotonic() - start)
"""


def test_what_somebody_settled_holds_for_the_next_file_of_the_institution(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    upload(browser, [HEADER, row(c5a="9")], name="eerste.csv")
    first = ImportFile.objects.get()
    assert "Het bestand wordt gelezen" in page(browser.get(address(first)))
    work_off()
    first.refresh_from_db()
    (question,) = MappingForm(mapped_file(first)).asked
    assert press(browser, first, "settle", **{question.name: "0"}).status_code == 302
    work_off()
    assert "Bekijk wat erin komt en beslis" in page(browser.get(address(first)))
    assert list(first.batches.get().lines.values_list("crisis_resolved", flat=True)) == [False]

    upload(browser, [HEADER, row(meting_id="M-2", c5a="9")], name="tweede.csv")
    work_off()
    (again,) = MappingForm(mapped_file(ImportFile.objects.get(name="tweede.csv"))).asked
    assert again.chosen == "0"


def test_every_mistake_is_told_at_once_with_line_and_column(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    upload(browser, [HEADER, row(), row(meting_id="M-2", team="Oost", datum_start="31-04-2024")])
    work_off()
    file = ImportFile.objects.get()
    names = {one.name: one.chosen for one in MappingForm(mapped_file(file)).asked}
    press(browser, file, "settle", **names)
    work_off()
    text = page(browser.get(address(file)))
    assert "Van de 2 rijen heeft er 1 een fout." in text
    assert "3</th><td data-label=\"Kolom\">datum_start</td><td>De datum '31-04-2024' bestaat niet." in text
    assert "3</th><td data-label=\"Kolom\">team</td><td>Het team 'Oost' bestaat niet bij Instelling AA." in text


def test_a_file_of_sejn_goes_in_parts_to_the_team_leads(signed_in: SignIn, analyst: User, lead: User) -> None:
    sejn, leading = signed_in(analyst), signed_in(lead)
    upload(sejn, [HEADER, row(), row(meting_id="M-2", instelling="Instelling BB")], name="landelijk.csv")
    work_off()
    file = ImportFile.objects.get()
    press(sejn, file, "settle")
    work_off()
    text = page(sejn.get(address(file)))
    assert [f'<th scope="row">Instelling {name}</th><td class="num">1</td>' in text for name in ("AA", "BB")] == [
        True,
        True,
    ]
    assert "Wacht op u" not in page(leading.get("/importeren/"))
    press(sejn, file, "send")
    assert "1 meting van Instelling AA" in page(leading.get("/importeren/"))


def test_a_file_that_cannot_be_used_says_why(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    upload(browser, [[*HEADER, "BSN"], [*row(), "x"]])
    work_off()
    text = page(browser.get(address(ImportFile.objects.get())))
    assert "De kolom 'BSN' lijkt een burgerservicenummer te bevatten." in text
    assert "Bestand opnieuw uploaden" in text


def test_work_that_is_cancelled_leaves_the_columns_as_they_were(signed_in: SignIn, lead: User) -> None:
    browser = signed_in(lead)
    upload(browser, [HEADER, row()])
    work_off()
    file = ImportFile.objects.get()
    press(browser, file, "settle")
    press(browser, file, "cancel")
    work_off()
    file.refresh_from_db()
    assert (file.state, last_job(file).state) == (FileState.MAPPING, JobState.CANCELLED)
    assert "De controle is afgebroken. Er is niets veranderd." in page(browser.get(address(file)))


def test_ringing_without_a_broker_takes_a_moment_and_says_what_follows() -> None:
    found = subprocess.run(
        [sys.executable, "-c", RING],
        env=os.environ | {"BROKER_URL": "redis://127.0.0.1:1/0", "DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert float(found.stdout) < 5  # without limits of its own it would be six
    assert "BROKER_URL cannot be reached: job 7 begins as soon as the broker is back." in found.stderr
