"""To whom the weekly mail may go."""

from datetime import date
from typing import Final

from django.db import connections

from institutions.domain.roles import ROLE_PERMISSIONS, Permission
from measurements.models import WorkerSettings

CONNECTION: Final = "counter"
ENTERING: Final = [role.value for role, may in ROLE_PERMISSIONS.items() if Permission.ENTER_MEASUREMENTS in may]


def mail_addresses(today: date) -> dict[tuple[int, int], str]:
    """Per person and institution (ids) the address of who may enter measurements there today and wants the mail."""
    without = set(
        WorkerSettings.objects.using(CONNECTION).filter(gets_weekly_mail=False).values_list("user_id", flat=True)
    )
    with connections[CONNECTION].cursor() as cursor:
        cursor.execute("SELECT user_id, institution_id, email FROM app_mail_addresses(%s, %s)", [today, ENTERING])
        return {(user, place): email for user, place, email in cursor.fetchall() if user not in without}
