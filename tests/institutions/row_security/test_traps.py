"""The traps of row-level security that others fell into, one by one."""

import re
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import IntegrityError, ProgrammingError, connection, connections, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from psycopg.errors import FeatureNotSupported

from benchmark.models import StaleMonth
from config import urls
from config.startup import check_services
from config.startup_roles import MigrationNeeded
from institutions.access import context_of
from institutions.declare import for_everybody_signed_in
from institutions.models import Institution, Membership, Team, User
from institutions.row_context import (
    NOBODY,
    NoRowContext,
    RowContext,
    Scope,
    change_context,
    current_context,
    row_context,
)
from institutions.row_middleware import RowContextMiddleware
from measurements.models import Measurement
from tests.measurement_data import complete_measurement
from tests.world import committed

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")

ALL_SETTINGS = "SELECT current_setting('app.user', true), current_setting('app.institution', true)"
Submitted = Callable[..., Measurement]


def settings_of_the_session() -> tuple[str | None, str | None]:
    with connection.cursor() as cursor:
        cursor.execute(ALL_SETTINGS)
        return tuple(value or None for value in cursor.fetchone())


def visible_codes() -> set[str]:
    return set(Measurement.objects.values_list("institution__code", flat=True))


@pytest.fixture
def rows(submitted: Submitted, foreign_worker: User, other_institution: Institution) -> None:
    """A measurement of each of the two institutions."""
    submitted()
    submitted(author=foreign_worker, institution=other_institution, team=other_institution.teams.all()[0])


@pytest.mark.usefixtures("rows")
def test_a_worker_of_one_institution_finds_nothing_of_another_even_with_a_query_that_asks_for_all(worker: User) -> None:
    with row_context(context_of(worker)):
        assert visible_codes() == {"aa"}
        assert list(Membership.objects.exclude(user=worker)) == []


@pytest.mark.usefixtures("rows")
def test_sejn_finds_no_row_of_any_family(analyst: User, administrator: User) -> None:
    for somebody in (analyst, administrator):
        with row_context(context_of(somebody)):
            assert visible_codes() == set()


@pytest.mark.usefixtures("rows")
def test_a_query_outside_any_context_raises_instead_of_finding_nothing() -> None:
    def ask() -> int:
        return Measurement.objects.count()

    def ask_in_raw_sql() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM measurements_measurement")

    for question in (ask, ask_in_raw_sql):
        with pytest.raises(NoRowContext, match="measurements_measurement"):
            committed(question)


def test_without_a_context_there_is_no_current_one() -> None:
    with pytest.raises(NoRowContext):
        committed(current_context)


@pytest.mark.usefixtures("rows")
def test_what_one_transaction_was_told_is_gone_in_the_next_over_the_same_connection(worker: User) -> None:
    """After a transaction a setting is '', in a new session NULL: both mean nobody, and neither is an error."""

    context = context_of(worker)

    def find() -> list[object]:
        found: list[object] = [settings_of_the_session()]
        with row_context(context):
            found.append(visible_codes())
        found.append(settings_of_the_session())
        with row_context(NOBODY):
            found.append(visible_codes())
        return found

    assert committed(find) == [(None, None), {"aa"}, (None, None), set()]


@pytest.mark.usefixtures("rows")
def test_two_requests_at_once_see_each_their_own_institution(worker: User, foreign_worker: User) -> None:
    contexts = [context_of(worker), context_of(foreign_worker)] * 10

    def look(context: RowContext) -> set[str]:
        try:
            with row_context(context):
                return visible_codes()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=4) as pool:
        assert list(pool.map(look, contexts)) == [{"aa"}, {"bb"}] * 10


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("ends", ["well", "with an error"])
def test_an_inner_context_ends_with_its_block(worker: User, foreign_worker: User, ends: str) -> None:
    """A savepoint that is released keeps what was set inside; one that is rolled back does not."""
    outer, inner = context_of(worker), context_of(foreign_worker)
    with row_context(outer):
        try:
            with row_context(inner):
                assert visible_codes() == {"bb"}
                if ends == "with an error":
                    raise IntegrityError
        except IntegrityError:
            pass
        assert visible_codes() == {"aa"}
        assert current_context().user_id == worker.pk


@pytest.mark.usefixtures("rows")
def test_a_plain_savepoint_keeps_the_context(worker: User) -> None:
    with row_context(context_of(worker)):
        with transaction.atomic():
            pass
        assert visible_codes() == {"aa"}


