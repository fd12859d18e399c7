"""`make demo` as far as make itself decides, with stand-ins for Python and npm."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from config.local.places import CHECKOUT
from tests.config.demo_runs import bare_environment


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The Makefile in an installed checkout, where npm has no network and Python tells the mode it is given."""
    if not shutil.which("make"):
        pytest.skip("make is not installed")
    for name in ("Makefile", "package-lock.json"):
        shutil.copy(CHECKOUT / name, tmp_path)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "demo.txt").touch()
    write_program(tmp_path / ".venv" / "bin" / "python", 'echo "mode $ASH_MODE"')
    write_program(tmp_path / "bin" / "npm", "echo attempt >> attempts; exit 1")
    (tmp_path / ".venv" / "demo.stamp").touch()
    return tmp_path


def write_program(path: Path, line: str) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(f"#!/bin/sh\n{line}\n")
    path.chmod(0o755)


def make_demo(checkout: Path, **environment: str) -> str:
    path = {"PATH": f"{checkout / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        ["make", "--no-print-directory", "demo"],
        cwd=checkout,
        env=bare_environment(checkout) | path | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_npm_that_fails_is_tried_and_reported_once_for_each_lock(checkout):
    assert "npm could not install: charts use the larger plotly.js" in make_demo(checkout)
    assert "npm" not in make_demo(checkout)
    assert (checkout / "attempts").read_text() == "attempt\n"
    later = (checkout / "node_modules" / ".attempt.stamp").stat().st_mtime + 10
    os.utime(checkout / "package-lock.json", (later, later))
    make_demo(checkout)
    assert (checkout / "attempts").read_text() == "attempt\n" * 2


def test_make_says_that_this_is_the_demo_unless_the_caller_says_otherwise(checkout):
    assert make_demo(checkout, DATABASE_URL="postgresql://callers").endswith("mode demo\n")
    assert make_demo(checkout, ASH_MODE="production").endswith("mode production\n")
