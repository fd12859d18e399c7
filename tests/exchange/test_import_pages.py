"""The first page of the import: the format, a form for a file, and the files that came before."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from audit.models import AccessLogEntry
from exchange.domain.layout import HEADER
from exchange.files import upload_limit
from exchange.forms.upload import UploadForm
from exchange.models import BatchState, FileState, ImportBatch, ImportFile, ImportJob
from institutions.models import Institution, User
from tests.exchange.uploading import row, stored, upload
from tests.measurements.browsing import SignIn, page
from tests.statements import at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def leading(signed_in: SignIn, lead: User) -> Client:
    return signed_in(lead)


@pytest.fixture
def national(signed_in: SignIn, analyst: User) -> Client:
    return signed_in(analyst)


def test_the_page_says_how_a_file_looks_what_is_never_in_it_and_how_long_it_is_kept(leading: Client) -> None:
    text = page(leading.get("/importeren/"))
    assert "Eén rij per traject, met een kopregel erboven." in text
    assert (
        "Namen van gezinnen, BSN's, geboortedatums, adressen en e-mailadressen van gezinnen horen er nooit in" in text
    )
    assert "CSV of Excel (.xlsx), hooguit 20 MB en 100.000 rijen." in text
    assert "Een bestand waarover niemand beslist, verwijderen we na 30 dagen." in text
    assert all(f"<code>{header}</code>" in text for header in HEADER)
    assert "Er zijn nog geen bestanden geüpload." in text


def test_a_team_lead_of_one_institution_is_not_asked_which(leading: Client, institution: Institution) -> None:
    assert 'name="instelling"' not in page(leading.get("/importeren/"))
    answer = upload(leading, [HEADER, row()])
    file = ImportFile.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/importeren/{file.pk}/")
    assert (file.institution, file.state, file.name) == (institution, FileState.READING, "metingen.csv")


def test_a_file_of_sejn_may_hold_several_and_goes_to_the_team_leads(national: Client) -> None:
    text = page(national.get("/importeren/"))
    assert "Het bestand mag over meer instellingen gaan." in text
    assert "stuurt daarna elke teamleider het deel van de eigen instelling" in text
    assert 'name="instelling"' not in text
    upload(national, [HEADER, row()])
    assert ImportFile.objects.get().institution is None


def test_who_can_choose_says_whose_the_file_is(rf: Any, world: None) -> None:
    both = Institution.objects.order_by("code")
    for can_hold_several, chosen, expected in ((False, "bb", "bb"), (True, "aa", "aa"), (True, "", None)):
        data = {"instelling": chosen, "bestand": SimpleUploadedFile("m.csv", b"x")}
        form = UploadForm(rf.post("/", data), institutions=both, can_hold_several=can_hold_several)
        assert form.is_valid()
        assert (form.institution.code if form.institution else None) == expected
    form = UploadForm(rf.post("/", {"instelling": ""}), institutions=both, can_hold_several=False)
    assert form.errors["instelling"] == ["Kies een instelling."]


def test_a_form_without_a_file_and_an_empty_file_are_refused(leading: Client) -> None:
    for fields, message in (
        ({}, "Kies een bestand."),
        (
            {"bestand": SimpleUploadedFile("leeg.csv", b"")},
            "Dit bestand is leeg. Controleer of u het goede bestand hebt gekozen.",
        ),
    ):
        answer = leading.post("/importeren/", fields)
        assert answer.status_code == 422
        assert f'<a href="#id_bestand">{message}</a>' in page(answer)
    assert not ImportFile.objects.exists()


def test_a_file_that_is_too_large_is_refused_with_what_to_do(leading: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_limit, "MOST_BYTES", 1_000)
    answer = leading.post("/importeren/", {"bestand": SimpleUploadedFile("groot.csv", b"x" * 1_001)})
    assert answer.status_code == 422
    text = "Dit bestand is groter dan 20 MB. Deel het op, bijvoorbeeld per jaar, en lees de delen apart in."
    assert text in page(answer)
    assert "Kies een bestand." not in page(answer)


def test_an_upload_asks_for_a_worker_and_is_a_line_in_the_log(
    leading: Client,
    institution: Institution,
    lines: list[AccessLogEntry],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rung: list[ImportJob] = []
    monkeypatch.setattr("exchange.tasks.ring", rung.append)
    upload(leading, [HEADER, row()])
    job = ImportJob.objects.get()
    assert (job.work, job.state, rung) == ("read", "waiting", [job])
    line = lines[-1]
    assert (line.action, line.object_type, line.object_code) == ("create", "import", str(job.file_id))
    assert line.institution_id == institution.pk


def test_earlier_files_stand_below_the_newest_first_each_with_how_far_it_is(leading: Client, lead: User) -> None:
    now = timezone.now()
    stored(row(), name="nieuw.csv", uploaded_at=now, errors=3, state=FileState.CHECKED)
    ended = {"uploaded_at": now - timedelta(days=1), "lines": None, "uploaded_by": None}
    stored(row(), row(meting_id="M-2"), name="oud.csv", state=FileState.REFUSED, message="x", **ended)
    text = page(leading.get("/importeren/"))
    assert text.index("nieuw.csv") < text.index("oud.csv")
    assert "3 rijen met fouten" in text
    assert "niet bruikbaar" in text
    assert '<td data-label="Door">u</td>' in text
    assert '<td data-label="Door">de beheerder van de server</td>' in text
    assert '<td class="num" data-label="Rijen">2</td>' in text


def test_an_imported_file_is_called_so(leading: Client, institution: Institution) -> None:
    file = stored(row(), state=FileState.CHECKED)
    ImportBatch.objects.create(file=file, institution=institution, rows=1, state=BatchState.IMPORTED)
    assert '<td data-label="Stand">ingelezen</td>' in page(leading.get("/importeren/"))


def test_files_of_others_are_not_there(leading: Client, national: Client, other_institution: Institution) -> None:
    stored(row(), name="van-aa.csv")
    stored(row(), name="van-bb.csv", institution=other_institution)
    stored(row(), name="van-sejn.csv", institution=None)
    seen = {name: (page(browser.get("/importeren/"))) for name, browser in (("lead", leading), ("sejn", national))}
    assert [name in seen["lead"] for name in ("van-aa.csv", "van-bb.csv", "van-sejn.csv")] == [True, False, False]
    assert [name in seen["sejn"] for name in ("van-aa.csv", "van-bb.csv", "van-sejn.csv")] == [False, False, True]


def test_a_page_holds_25_files(leading: Client) -> None:
    for number in range(26):
        stored(row(), name=f"deel-{number:02}.csv")
    first, second = (page(leading.get(f"/importeren/?pagina={number}")) for number in (1, 2))
    assert "<strong>26 bestanden</strong>, pagina 1 van 2" in first
    assert (first.count("deel-"), second.count("deel-")) == (25, 1)


def test_what_sejn_sent_waits_for_the_team_lead(leading: Client, institution: Institution) -> None:
    file = stored(row(), institution=None, name="landelijk.csv", state=FileState.SENT, lines=None)
    batch = ImportBatch.objects.create(file=file, institution=institution, rows=12)
    text = page(leading.get("/importeren/"))
    assert "Wacht op u" in text
    assert f'<a href="/importeren/partij/{batch.pk}/">12 metingen van Instelling AA</a>' in text
    batch.state = BatchState.DECLINED
    batch.save(update_fields=["state"])
    assert "Wacht op u" not in page(leading.get("/importeren/"))


def test_an_empty_file_has_the_columns_and_the_workbook_explains_them(leading: Client, world: None) -> None:
    csv, xlsx = (leading.get(f"/importeren/leeg.{kind}") for kind in ("csv", "xlsx"))
    assert csv["Content-Disposition"] == 'attachment; filename="leeg-bestand-metingen.csv"'
    assert csv.content == ("\ufeff" + ";".join(HEADER) + "\r\n").encode()
    workbook = load_workbook(io.BytesIO(xlsx.content))
    assert workbook.sheetnames == ["metingen", "toelichting"]
    assert [cell.value for cell in workbook["metingen"][1]] == list(HEADER)
    explained = [tuple(cell.value for cell in line) for line in workbook["toelichting"].rows]
    assert ("meting_id", "verplicht") in [line[:2] for line in explained]
    assert ("problematiek", "PJ01") in [line[:2] for line in explained]


def test_a_worker_has_no_such_page_and_the_lists_lead_to_it(
    signed_in: SignIn, worker: User, leading: Client, national: Client
) -> None:
    assert signed_in(worker).get("/importeren/").status_code == 403
    link = 'href="/importeren/"'
    assert link in page(leading.get("/metingen/"))
    assert link in page(national.get("/landelijk/"))
    assert link not in page(signed_in(worker).get("/metingen/"))


def test_the_page_takes_a_few_statements_whatever_the_number_of_files(leading: Client) -> None:
    for _ in range(20):
        stored(row())
    with at_most(10):
        leading.get("/importeren/")