def test_nothing_in_the_code_sets_a_context_for_the_session() -> None:
    """A setting for the session would leak to whoever gets the connection next."""
    session_level = re.compile(r"set_config\([^)]*, false\)|\bSET (SESSION )?app\.", re.DOTALL)
    root = Path(django_settings.BASE_DIR)
    apps = ("config", "institutions", "audit", "accounts", "measurements", "benchmark", "administration")
    found = [
        path
        for app in apps
        for path in (root / app).rglob("*.py")
        if session_level.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_copy_into_a_guarded_table_is_refused_also_to_its_owner() -> None:
    for alias in ("default", "owner"):
        with connections[alias].cursor() as cursor, pytest.raises(FeatureNotSupported):
            cursor.copy("COPY measurements_measurement (code) FROM STDIN").__enter__()


@pytest.mark.usefixtures("rows")
def test_a_row_cannot_be_moved_to_another_institution_by_who_works_there(
    worker: User, other_institution: Institution
) -> None:
    with row_context(context_of(worker)), pytest.raises(ProgrammingError, match="permission denied"):
        Measurement.objects.update(institution=other_institution)


@pytest.mark.usefixtures("rows")
def test_a_row_of_another_institution_cannot_be_added(worker: User, other_institution: Institution) -> None:
    foreign = complete_measurement(
        author=worker, institution=other_institution, team=other_institution.teams.using("owner").first()
    )
    with row_context(context_of(worker)), pytest.raises(ProgrammingError, match="row-level security"):
        foreign.save(force_insert=True)


def test_a_team_of_another_institution_is_refused_although_foreign_keys_pass_row_level_security(
    worker: User, institution: Institution, other_institution: Institution
) -> None:
    foreign_team = Team.objects.using("owner").filter(institution=other_institution)[0]
    mixed = complete_measurement(author=worker, institution=institution, team=foreign_team)
    with pytest.raises(IntegrityError, match="team_belongs_to_the_institution"), row_context(context_of(worker)):
        mixed.save(force_insert=True)


@pytest.mark.usefixtures("rows")
def test_a_code_of_another_institution_can_be_used_so_that_nobody_learns_that_it_exists(
    submitted: Submitted, foreign_worker: User, other_institution: Institution
) -> None:
    code = submitted().code
    submitted(code=code, author=foreign_worker, institution=other_institution, team=other_institution.teams.all()[0])
    assert Measurement.objects.filter(code=code).count() == 2


@pytest.mark.usefixtures("rows")
def test_the_trigger_that_marks_stale_months_writes_although_the_web_role_may_not(worker: User) -> None:
    committed(lambda: StaleMonth.objects.using("owner").all().delete())
    with row_context(context_of(worker)):
        Measurement.objects.update(crisis_resolved=False)
    assert StaleMonth.objects.using("owner").exists()


@pytest.mark.usefixtures("rows")
def test_the_owner_sees_every_row_although_row_level_security_is_forced() -> None:
    assert Measurement.objects.using("owner").count() == 2


def test_a_table_that_is_not_guarded_any_more_keeps_the_application_from_starting() -> None:
    table = "measurements_measurement"
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        try:
            with pytest.raises(MigrationNeeded, match=f"{table} has no row-level security"):
                check_services()
        finally:
            cursor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    check_services()


def answered(view: Callable[[HttpRequest], HttpResponse], user: User) -> HttpResponse:
    """The answer of a view behind the middleware, for a request of this user."""
    request = RequestFactory().get("/")
    client = Client()
    client.force_login(user)
    request.session, request.user = client.session, user
    return RowContextMiddleware(view)(request)


def addresses_with(raised: Exception) -> SimpleNamespace:
    """The addresses of the application, and one of a page that writes and then raises."""

    def page(request: HttpRequest) -> HttpResponse:
        Measurement.objects.update(family_reference="geschreven")
        raise raised

    return SimpleNamespace(
        urlpatterns=[path("schrijven/", for_everybody_signed_in(page)), *urls.urlpatterns],
        handler400=urls.handler400,
        handler500=urls.handler500,
    )


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("raised", "status"),
    [(PermissionDenied(), 403), (Http404(), 404), (SuspiciousOperation(), 400), (ValueError(), 500)],
)
def test_nothing_stays_of_a_view_that_ends_in_an_exception(
    worker: User, monkeypatch: pytest.MonkeyPatch, settings: Any, raised: Exception, status: int
) -> None:
    monkeypatch.setitem(sys.modules, "addresses_of_the_test", addresses_with(raised))  # type: ignore[arg-type]
    settings.ROOT_URLCONF = "addresses_of_the_test"
    client = Client(raise_request_exception=False)
    client.force_login(worker)
    assert client.get("/schrijven/").status_code == status
    assert "geschreven" not in Measurement.objects.using("owner").values_list("family_reference", flat=True)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(("status", "is_kept"), [(200, True), (302, True), (404, True), (422, True), (500, False)])
def test_what_a_request_wrote_is_kept_unless_it_failed(worker: User, status: int, is_kept: bool) -> None:
    def write(request: HttpRequest) -> HttpResponse:
        Measurement.objects.update(family_reference="geschreven")
        return HttpResponse(status=status)

    assert answered(write, worker).status_code == status
    found = set(Measurement.objects.using("owner").values_list("family_reference", flat=True))
    assert ("geschreven" in found) == is_kept


@pytest.mark.usefixtures("rows")
def test_a_request_sees_the_institution_of_its_user_from_the_first_query_on(worker: User) -> None:
    assert answered(lambda request: HttpResponse(",".join(visible_codes())), worker).content == b"aa"


def test_a_page_for_signing_in_may_look_up_accounts_and_no_other_page(rf: RequestFactory) -> None:
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    middleware = RowContextMiddleware(page)
    with row_context(NOBODY):
        middleware.process_view(rf.get("/"), page)
        assert current_context().scopes == frozenset()
        page.opens_accounts = True  # type: ignore[attr-defined]
        middleware.process_view(rf.get("/"), page)
        assert current_context().scopes == {Scope.SIGNING_IN}


def test_a_reason_goes_with_what_follows(worker: User) -> None:
    with row_context(context_of(worker)), connection.cursor() as cursor:
        change_context(reason="typing_error")
        cursor.execute("SELECT current_setting('pghistory.context_metadata')::jsonb ->> 'reason'")
        assert cursor.fetchone() == ("typing_error",)


def test_the_context_of_two_institutions_names_both(institution: Institution, other_institution: Institution) -> None:
    context = RowContext(user_id=1, institutions=(institution.pk, other_institution.pk))
    assert context.settings["app.institution"] == f"{institution.pk},{other_institution.pk}"
