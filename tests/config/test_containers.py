"""Dockerfile and docker-compose.yml, as far as they can be held to the code without a Docker daemon."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from config.local.cluster import SAFE_OPTIONS
from config.local.places import CHECKOUT
from institutions.database_roles import DATABASE_ROLES
from tests.config.demo_runs import bare_environment

DOCKERFILE = (CHECKOUT / "Dockerfile").read_text().replace("\\\n", " ")
COMPOSE = (CHECKOUT / "docker-compose.yml").read_text()


def compose(*arguments: str) -> subprocess.CompletedProcess[str]:
    if not shutil.which("docker-compose"):
        pytest.skip("docker-compose is not installed")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        ["docker-compose", *arguments], cwd=CHECKOUT, env=kept, capture_output=True, text=True, check=False
    )


def test_everything_the_dockerfile_copies_exists_and_is_sent_to_the_build():
    ignored = (CHECKOUT / ".dockerignore").read_text().splitlines()
    copied = [line.split()[1:-1] for line in DOCKERFILE.splitlines() if re.match(r"COPY (?!--from)", line)]
    for source in (source for sources in copied for source in sources):
        assert (CHECKOUT / source).exists(), source
        assert f"!{source}" in ignored, source


def test_every_app_is_copied_into_the_image():
    for folder in (path.parent.name for path in CHECKOUT.glob("*/apps.py")):
        assert f"COPY {folder} {folder}" in DOCKERFILE, folder


def test_the_image_runs_in_production_mode_and_not_as_root():
    assert "ASH_MODE=production" in DOCKERFILE
    assert DOCKERFILE.index("\nUSER ash") < DOCKERFILE.index("\nCMD")


def test_the_static_files_step_of_the_image_works_in_production_mode(tmp_path):
    (line,) = [line for line in DOCKERFILE.splitlines() if line.endswith("collectstatic --no-input")]
    words = shlex.split(line.removeprefix("RUN"))
    given = dict(word.split("=", 1) for word in words if re.match(r"[A-Z_]+=", word))
    environment = bare_environment(tmp_path) | given
    environment |= {"ASH_MODE": "production", "STATIC_ROOT": str(tmp_path / "collected")}
    command = [sys.executable, *words[words.index("python") + 1 :]]
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "collected" / "staticfiles.json").exists()
    assert list((tmp_path / "collected" / "plotly").glob("plotly*.js"))


def test_the_compose_file_is_valid_with_every_value_of_the_example():
    done = compose("--env-file", ".env.example", "config", "--quiet")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", re.findall(r"^(\w+)=", (CHECKOUT / ".env.example").read_text(), re.MULTILINE))
def test_the_compose_file_names_a_value_that_is_missing(tmp_path, name):
    rest = re.sub(rf"^{name}=.*$", "", (CHECKOUT / ".env.example").read_text(), flags=re.MULTILINE)
    (tmp_path / "env").write_text(rest)
    done = compose("--env-file", str(tmp_path / "env"), "config", "--quiet")
    assert done.returncode != 0
    assert f"set {name}" in done.stderr


def test_the_compose_file_gives_every_database_role_its_url_and_no_value_a_default():
    for role, description in DATABASE_ROLES.items():
        assert f"{description.setting}: postgresql://{role}:${{" in COMPOSE
    assert not re.search(r"\$\{\w+:?-", COMPOSE)


def test_only_migrating_gets_the_owner_of_the_tables():
    shared, _, services = COMPOSE.partition("\nservices:\n")
    migrate = services[services.index("\n  migrate:") : services.index("\n  web:")]
    assert "DATABASE_OWNER_URL" not in shared
    assert services.count("DATABASE_OWNER_URL") == migrate.count("DATABASE_OWNER_URL") == 1


def test_the_log_of_the_database_holds_no_rows():
    assert "command: [postgres, -c, log_error_verbosity=terse]" in COMPOSE
    assert SAFE_OPTIONS["log_error_verbosity"] == "terse"


def test_continuous_integration_runs_the_two_documented_commands():
    assert "make check test" in (CHECKOUT / ".ci" / "run").read_text()
    assert os.access(CHECKOUT / ".ci" / "run", os.X_OK)
