"""Each look at and each change of something accountable is a line, also when it was refused or undone."""

import time
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from audit import access_log
from audit.models import AccessLogEntry, Action, Outcome
from institutions.models import User
from measurements.models import Measurement, State
from measurements.services import entering, refusals
from measurements.views import entering as entering_views
from tests.measurements.browsing import SignIn, Submitted, address, page
from tests.measurements.entry_data import complete_input, not_counting_input

pytestmark = pytest.mark.django_db

WITHDRAWAL = {"reason": "entered_twice"}


def summary(entry: AccessLogEntry) -> tuple[str, ...]:
    """What a line says of action, object and outcome."""
    return (str(entry.action), entry.object_type, entry.object_code, str(entry.outcome))


def test_a_line_says_who_did_what_when_as_whom_and_by_which_rule(
    lines: list[AccessLogEntry], browser: Client, worker: User, submitted: Submitted
) -> None:
    measurement = submitted()
    before = timezone.now()
    browser.get(address(measurement), REMOTE_ADDR="192.0.2.7")
    (line,) = lines
    assert summary(line) == ("read", "measurement", measurement.code, "granted")
    assert before <= line.at <= timezone.now()
    assert (line.user_id, line.user_name, line.role) == (worker.pk, "worker.noord", "worker")
    assert (line.institution_id, line.rule) == (measurement.institution_id, "enter_measurements")
    assert line.address == "192.0.2.7"
    key = browser.session.session_key
    assert len(line.session) == 16
    assert line.session not in key
    assert key not in line.session


@pytest.mark.parametrize(
    ("rest", "posted", "status", "action"),
    [
        ("", None, 200, "read"),
        ("wijzigen/", None, 200, "read"),
        ("wijzigen/", complete_input(action="fill"), 200, "read"),
        ("wijzigen/", complete_input(action="send", reason="wrong_answer"), 302, "change"),
        ("wijzigen/", complete_input(action="send"), 422, "read"),
        ("wijzigen/", not_counting_input(action="send", reason="wrong_answer"), 422, "read"),
        ("intrekken/", None, 200, "read"),
        ("intrekken/", {}, 422, "read"),
        ("intrekken/", WITHDRAWAL, 302, "withdraw"),
        ("geschiedenis/", None, 200, "read"),
    ],
)
def test_what_was_not_changed_is_logged_as_read(
    rest: str,
    posted: dict[str, Any] | None,
    status: int,
    action: str,
    lines: list[AccessLogEntry],
    browser: Client,
    submitted: Submitted,
) -> None:
    measurement = submitted()
    place = address(measurement, rest)
    answer = browser.get(place) if posted is None else browser.post(place, posted)
    assert answer.status_code == status
    assert [summary(line) for line in lines] == [(action, "measurement", measurement.code, "granted")]


