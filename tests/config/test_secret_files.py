"""Secrets from files: the same as from the environment, and refused by name when in doubt."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings import DATABASE_SETTINGS
from institutions.secret_files import SECRETS, with_secret_files
from tests.config.production import in_production


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("written", ["s3cret", "s3cret\n", "s3cret\r\n"])
def test_a_secret_in_a_file_is_its_text_without_the_end_of_line(tmp_path: Path, name: str, written: str) -> None:
    (tmp_path / "secret").write_text(written, newline="")
    assert with_secret_files({f"{name}_FILE": str(tmp_path / "secret")})[name] == "s3cret"


def test_what_stands_in_the_environment_stays() -> None:
    given = {"SECRET_KEY": "abc", "PATH": "/bin", "ALLOWED_HOSTS_FILE": "/nowhere", "BROKER_URL_FILE": ""}
    assert with_secret_files(given) == given


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_given_twice_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_text("s3cret")
    with pytest.raises(ImproperlyConfigured, match=f"^{name} and {name}_FILE are both set. Keep one of the two.$"):
        with_secret_files({name: "other", f"{name}_FILE": str(tmp_path / "secret")})


@pytest.mark.parametrize("empty", ["", "\n", "  \n"])
def test_an_empty_file_is_refused_by_name(tmp_path: Path, empty: str) -> None:
    (tmp_path / "secret").write_text(empty)
    with pytest.raises(ImproperlyConfigured, match=r"^EMAIL_URL_FILE: .*/secret is empty\.$"):
        with_secret_files({"EMAIL_URL_FILE": str(tmp_path / "secret")})


def test_a_file_that_cannot_be_read_is_refused_by_name_and_without_its_contents(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"hunter2\xff")
    with pytest.raises(ImproperlyConfigured, match=r"^SECRET_KEY_FILE: .* cannot be read \(it is not text\)"):
        with_secret_files({"SECRET_KEY_FILE": str(tmp_path / "secret")})
    with pytest.raises(ImproperlyConfigured, match=r"cannot be read \(No such file or directory\)"):
        with_secret_files({"SECRET_KEY_FILE": str(tmp_path / "absent")})
    with pytest.raises(ImproperlyConfigured, match=r"cannot be read \(Is a directory\)"):
        with_secret_files({"SECRET_KEY_FILE": str(tmp_path)})


def test_the_settings_take_every_secret_from_files(tmp_path: Path) -> None:
    url = "postgresql://role:hunter2@db:5432/ash"
    written = dict.fromkeys(DATABASE_SETTINGS.values(), url)
    written |= {"SECRET_KEY": "abcdefghij" * 6, "BROKER_URL": "redis://:hunter2@valkey:6379/0"}
    changes: dict[str, str | None] = {}
    for name, value in written.items():
        (tmp_path / name).write_text(value + "\n")
        changes |= {name: None, f"{name}_FILE": str(tmp_path / name)}
    code = (
        "from django.conf import settings as s; print(s.SECRET_KEY, s.CELERY_BROKER_URL, s.DATABASES['owner']['HOST'])"
    )
    done = in_production(code, **changes)
    assert done.stdout.split() == ["abcdefghij" * 6, "redis://:hunter2@valkey:6379/0", "db"], done.stderr


def test_every_setting_that_holds_a_password_can_come_from_a_file() -> None:
    assert set(DATABASE_SETTINGS.values()) | {"SECRET_KEY", "BROKER_URL", "EMAIL_URL", "MFA_KEYS"} == set(SECRETS)
