"""Fixtures that every test may use: people of two institutions, and measurements in a word."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client

from audit import access_log
from audit.models import AccessLogEntry
from institutions.database_roles import close_database
from institutions.models import Institution, Team, User
from measurements.models import Measurement
from tests import emptying
from tests import world as shared_world
from tests.measurement_data import complete_measurement


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let every test that uses the database make people and institutions, which only the owner role may do."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker is not None and "databases" not in marker.kwargs:
            options = {**marker.kwargs, "databases": ["default", "cache", "owner", "log"]}
            item.add_marker(pytest.mark.django_db(**options), append=False)


def pytest_collection_finish() -> None:
    """Look for garbage less often, and never in all that was imported and collected: it took a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def close_test_database() -> None:
    """Take the rights that PostgreSQL gives to everybody, such as that to temporary tables, as outside the tests."""
    owner = connections["owner"]
    owner.ensure_connection()
    close_database(owner.connection, owner.settings_dict["NAME"])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, as closed as a real one; at the end its connections are closed, or it cannot be dropped."""
    emptying.install()
    with django_db_blocker.unblock():
        close_test_database()
    yield
    connections.close_all()


@pytest.fixture(autouse=True)
def static_files_as_they_stand(settings: Any) -> None:
    """Addresses of static files without the hashes of collectstatic, which no test has to run first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


@pytest.fixture
def world(request: pytest.FixtureRequest) -> Iterator[None]:
    """Institutions aa and bb with teams noord and zuid, their workers and leads, and the national roles.

    The test itself sees the rows of both; every request it makes sees what its user may see.
    """
    marker = request.node.get_closest_marker("django_db")
    request.getfixturevalue("transactional_db" if marker and marker.kwargs.get("transaction") else "db")
    shared_world.committed(shared_world.build)
    with shared_world.seeing_everything():
        yield


@pytest.fixture
def institution(world: None) -> Institution:
    return Institution.objects.get(code="aa")


@pytest.fixture
def other_institution(world: None) -> Institution:
    return Institution.objects.get(code="bb")


@pytest.fixture
def team(institution: Institution) -> Team:
    return Team.objects.get(institution=institution, code="noord")


@pytest.fixture
def person(world: None) -> Callable[[str], User]:
    """A function that gives the user with this e-mail address."""
    return lambda email: User.objects.get(email=email)


@pytest.fixture
def worker(person: Callable[[str], User]) -> User:
    return person("worker.noord@aa.example")


@pytest.fixture
def colleague(person: Callable[[str], User]) -> User:
    return person("worker.zuid@aa.example")


@pytest.fixture
def lead(person: Callable[[str], User]) -> User:
    return person("lead@aa.example")


@pytest.fixture
def foreign_worker(person: Callable[[str], User]) -> User:
    return person("worker.noord@bb.example")


@pytest.fixture
def foreign_lead(person: Callable[[str], User]) -> User:
    return person("lead@bb.example")


@pytest.fixture
def analyst(person: Callable[[str], User]) -> User:
    return person("analyst@sejn.example")


@pytest.fixture
def administrator(person: Callable[[str], User]) -> User:
    return person("administrator@sejn.example")


@pytest.fixture
def auditor(person: Callable[[str], User]) -> User:
    return person("auditor@sejn.example")


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A function that gives a browser in which this user has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def submitted(worker: User, team: Team) -> Callable[..., Measurement]:
    """A function that stores a complete, submitted measurement with these changes."""

    def store(**changes: Any) -> Measurement:
        people = {"author": worker, "team": team, "institution": team.institution}
        measurement = complete_measurement(**(people | changes))
        measurement.save(force_insert=True)
        measurement.refresh_from_db()
        return measurement

    return store


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[AccessLogEntry]:
    """Every line of the access log that this test writes; really written too, over the connection of the log."""
    written: list[AccessLogEntry] = []
    add = access_log.add

    def add_and_keep(entry: AccessLogEntry) -> None:
        add(entry)
        written.append(entry)

    monkeypatch.setattr(access_log, "add", add_and_keep)
    return written