def test_withdrawing_what_somebody_else_withdrew_meanwhile_is_no_withdrawal(
    lines: list[AccessLogEntry], browser: Client, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    measurement = submitted()

    def overtaken(**kwargs: Any) -> None:
        raise refusals.WrongState(measurement)

    monkeypatch.setattr(entering, "withdraw", overtaken)
    browser.post(address(measurement, "intrekken/"), WITHDRAWAL)
    assert [str(line.action) for line in lines] == ["read"]


def test_a_new_measurement_is_logged_with_the_code_it_got(lines: list[AccessLogEntry], browser: Client) -> None:
    browser.post("/metingen/nieuw/")
    code = Measurement.objects.get().code
    assert [summary(line) for line in lines] == [("create", "measurement", code, "granted")]


@pytest.mark.parametrize("place", ["/metingen/?code=t-&status=telt-mee", "/"])
def test_a_list_is_one_line_with_its_filters_and_how_many_it_showed(
    place: str, lines: list[AccessLogEntry], browser: Client, submitted: Submitted
) -> None:
    for _ in range(3):
        submitted()
    browser.get(place)
    (line,) = lines
    assert summary(line) == ("list", "measurement", "", "granted")
    assert (line.count, line.filters) == (3, "code=...&status=telt-mee" if "?" in place else "")


def test_a_visit_that_only_leads_on_leaves_no_line(
    lines: list[AccessLogEntry], browser: Client, signed_in: SignIn, administrator: User
) -> None:
    browser.get("/metingen/nieuw/")
    signed_in(administrator).get("/")
    assert lines == []


@pytest.mark.parametrize("somebody", ["colleague", "foreign_worker", "foreign_lead", "analyst"])
@pytest.mark.parametrize("rest", ["", "wijzigen/", "intrekken/", "geschiedenis/", "inzage/"])
def test_somebody_elses_measurement_is_a_refusal_under_the_own_institution(
    somebody: str,
    rest: str,
    lines: list[AccessLogEntry],
    signed_in: SignIn,
    submitted: Submitted,
    request: pytest.FixtureRequest,
) -> None:
    measurement, stranger = submitted(), request.getfixturevalue(somebody)
    assert signed_in(stranger).get(address(measurement, rest)).status_code in (403, 404)
    (line,) = lines
    assert (line.object_code, line.outcome, line.user_id) == (measurement.code, Outcome.REFUSED, stranger.pk)
    own = next((membership.institution_id for membership in stranger.memberships.all()), None)
    assert line.institution_id == own


def test_who_is_not_signed_in_and_is_sent_to_the_login_page_was_refused(
    lines: list[AccessLogEntry], submitted: Submitted
) -> None:
    measurement = submitted()
    for answer in (Client().get(address(measurement)), Client().post(address(measurement, "intrekken/"), WITHDRAWAL)):
        assert answer.status_code == 302
    assert [(line.user_id, line.user_name, line.role, str(line.outcome)) for line in lines] == [
        (None, "", "", "refused")
    ] * 2


def test_a_form_without_its_token_was_refused(lines: list[AccessLogEntry], worker: User, submitted: Submitted) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(worker)
    measurement = submitted()
    assert browser.post(address(measurement, "intrekken/"), WITHDRAWAL).status_code == 403
    assert [summary(line) for line in lines] == [("change", "measurement", measurement.code, "refused")]


def test_a_wrong_method_was_refused(lines: list[AccessLogEntry], browser: Client, submitted: Submitted) -> None:
    assert browser.post(address(submitted(), "geschiedenis/")).status_code == 405
    assert [str(line.outcome) for line in lines] == ["refused"]


@pytest.mark.parametrize(
    ("place", "object_type", "code", "outcome"),
    [
        ("/instellingen/aa/?periode=2024", "institution_figures", "aa", "granted"),
        ("/instellingen/bb/", "institution_figures", "bb", "refused"),
        ("/landelijk/", "national_figures", "", "refused"),
        ("/api/v1/institutions/aa/figures/?team=noord", "institution_figures", "aa", "granted"),
        ("/api/v1/institutions/bb/charts/trend/", "institution_figures", "bb", "refused"),
        ("/api/v1/national/figures/", "national_figures", "", "refused"),
    ],
)
def test_figures_are_logged_on_pages_and_in_the_api(
    place: str, object_type: str, code: str, outcome: str, lines: list[AccessLogEntry], browser: Client
) -> None:
    browser.get(place)
    (line,) = lines
    assert (line.object_type, str(line.outcome)) == (object_type, outcome)
    assert line.object_code == code
    assert line.filters == place.partition("?")[2]
    assert line.rule in ("read_institution_figures", "read_national_figures")


def test_no_answer_goes_out_and_nothing_is_saved_when_the_line_cannot_be_written(
    broken_log: None, browser: Client, submitted: Submitted, caplog: pytest.LogCaptureFixture
) -> None:
    measurement = submitted(trajectory_reference="T-SECRET")
    for answer in (
        browser.get(address(measurement)),
        browser.get("/metingen/"),
        browser.get("/"),
        browser.get("/instellingen/aa/"),
        browser.get("/api/v1/institutions/aa/figures/"),
        browser.post(address(measurement, "intrekken/"), WITHDRAWAL),
    ):
        assert answer.status_code == 503
        assert "Even niet bereikbaar" in page(answer)
        assert "verstuur het over een minuut opnieuw" in page(answer)
        assert not any(word in page(answer) for word in ("T-SECRET", "Het traject", "worker.noord"))
    measurement.refresh_from_db()
    assert measurement.state == State.SUBMITTED
    words = [record.getMessage() for record in caplog.records if record.name == "audit.access_log"]
    assert words == ["a line of the access log cannot be written: OperationalError"] * 6
    assert "worker.noord" not in caplog.text


def test_a_view_that_writes_a_line_itself_is_undone_when_it_cannot(
    broken_log: None, browser: Client, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def change_and_log(request: HttpRequest, found: Measurement) -> HttpResponse:
        Measurement.objects.filter(pk=found.pk).update(trajectory_reference="CHANGED")
        fields = {"action": Action.EXPORT, "object_type": "measurement", "outcome": Outcome.GRANTED}
        access_log.write(request, **fields)
        raise AssertionError("goes no further than the log")

    monkeypatch.setattr(entering_views, "_receipt", change_and_log)
    measurement = submitted(trajectory_reference="T-17")
    assert browser.get(address(measurement)).status_code == 503
    measurement.refresh_from_db()
    assert measurement.trajectory_reference == "T-17"


def test_a_view_that_fails_after_writing_is_undone_and_logged(
    lines: list[AccessLogEntry],
    signed_in: SignIn,
    worker: User,
    submitted: Submitted,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def change_and_stumble(request: HttpRequest, found: Measurement) -> HttpResponse:
        Measurement.objects.filter(pk=found.pk).update(trajectory_reference="CHANGED")
        raise RuntimeError("broken after writing")

    monkeypatch.setattr(entering_views, "_receipt", change_and_stumble)
    measurement = submitted(trajectory_reference="T-17")
    browser = signed_in(worker)
    browser.raise_request_exception = False
    assert browser.get(address(measurement)).status_code == 500
    measurement.refresh_from_db()
    assert measurement.trajectory_reference == "T-17"
    assert [summary(line) for line in lines] == [("read", "measurement", measurement.code, "failed")]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("K7\x00\x1b[31m\n\u202e\u200b\ud800!", "K7[31m!"),
        ("x" * 300, "x" * 100),
        ("é ü 漢", "é ü 漢"),
    ],
)
def test_a_tried_code_is_kept_without_control_characters_and_cut(
    written: str, kept: str, lines: list[AccessLogEntry], world: None, rf: RequestFactory
) -> None:
    request = rf.get("/")
    request.user, request.session = AnonymousUser(), Client().session
    access_log.write(
        request, action=Action.READ, object_type="measurement", outcome=Outcome.REFUSED, object_code=written
    )
    assert [line.object_code for line in lines] == [kept]


@pytest.mark.parametrize(
    ("is_behind_proxy", "forwarded", "seen"),
    [
        (False, "203.0.113.9", "127.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (True, "2001:db8::1", "2001:db8::1"),
        (True, "<script>", None),
        (True, "", None),
    ],
)
def test_the_address_is_what_the_own_proxy_says_and_nothing_else(
    is_behind_proxy: bool, forwarded: str, seen: str | None, rf: RequestFactory, settings: Any
) -> None:
    settings.BEHIND_PROXY = is_behind_proxy
    assert access_log.address_of(rf.get("/", headers={"x-forwarded-for": forwarded})) == seen


def test_signing_in_is_a_line_under_the_membership_of_who_signs_in(
    lines: list[AccessLogEntry], rf: RequestFactory, worker: User
) -> None:
    request = rf.post("/inloggen/")
    request.user, request.session = AnonymousUser(), Client().session
    access_log.write(request, action=Action.SIGN_IN, object_type="account", outcome=Outcome.GRANTED, user=worker)
    (line,) = lines
    assert (line.user_name, line.role) == ("worker.noord", "worker")
    assert line.institution_id == worker.memberships.get().institution_id
    assert "active_memberships" not in worker.__dict__


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_refused_failed_and_granted_requests_are_committed_whatever_became_of_their_transaction(
    browser: Client, submitted: Submitted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(request: HttpRequest, found: Measurement) -> HttpResponse:
        Measurement.objects.filter(pk=found.pk).update(trajectory_reference="CHANGED")
        raise RuntimeError("broken after writing")

    measurement = submitted(trajectory_reference="T-17")
    browser.raise_request_exception = False
    browser.get("/metingen/K9-9999/")
    browser.get(address(measurement))
    monkeypatch.setattr(entering_views, "_receipt", stumble)
    assert browser.get(address(measurement)).status_code == 500
    kept = AccessLogEntry.objects.using("owner").order_by("at")
    assert [(line.object_code, line.outcome) for line in kept] == [
        ("K9-9999", "refused"),
        (measurement.code, "granted"),
        (measurement.code, "failed"),
    ]
    measurement.refresh_from_db()
    assert measurement.trajectory_reference == "T-17"


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_a_log_role_without_rights_or_a_log_that_is_locked_stops_the_page_in_time(
    browser: Client, submitted: Submitted
) -> None:
    place = address(submitted(trajectory_reference="T-SECRET"))
    role = connections["log"].settings_dict["USER"]
    with connections["owner"].cursor() as cursor:
        cursor.execute(f'REVOKE INSERT ON audit_accesslogentry FROM "{role}"')
        try:
            refused = browser.get(place)
        finally:
            cursor.execute(f'GRANT INSERT ON audit_accesslogentry TO "{role}"')
        cursor.execute("BEGIN; LOCK TABLE audit_accesslogentry IN ACCESS EXCLUSIVE MODE")
        start = time.monotonic()
        late = browser.get(place)
        cursor.execute("ROLLBACK")
    assert time.monotonic() - start < 5
    for answer in (refused, late):
        assert answer.status_code == 503
        assert "T-SECRET" not in page(answer)
    assert browser.get(place).status_code == 200


@pytest.mark.django_db(transaction=True, databases="__all__")
def test_the_roles_add_lines_or_read_them_and_never_change_or_remove_one(browser: Client, submitted: Submitted) -> None:
    browser.get(address(submitted()))
    forbidden = {
        "log": ("SELECT id", "UPDATE", "DELETE"),
        "default": ("INSERT", "UPDATE", "DELETE"),
        "counter": ("SELECT id", "INSERT", "UPDATE", "DELETE"),
    }
    statements = {
        "SELECT id": "SELECT id FROM audit_accesslogentry",
        "INSERT": "INSERT INTO audit_accesslogentry (id) VALUES (gen_random_uuid())",
        "UPDATE": "UPDATE audit_accesslogentry SET user_name = ''",
        "DELETE": "DELETE FROM audit_accesslogentry",
    }
    for alias, names in forbidden.items():
        for name in names:
            with connections[alias].cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"):
                cursor.execute(statements[name])
