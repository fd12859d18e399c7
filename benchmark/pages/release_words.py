"""How releases are spoken of: their kind, when and by whom they were made and published."""

from datetime import datetime
from typing import Final

from django.utils import timezone

from benchmark.models import Release, ReleaseKind
from institutions.models import User

KINDS: Final = {
    ReleaseKind.CONCEPT: (
        "concept: het jaar is nog niet gesloten, de cijfers veranderen nog. Cijfers binnen een groep gezinnen staan "
        "alleen in een definitieve uitgave"
    ),
    ReleaseKind.FINAL: "definitief: gemaakt nadat SEJN het jaar heeft gesloten",
    ReleaseKind.REVISION: "herziening: gemaakt na een correctie in een gesloten jaar",
}
BY_ITSELF: Final = "vanzelf, in de nacht"
BY_SOMEBODY: Final = "door een medewerker van SEJN"


def kind_text(release: Release) -> str:
    """What this kind of release is, in a phrase."""
    return KINDS[ReleaseKind(release.kind)]


def made_text(release: Release) -> str:
    """When and by whom it was made, such as "1-3-2026 10:00, door S. Analist"."""
    return f"{moment_text(release.made_at)}, {by_whom(release.made_by_id, release.made_by)}"


def published_text(release: Release) -> str:
    """When and by whom it was published; that it is not, where it is not."""
    publication = getattr(release, "publication", None)
    if publication is None:
        return "nog niet: alleen SEJN ziet deze uitgave"
    return f"{moment_text(publication.published_at)}, {by_whom(publication.published_by_id, publication.published_by)}"


def by_whom(user_id: int | None, user: User | None) -> str:
    """The name where the reader may know it; the rows of users are separated, so `user` may be out of sight."""
    if user_id is None:
        return BY_ITSELF
    return f"door {user.name}" if user is not None and user.name else BY_SOMEBODY


def moment_text(moment: datetime) -> str:
    """Day and time here, such as 1-3-2026 10:00."""
    here = timezone.localtime(moment)
    return f"{here.day}-{here.month}-{here.year} {here:%H:%M}"
