"""How many trajectories there were, to know of which part there is a measurement."""

from django.db import models
from django.db.models import Q

from institutions.history import keeps_history
from institutions.models import Institution, User


@keeps_history()
class ClosedTrajectories(models.Model):
    """How many ASH trajectories an institution closed in one month, as its team lead counted them."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="closed_trajectories")
    month = models.DateField()
    number = models.PositiveSmallIntegerField()
    entered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "closed trajectories"
        ordering = ["institution", "month"]
        constraints = [
            models.UniqueConstraint(name="one_number_of_trajectories_a_month", fields=["institution", "month"]),
            models.CheckConstraint(name="trajectories_are_counted_by_month", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.month:%Y-%m} {self.number}"
