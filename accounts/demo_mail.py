"""The mail of the demo, read from the files in which it ends up instead of in somebody's mailbox."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

LATEST: Final = 50

_END_OF_MESSAGE: Final = re.compile(rb"\n-{79}\n?\Z")
_LINK: Final = re.compile(r"(https?://[^\s<>\"']*[^\s<>\"'.,;:!?)])")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text; a link is shown as one."""

    text: str
    is_link: bool


@dataclass(frozen=True, slots=True)
class SentMail:
    """One mail as its reader would see it."""

    to: str
    subject: str
    sent_at: datetime
    parts: tuple[Part, ...]


def sent_mail() -> list[SentMail]:
    """The latest mail, newest first; none before the first one is sent."""
    files = [(path.stat().st_mtime_ns, path) for path in Path(settings.EMAIL_FILE_PATH).glob("*.log")]
    return [_read(path) for _, path in sorted(files, reverse=True)[:LATEST]]


def parts_of(text: str) -> tuple[Part, ...]:
    """The text in pieces, in which addresses of pages are links."""
    pieces = _LINK.split(text)
    return tuple(Part(piece, is_link=bool(number % 2)) for number, piece in enumerate(pieces) if piece)


def _read(path: Path) -> SentMail:
    message = message_from_bytes(_END_OF_MESSAGE.sub(b"\n", path.read_bytes()), policy=policy.default)
    sent_at = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
    return SentMail(str(message["To"]), str(message["Subject"]), sent_at, parts_of(message.get_content().strip()))
