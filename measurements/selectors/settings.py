"""What somebody chose about filling in."""

from institutions.models import User
from measurements.models import WorkerSettings


def settings_of(user: User) -> WorkerSettings:
    """The settings of this user as stored, or unsaved and as they come when nothing was chosen yet."""
    return WorkerSettings.objects.filter(user=user).first() or WorkerSettings(user=user)
