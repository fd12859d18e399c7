"""One kwaliteitsmeting per trajectory, and the code lists it chooses from."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from institutions.access import institutions_for, memberships_with
from institutions.domain.roles import Permission
from institutions.history import keeps_history
from institutions.models import Institution, Team, User
from measurements.domain.criteria import (
    CRITERION_FIELDS,
    FIDELITY_UNITS_PER_ONE,
    GOAL_ATTAINMENT_UNITS_PER_ONE,
    INSTRUMENT_VERSION,
    OUTCOME_CRITERIA,
    PROCESS_CRITERIA,
)
from measurements.domain.selection import Score, ScoreCounts
from measurements.sql import met, scored, units


class Codebook(models.TextChoices):
    """The four questions whose answers come from a code list."""

    FAMILY_TYPE = "family_type", "Type gezin"
    PROBLEM = "problem", "Problematiek"
    WORK_GOAL = "work_goal", "Werkdoelen"
    FOLLOW_UP_ADVICE = "follow_up_advice", "Advies vervolghulp"


class Concern(models.TextChoices):
    """Whom a problem is about."""

    YOUTH = "j", "Jeugdige (j)"
    PARENT = "o", "Ouder (o)"
    BOTH = "j/o", "Jeugdige en ouder"


@keeps_history()
class CodebookEntry(models.Model):
    """One answer of a code list; its label may change, what its code means never does."""

    codebook = models.CharField(max_length=20, choices=Codebook.choices)
    code = models.CharField(max_length=10, unique=True)
    label = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    concerns = models.CharField(max_length=3, choices=Concern.choices, blank=True)
    active_from = models.DateField(default=date(2011, 1, 1))
    active_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["codebook", "order"]
        constraints = [
            models.CheckConstraint(
                name="codebook_is_one_of_the_four", condition=Q(codebook__in=sorted(Codebook.values))
            ),
            models.CheckConstraint(
                name="only_problems_concern_somebody",
                condition=Q(concerns="") | Q(codebook=Codebook.PROBLEM.value, concerns__in=sorted(Concern.values)),
            ),
            models.CheckConstraint(
                name="codebook_entry_ends_after_it_starts",
                condition=Q(active_until__isnull=True) | Q(active_until__gte=F("active_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class State(models.TextChoices):
    """Where a measurement is in its life; only drafts have no date of filling in."""

    DRAFT = "draft", "concept"
    SUBMITTED = "submitted", "verstuurd"
    WITHDRAWN = "withdrawn", "ingetrokken"


class MeasurementQuerySet(models.QuerySet["Measurement"]):
    def with_author_name(self) -> "MeasurementQuerySet":
        """The measurements, each with `author_name`: "" for somebody out of sight, and never one row less.

        Not by select_related: that joins the user, whose row PostgreSQL may hide, and the measurement with it.
        """
        name = User.objects.filter(pk=OuterRef("author")).values("name")[:1]
        return self.annotate(author_name=Coalesce(Subquery(name), Value("")))

    def visible_to(self, user: User | AnonymousUser) -> "MeasurementQuerySet":
        """The measurements this user may read: the own ones, and those of an institution the user leads."""
        own = Q(
            author_id=user.pk,
            institution__in=[m.institution_id for m in memberships_with(user, Permission.ENTER_MEASUREMENTS)],
        )
        led = Q(institution__in=institutions_for(user, Permission.READ_INSTITUTION_MEASUREMENTS))
        return self.filter(own | led)


def codes_field() -> ArrayField:
    """An array of codes on the row itself: a link table would escape the trigger that marks stale months."""
    return ArrayField(models.CharField(max_length=10), default=list, blank=True)


def score_field() -> models.BooleanField:
    """True = met, False = not met, NULL = not scored."""
    return models.BooleanField(null=True, blank=True, default=None)


def generated(expression: Any, field: type[models.Field]) -> models.GeneratedField:
    """A column that PostgreSQL itself computes and stores; stale on the instance until refreshed."""
    return models.GeneratedField(expression=expression, output_field=field(), db_persist=True)


COUNTED_BY_POSTGRESQL = (
    "process_scored",
    "process_met",
    "outcome_scored",
    "outcome_met",
    "fidelity_units",
    "goal_attainment_units",
)
"""The generated columns: they follow from the scores, so the history keeps none of them."""


@keeps_history(without=COUNTED_BY_POSTGRESQL)
class Measurement(models.Model):
    """A kwaliteitsmeting ASH 2.0 of one trajectory, from draft to submitted (it counts or not) or withdrawn.

    `import_number` says with which import it came in, if it did; then it may be that nobody knows who filled it in.
    """

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="measurements")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="measurements")
    author = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="measurements")
    import_number = models.PositiveBigIntegerField(null=True, blank=True)
    code = models.CharField(max_length=20)
    trajectory_reference = models.CharField(max_length=40, blank=True)
    family_reference = models.CharField(max_length=40, blank=True)
    referred_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    instrument_version = models.CharField(max_length=20, default=INSTRUMENT_VERSION)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT.value)
    answered = ArrayField(models.CharField(max_length=2), default=list, blank=True)

    started_within_24h = score_field()
    start_plan_before_second_visit = score_field()
    capacity_and_burden_clear = score_field()
    social_network_clear = score_field()
    child_safety_clear = score_field()
    safety_form_discussed = score_field()
    goals_evaluated_midway = score_field()
    follow_up_advised_midway = score_field()
    goal_results_in_final_report = score_field()
    weekly_supervision = score_field()
    end_situation_reported = score_field()
    crisis_resolved = score_field()
    family_safe_enough = score_field()
    basic_routines_adequate = score_field()

    family_type = models.CharField(max_length=10, blank=True)
    problems = codes_field()
    work_goals = codes_field()
    follow_up_advice = codes_field()

    process_scored = generated(scored(PROCESS_CRITERIA), models.SmallIntegerField)
    process_met = generated(met(PROCESS_CRITERIA), models.SmallIntegerField)
    outcome_scored = generated(scored(OUTCOME_CRITERIA), models.SmallIntegerField)
    outcome_met = generated(met(OUTCOME_CRITERIA), models.SmallIntegerField)
    fidelity_units = generated(units(PROCESS_CRITERIA, FIDELITY_UNITS_PER_ONE), models.IntegerField)
    goal_attainment_units = generated(units(OUTCOME_CRITERIA, GOAL_ATTAINMENT_UNITS_PER_ONE), models.IntegerField)

    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = MeasurementQuerySet.as_manager()

    class Meta:
        ordering = ["-completed_on", "-id"]
        indexes = [
            models.Index(name="measurement_month", fields=["institution", "completed_on"]),
            models.Index(name="measurement_author", fields=["author", "state"]),
            models.Index(name="measurement_import", fields=["import_number"], condition=Q(import_number__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(name="code_is_unique_in_institution", fields=["institution", "code"]),
            models.CheckConstraint(
                name="state_is_draft_submitted_or_withdrawn", condition=Q(state__in=sorted(State.values))
            ),
            models.CheckConstraint(
                name="only_imported_measurements_have_no_author",
                condition=Q(author__isnull=False) | Q(import_number__isnull=False),
            ),
            models.CheckConstraint(
                name="only_drafts_have_no_date_of_filling_in",
                condition=Q(state=State.DRAFT.value, completed_on__isnull=True)
                | (~Q(state=State.DRAFT.value) & Q(completed_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="filled_in_between_2000_and_2100",
                condition=Q(completed_on__isnull=True)
                | Q(completed_on__gte=date(2000, 1, 1), completed_on__lt=date(2100, 1, 1)),
            ),
            models.CheckConstraint(
                name="help_starts_on_or_after_referral",
                condition=Q(referred_on__isnull=True)
                | Q(started_on__isnull=True)
                | Q(started_on__gte=F("referred_on")),
            ),
            models.CheckConstraint(
                name="help_ends_on_or_after_its_start",
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
            ),
            models.CheckConstraint(
                name="filled_in_on_or_after_the_start_of_help",
                condition=Q(started_on__isnull=True)
                | Q(completed_on__isnull=True)
                | Q(completed_on__gte=F("started_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def scores(self) -> dict[str, Score]:
        """The 14 scores by criterion field."""
        return {field: getattr(self, field) for field in CRITERION_FIELDS}

    @property
    def counts(self) -> ScoreCounts:
        """What the database counted for the selection rules; refresh after a save."""
        return ScoreCounts(
            process_scored=self.process_scored,
            process_met=self.process_met,
            outcome_scored=self.outcome_scored,
            outcome_met=self.outcome_met,
        )
