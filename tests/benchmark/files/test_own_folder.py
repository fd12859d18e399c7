"""The folder of matplotlib, where a server has no home."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmark.files.drawing.own_folder import own_folder
from config.local.places import CHECKOUT

MAKE_A_PNG = """
from benchmark.files.pictures import chart_png
chart_png({"data": [], "layout": {"legend": {"orientation": "h"}}})
"""


def test_without_a_home_a_picture_is_made_without_a_word_and_one_folder_serves_every_time(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": f"{os.devnull}/nobody", "TMPDIR": str(tmp_path)}
    for _ in range(2):
        command = [sys.executable, "-W", "error", "-c", MAKE_A_PNG]
        done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert [one.name for one in tmp_path.iterdir()] == [f"ash-matplotlib-{os.getuid()}"]


def test_only_this_user_can_write_to_the_folder(tmp_path: Path) -> None:
    folder = Path(own_folder(tmp_path))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert own_folder(tmp_path) == str(folder)


@pytest.mark.parametrize("is_link", [True, False])
def test_a_folder_that_others_can_reach_is_not_used(tmp_path: Path, is_link: bool) -> None:
    taken, elsewhere = tmp_path / f"ash-matplotlib-{os.getuid()}", tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    if is_link:
        taken.symlink_to(elsewhere)
    else:
        taken.mkdir()
        taken.chmod(0o777)
    assert Path(own_folder(tmp_path)) not in (taken, elsewhere)
