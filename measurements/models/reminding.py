"""Which weekly mail has gone out, so that nobody gets one twice."""

from django.db import models

from institutions.models import User


class WeeklyMail(models.Model):
    """The weekly mail of one person has gone out in the week of this Monday; written with the mail itself."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(name="one_weekly_mail_a_week", fields=["user", "monday"])]

    def __str__(self) -> str:
        return f"mail of {self.monday} to {self.user_id}"
