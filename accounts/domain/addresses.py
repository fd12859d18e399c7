"""E-mail addresses as they are kept: plain letters in small type, so that one person has one address."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 254

_LOCAL: Final = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL: Final = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

NOBODY: Final = "nobody@nowhere.invalid"
"""Where a mail goes that is written only to take as long as another; it is never sent (RFC 2606)."""


class UnreadableAddress(ValueError):
    """The text is not an e-mail address to which mail can be sent."""


class LookalikeAddress(UnreadableAddress):
    """The part before the @ holds signs that resemble plain letters, such as a Cyrillic a, or have accents."""


def plain_address(text: str) -> str:
    """The address in small plain letters; raises LookalikeAddress or UnreadableAddress.

    Wide letters that Unicode calls the same (NFKC) become plain ones, and a domain such as müller.nl becomes the
    ASCII by which the post finds it (IDNA). Before the @ nothing but ASCII is taken: a Cyrillic а looks like a
    Latin a and belongs to somebody else, and mail servers of institutions do not take such addresses.
    """
    address = unicodedata.normalize("NFKC", text).strip()
    local, at, domain = address.rpartition("@")
    if not at or len(address) > LONGEST:
        raise UnreadableAddress(text)
    if not local.isascii():
        raise LookalikeAddress(text)
    local, domain = local.lower(), _ascii_domain(domain)
    if not _LOCAL.fullmatch(local) or not _is_domain(domain):
        raise UnreadableAddress(text)
    return f"{local}@{domain}"


def _ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise UnreadableAddress(domain) from None


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    return len(labels) > 1 and all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdecimal()
