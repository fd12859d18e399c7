"""Institutions, their locations and teams, the people, and in which role they work where."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.functional import cached_property

from institutions.domain.roles import NATIONAL_ROLES, ROLE_LABELS, Role
from institutions.history import keeps_history

NATIONAL_ROLE_VALUES = sorted(role.value for role in NATIONAL_ROLES)
ROLE_CHOICES = [(role.value, label) for role, label in ROLE_LABELS.items()]


def active_on(day: date) -> Q:
    """Rows whose period, from `active_from` up to and including `active_until`, holds this day."""
    return Q(active_from__lte=day) & (Q(active_until__isnull=True) | Q(active_until__gte=day))


@keeps_history()
class Institution(models.Model):
    """A youth-care institution that takes part; `code` never changes, not even when the name does.

    The contact is a desk rather than a person: whom SEJN writes to when nothing was delivered, account or not.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors")
    agrees_to_open_comparison = models.BooleanField(default=False)
    contact_name = models.CharField(max_length=200, blank=True, default="", db_default="")
    contact_email = models.EmailField(blank=True, default="", db_default="")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="contact_of_an_institution_can_be_written_to",
                condition=Q(contact_name="") | ~Q(contact_email=""),
            ),
            models.CheckConstraint(
                name="institution_ends_after_it_starts",
                condition=Q(active_until__isnull=True) | Q(active_until__gte=F("active_from")),
            ),
            models.CheckConstraint(
                name="institution_is_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("id")),
            ),
            models.CheckConstraint(
                name="institution_with_a_successor_has_ended",
                condition=Q(successor__isnull=True) | Q(active_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def takes_part_on(self, day: date) -> bool:
        """Whether the institution takes part on this day; the first and the last one count."""
        return self.active_from <= day and (self.active_until is None or day <= self.active_until)


@keeps_history()
class Location(models.Model):
    """A place or department of an institution, between the institution and its teams."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="location_name_is_unique_in_institution", fields=["institution", "name"])
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history()
class Team(models.Model):
    """A team of workers; every measurement belongs to one, at the institution of that team."""

    institution = models.ForeignKey(Institution, on_delete=models.PROTECT, related_name="teams")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=200)
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(name="team_code_is_unique_in_institution", fields=["institution", "code"]),
            models.CheckConstraint(
                name="team_ends_after_it_starts",
                condition=Q(active_until__isnull=True) | Q(active_until__gte=F("active_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    """Users are found by their e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=(username or "").strip())


@keeps_history(without=["password", "last_login"])
class User(AbstractBaseUser):
    """A person who signs in with an e-mail address; what the person may do follows from memberships alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="email_is_unique_whatever_its_capitals")]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def active_memberships(self) -> tuple["Membership", ...]:
        """The memberships that hold today, with institution and team, read once per request.

        At an institution that has closed nobody has a role any more.
        """
        if not self.is_active:
            return ()
        today = timezone.localdate()
        memberships = Membership.objects.filter(active_on(today), user=self).select_related("institution", "team")
        return tuple(m for m in memberships if m.institution is None or m.institution.takes_part_on(today))


@keeps_history()
class Membership(models.Model):
    """In which role a person works where and from when until when; national roles have no institution."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=ROLE_CHOICES)
    institution = models.ForeignKey(
        Institution, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="memberships")
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["active_from", "id"]
        constraints = [
            models.CheckConstraint(
                name="role_is_one_of_the_roles",
                condition=Q(role__in=sorted(role.value for role in Role)),
            ),
            models.CheckConstraint(
                name="national_roles_have_no_institution_and_all_others_have_one",
                condition=Q(role__in=NATIONAL_ROLE_VALUES, institution__isnull=True)
                | (~Q(role__in=NATIONAL_ROLE_VALUES) & Q(institution__isnull=False)),
            ),
            models.CheckConstraint(
                name="worker_belongs_to_a_team",
                condition=~Q(role=Role.WORKER.value) | Q(team__isnull=False),
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(active_until__isnull=True) | Q(active_until__gte=F("active_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} - {self.get_role_display()}"
