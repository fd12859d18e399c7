"""The additive tallies behind every figure, and the marks that say which of them are stale."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q

from benchmark.counters.columns import COUNTERS
from benchmark.counters.splits import SPLIT_COUNTERS
from institutions.access import check_permission, institutions_for
from institutions.domain.roles import Permission
from institutions.models import Institution, Team, User
from measurements.domain.criteria import CRITERIA


class StaleMonth(models.Model):
    """A mark that the tallies of an institution's month may be wrong; written by the trigger on measurements.

    Marks only pile up: a unique mark that is left alone when it is there already gets lost between the worker that
    removes it and the writer that has not committed yet.
    """

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    month = models.DateField()

    class Meta:
        indexes = [models.Index(name="stale_month_institution", fields=["institution"])]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.month:%Y-%m}"


class TallyQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> "TallyQuerySet":
        """The tallies of the institutions whose figures this user may read."""
        return self.filter(institution__in=institutions_for(user, Permission.READ_INSTITUTION_FIGURES))

    def of_the_nation(self, user: User | AnonymousUser) -> "TallyQuerySet":
        """All tallies, for national figures; raises PermissionDenied for who may not read those.

        Never a sum over what somebody happens to see: that would be called national and be something else.
        """
        check_permission(user, Permission.READ_NATIONAL_FIGURES)
        return self.all()


class MonthTally(models.Model):
    """Counts over the measurements that one team filled in in one month; its columns are in benchmark.counters.columns.

    Derived data: no foreign key in the database holds up whoever removes a team with its measurements.
    """

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    month = models.DateField()

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_tally_per_team_and_month", fields=["institution", "team", "month"]),
            models.CheckConstraint(name="tally_month_is_the_first_day_of_a_month", condition=Q(month__day=1)),
            models.CheckConstraint(name="valid_never_exceeds_entered", condition=Q(valid__lte=F("entered"))),
            *(
                models.CheckConstraint(
                    name=f"{criterion.field}_met_never_exceeds_scored",
                    condition=Q(**{f"{criterion.field}_met__lte": F(f"{criterion.field}_scored")}),
                )
                for criterion in CRITERIA
            ),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.team_id} {self.month:%Y-%m}"


class MonthSplit(models.Model):
    """The main counts of one team and month, split by one thing (benchmark.counters.splits); derived data, too."""

    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    month = models.DateField()
    split = models.CharField(max_length=24)
    value = models.CharField(max_length=12)

    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_split_per_team_month_and_value", fields=["institution", "team", "month", "split", "value"]
            ),
            models.CheckConstraint(name="split_month_is_the_first_day_of_a_month", condition=Q(month__day=1)),
            models.CheckConstraint(
                name="resolved_never_exceeds_scored", condition=Q(resolved__lte=F("resolved_scored"))
            ),
        ]
        indexes = [models.Index(name="month_split_period", fields=["split", "month"])]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.team_id} {self.month:%Y-%m} {self.split} {self.value}"


for _model, _counters in ((MonthTally, COUNTERS), (MonthSplit, SPLIT_COUNTERS)):
    for _counter in _counters:
        _model.add_to_class(_counter.column, _counter.field(default=0))
