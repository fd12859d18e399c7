"""Which kind of file this is, from its first bytes, and why most kinds cannot be read."""

from typing import Final

from exchange.files.unusable import UnusableFile

SAVE_AS: Final = "Sla het bestand op als .xlsx of .csv en upload dat bestand."

OLD_EXCEL: Final = f"{{name}} is in het oude formaat van Excel (.xls) of van een ander programma. {SAVE_AS}"
ENCRYPTED: Final = "{name} is beveiligd met een wachtwoord. Haal het wachtwoord eraf en upload het bestand opnieuw."
PDF: Final = "{name} is een pdf. Daaruit zijn geen metingen te lezen. Vraag om het bestand als .xlsx of .csv."
WEB_PAGE: Final = f"{{name}} is een webpagina of een XML-bestand. Open het in Excel. {SAVE_AS}"

ZIP_BEGINNINGS: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OLE_BEGINNING: Final = b"\xd0\xcf\x11\xe0"
ENCRYPTED_PART: Final = "EncryptedPackage".encode("utf-16-le")
"""The part in which Excel keeps a workbook with a password; the other parts of such a file say how it was locked."""

UNREADABLE: Final = {b"%PDF-": PDF, b"<": WEB_PAGE, b"\xef\xbb\xbf<": WEB_PAGE}


def is_zip(content: bytes) -> bool:
    """Whether this is a zip, as every XLSX is."""
    return content.startswith(ZIP_BEGINNINGS)


def refuse_other_kinds(content: bytes, name: str) -> None:
    """Raise UnusableFile for what is known not to be CSV or XLSX, with what to do instead."""
    if content.startswith(OLE_BEGINNING):
        raise UnusableFile((ENCRYPTED if ENCRYPTED_PART in content else OLD_EXCEL).format(name=name))
    for beginning, message in UNREADABLE.items():
        if content[:1000].lstrip().startswith(beginning):
            raise UnusableFile(message.format(name=name))
