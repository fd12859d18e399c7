"""What the environment gets, and what a caller must give."""

import os
import subprocess
import sys
from pathlib import Path

import environ
import pytest

from config.local.environment import DATABASE_SETTINGS, callers_database, provide_environment, provide_mode
from config.local.places import CHECKOUT, local_directory
from config.local.refusal import Refused
from manage import needs_database
from tests.config.demo_runs import bare_environment


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    """An environment in which the caller has set nothing; what gets set is undone afterwards."""
    for name in (*DATABASE_SETTINGS, "BROKER_URL", "SECRET_KEY", "DEMO_PASSWORD", "ASH_MODE"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("ASH_LOCAL_DIR", str(tmp_path))
    return monkeypatch


def manage(command: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "manage.py", *command.split()]
    return subprocess.run(arguments, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)


def test_everything_the_caller_did_not_set_is_filled(bare):
    provide_environment(start=False)
    assert all(os.environ[name] for name in (*DATABASE_SETTINGS, "BROKER_URL", "SECRET_KEY", "DEMO_PASSWORD"))


def test_what_the_caller_set_stays(bare):
    given = {name: f"postgresql://caller@db/{name.lower()}" for name in DATABASE_SETTINGS}
    given |= {"SECRET_KEY": "the caller's", "BROKER_URL": "redis://broker"}
    for name, value in given.items():
        bare.setenv(name, value)
    assert provide_environment() is None
    assert {name: os.environ[name] for name in given} == given


def test_django_reads_the_socket_from_the_url(bare, tmp_path):
    provide_environment(start=False)
    database = environ.Env().db_url("DATABASE_URL")
    assert database["USER"] == "ash_web"
    assert database["OPTIONS"]["host"] == str(tmp_path / "run")


def test_one_database_url_without_the_others_names_the_missing_ones(bare):
    bare.setenv("DATABASE_URL", "postgresql://ash_web@db/ash")
    missing = "DATABASE_OWNER_URL, DATABASE_COUNTER_URL, DATABASE_LOG_URL"
    with pytest.raises(Refused, match=rf"DATABASE_URL is set but these are not: {missing}.*create_database_roles"):
        callers_database()


def test_another_kind_of_database_is_refused_without_showing_its_password(bare):
    for name in DATABASE_SETTINGS:
        bare.setenv(name, "mysql://root:hunter2@db/ash")
    with pytest.raises(Refused, match=r"DATABASE_URL must begin with postgresql://") as refused:
        callers_database()
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("command", "needed"),
    [
        ("", False),
        ("help", False),
        ("check", False),
        ("collectstatic --no-input", False),
        ("year_figures --help", False),
        ("year_figures 2022 --json", True),
        ("migrate --database owner", True),
    ],
)
def test_only_commands_that_may_use_the_database_start_it(command, needed):
    assert needs_database(command.split()) is needed


def test_a_local_directory_that_cannot_be_made_is_named(monkeypatch):
    monkeypatch.setenv("ASH_LOCAL_DIR", "/proc/nowhere")
    with pytest.raises(Refused, match=r"/proc/nowhere cannot be used .* ASH_LOCAL_DIR"):
        local_directory()


def test_every_way_to_a_local_directory_gives_it_the_same_name(monkeypatch, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    (tmp_path / "real").mkdir()
    monkeypatch.setenv("ASH_LOCAL_DIR", str(tmp_path / "link" / "local"))
    assert local_directory() == tmp_path / "real" / "local"


def test_a_machine_without_mode_and_database_is_a_newcomers(bare):
    assert provide_mode() == "demo"
    assert os.environ["ASH_MODE"] == "demo"


@pytest.mark.parametrize("mode", ["demo", "production"])
def test_the_mode_of_the_caller_stays(bare, mode):
    bare.setenv("DATABASE_URL", "postgresql://ash_web@db/ash")
    bare.setenv("ASH_MODE", mode)
    assert provide_mode() == mode


@pytest.mark.parametrize("name", DATABASE_SETTINGS)
def test_a_database_without_a_mode_is_refused_by_name(bare, name):
    bare.setenv(name, "postgresql://ash_web@db/ash")
    with pytest.raises(Refused, match=f"^{name} is set, so say what this is: ASH_MODE=demo or ASH_MODE=production.$"):
        provide_mode()


@pytest.mark.parametrize("command", ["migrate --database owner", "fill_demo", "check"])
def test_no_command_takes_a_database_without_a_mode_for_the_demos(tmp_path, command):
    done = manage(command, bare_environment(tmp_path) | {"DATABASE_URL": "postgresql://ash_web@db/ash"})
    assert done.returncode == 1
    assert done.stderr.startswith("Refused: DATABASE_URL is set, so say what this is")
    assert list(tmp_path.iterdir()) == []


def test_roles_can_be_made_before_anything_else_is_decided(tmp_path):
    environment = bare_environment(tmp_path) | {"DATABASE_URL": "postgresql://ash_web:secret@127.0.0.1:1/ash"}
    done = manage("create_database_roles --admin-url postgresql://postgres@127.0.0.1:1/postgres", environment)
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: --admin-url: ")


def test_a_missing_secret_in_production_is_named_without_a_traceback(tmp_path):
    environment = bare_environment(tmp_path) | {"ASH_MODE": "production"}
    done = manage("check", environment)
    assert done.returncode == 1
    assert "Set the SECRET_KEY environment variable" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_command_on_a_wrong_database_url_says_which_setting_is_wrong(tmp_path):
    environment = bare_environment(tmp_path) | {"ASH_MODE": "demo"}
    for name in DATABASE_SETTINGS:
        environment[name] = "postgresql://ash_web:hunter2@127.0.0.1:1/ash"
    done = manage("migrate --database owner", environment)
    assert done.returncode == 1
    assert done.stderr.startswith("Refused: DATABASE_OWNER_URL: no connection.")
    assert "hunter2" not in done.stderr


def test_figures_of_a_database_without_tables_are_refused_with_what_to_do(tmp_path):
    done = manage("year_figures 2022 --json", bare_environment(tmp_path))
    assert done.returncode == 1
    assert done.stderr.endswith("no tables yet. Run: python manage.py migrate --database owner\n")
    assert done.stdout == ""
