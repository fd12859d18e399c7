"""The mail of the demo, read from the files in which it ends up instead of in somebody's mailbox."""

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from itertools import islice
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils import timezone

LATEST: Final = 50

_END_OF_MESSAGE: Final = re.compile(rb"^-{79}\n", re.MULTILINE)
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
    latest = (mail for _, path in sorted(files, reverse=True)[:LATEST] for mail in _mails_in(path))
    return list(islice(latest, LATEST))


def parts_of(text: str) -> tuple[Part, ...]:
    """The text in pieces, in which addresses of pages are links."""
    pieces = _LINK.split(text)
    return tuple(Part(piece, is_link=bool(number % 2)) for number, piece in enumerate(pieces) if piece)


def _mails_in(path: Path) -> list[SentMail]:
    """The mails of one file, newest first: two of the same second may be in one."""
    sent_at = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
    texts = [text for text in _END_OF_MESSAGE.split(path.read_bytes()) if text.strip()]
    return [_read(text, sent_at) for text in reversed(texts)]


def _read(text: bytes, sent_at: datetime) -> SentMail:
    message = message_from_bytes(text, policy=policy.default)
    return SentMail(str(message["To"]), str(message["Subject"]), sent_at, parts_of(message.get_content().strip()))
