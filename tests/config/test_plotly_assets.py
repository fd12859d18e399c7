"""plotly.js: the small copy of npm or the one in the Python package, the same library either way."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

from config.local.places import CHECKOUT
from config.plotly_assets import SMALL, PlotlyFinder, plotly_asset

VERSION = re.compile(rb"plotly\.js \D*v?(\d+)\.\d+\.\d+")


def major_version(file: Path) -> bytes:
    found = VERSION.search(file.read_bytes()[:2000])
    assert found, f"no version in the first lines of {file}"
    return found[1]


def in_package() -> Path:
    directory, name = plotly_asset(Path("/nowhere"))
    return directory / name


def test_without_npm_the_copy_in_the_python_package_is_used():
    (package,) = importlib.util.find_spec("plotly").submodule_search_locations
    assert in_package() == Path(package) / "package_data" / "plotly.min.js"
    assert in_package().exists()


def test_npms_smaller_copy_is_preferred(tmp_path):
    small = tmp_path / "plotly-basic.min.js"
    small.touch()
    assert plotly_asset(small) == (tmp_path, "plotly-basic.min.js")


def test_package_json_asks_for_the_same_major_version_as_the_python_package_carries():
    wanted = json.loads((CHECKOUT / "package.json").read_text())["dependencies"]["plotly.js-basic-dist-min"]
    assert wanted.split(".")[0].encode() == major_version(in_package())


@pytest.mark.skipif(not SMALL.exists(), reason="npm has not installed plotly.js here")
def test_both_copies_have_the_same_major_version():
    assert major_version(SMALL) == major_version(in_package())


def test_the_lock_names_no_registry():
    assert "resolved" not in (CHECKOUT / "package-lock.json").read_text()


def test_only_that_one_file_is_published():
    finder = PlotlyFinder()
    _, name = plotly_asset()
    assert [f"{storage.prefix}/{path}" for path, storage in finder.list([])] == [f"plotly/{name}"]
    assert finder.find(f"plotly/{name}")
    assert finder.find("plotly/package.json") == []
    assert finder.find(f"plotly/../{name}") == []
