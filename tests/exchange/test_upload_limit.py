"""Uploads are kept as far as a file may be large; anybody could fill the disk otherwise."""

import tempfile
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from exchange.models import ImportFile
from institutions.models import User

pytestmark = pytest.mark.django_db

BOUNDARY = b"x8f2"
HEAD = b'--x8f2\r\nContent-Disposition: form-data; name="bestand"; filename="m.csv"\r\n\r\n'
TAIL = b"\r\n--x8f2--\r\n"
MB = 1_000_000


class Upload:
    """A body of this many bytes that is never there as a whole; `looked` is called as it is read."""

    def __init__(self, size: int, looked: Callable[[], None] = lambda: None) -> None:
        self.size, self._left, self._looked = size, size, looked
        self._pieces = self._parts()
        self._buffer = b""

    def _parts(self) -> Iterator[bytes]:
        yield HEAD
        while self._left > 0:
            piece = b"a" * min(self._left, 65_536)
            self._left -= len(piece)
            yield piece
        yield TAIL

    def read(self, size: int = -1) -> bytes:
        self._looked()
        while len(self._buffer) < size and (piece := next(self._pieces, b"")):
            self._buffer += piece
        found, self._buffer = self._buffer[:size], self._buffer[size:]
        return found

    def readline(self, size: int = -1) -> bytes:
        raise NotImplementedError("a form is read in pieces")

    @property
    def length(self) -> int:
        return len(HEAD) + self.size + len(TAIL)


def send(browser: Client, body: Upload, path: str = "/importeren/") -> Any:
    return browser.request(
        **{
            "PATH_INFO": path,
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "multipart/form-data; boundary=x8f2",
            "CONTENT_LENGTH": str(body.length),
            "wsgi.input": body,
        }
    )


@pytest.fixture
def leading(signed_in: Callable[[User], Client], lead: User) -> Client:
    return signed_in(lead)


def test_a_file_of_15_mb_comes_in_whole(leading: Client) -> None:
    assert send(leading, Upload(15 * MB)).status_code == 302
    assert len(bytes(ImportFile.objects.get().content)) == 15 * MB


@pytest.mark.parametrize(("size", "status"), [(20 * MB, 302), (20 * MB + 1, 422)])
def test_the_limit_is_20_mb_exactly(leading: Client, size: int, status: int) -> None:
    assert send(leading, Upload(size)).status_code == status


@pytest.mark.parametrize("path", ["/importeren/", "/inloggen/"])
def test_of_200_mb_no_more_than_20_are_ever_kept(
    leading: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    on_disk = 0

    def look() -> None:
        nonlocal on_disk
        on_disk = max([on_disk, *(found.stat().st_size for found in tmp_path.iterdir())])

    tracemalloc.start()
    answer = send(leading if path == "/importeren/" else Client(), Upload(200 * MB, look), path)
    in_memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert answer.status_code == 422
    assert 0 < on_disk <= 20 * MB
    assert in_memory < 20 * MB
    assert list(tmp_path.iterdir()) == []
