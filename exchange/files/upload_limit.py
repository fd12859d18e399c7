"""Keeps no more of an upload than may be in a file: the rest is heard out and forgotten."""

from typing import Final

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from exchange.files.reading import MOST_BYTES

TOO_LARGE_FILE: Final = "file_was_too_large"
"""The attribute of a request of which a file was left out; the form then says so."""


class LimitedUploads(FileUploadHandler):
    """Stands before the handlers that keep a file, and leaves out one that is too large as soon as that shows."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """The piece, for the next handler; raises SkipFile, after which what was kept of the file is thrown away."""
        if start + len(raw_data) > MOST_BYTES:
            setattr(self.request, TOO_LARGE_FILE, True)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: the next handler has the file."""
