"""Who may do what, and which institutions and measurements that reaches."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from benchmark.models import MonthTally
from institutions.access import can, check_permission, institutions_for
from institutions.domain.roles import NATIONAL_ROLES, ROLE_LABELS, ROLE_PERMISSIONS, Permission, Role
from institutions.models import Institution, Membership, User
from measurements.models import Measurement

pytestmark = pytest.mark.django_db

FIGURES = Permission.READ_INSTITUTION_FIGURES


def test_every_role_has_a_label_and_a_row_of_permissions() -> None:
    assert set(ROLE_LABELS) == set(ROLE_PERMISSIONS) == set(Role)


def test_no_national_role_may_read_or_enter_rows() -> None:
    rows = {Permission.ENTER_MEASUREMENTS, Permission.READ_INSTITUTION_MEASUREMENTS}
    assert all(not rows & ROLE_PERMISSIONS[role] for role in NATIONAL_ROLES)


@pytest.mark.parametrize(
    ("somebody", "permissions"),
    [
        ("worker", {Permission.ENTER_MEASUREMENTS, FIGURES}),
        (
            "lead",
            {
                Permission.ENTER_MEASUREMENTS,
                Permission.READ_INSTITUTION_MEASUREMENTS,
                Permission.IMPORT_MEASUREMENTS,
                Permission.CONFIRM_IMPORTS,
                Permission.EXPORT_MEASUREMENTS,
                Permission.READ_INSTITUTION_ACCESS,
                Permission.READ_NAMED_COMPARISON,
                Permission.READ_PEOPLE,
                Permission.MANAGE_WORKERS,
                FIGURES,
            },
        ),
        (
            "analyst",
            {
                FIGURES,
                Permission.READ_NATIONAL_FIGURES,
                Permission.MANAGE_RELEASES,
                Permission.IMPORT_MEASUREMENTS,
            },
        ),
        (
            "administrator",
            {
                Permission.READ_PEOPLE,
                Permission.MANAGE_PEOPLE,
                Permission.MANAGE_INSTITUTIONS,
                Permission.MANAGE_CODE_LISTS,
            },
        ),
        ("auditor", {Permission.READ_ACCESS_LOG}),
    ],
)
def test_each_role_can_what_the_table_says_and_no_more(
    somebody: str, permissions: set[Permission], request: pytest.FixtureRequest
) -> None:
    user = request.getfixturevalue(somebody)
    assert {permission for permission in Permission if can(user, permission)} == permissions


def test_somebody_who_is_not_signed_in_can_nothing() -> None:
    assert not any(can(AnonymousUser(), permission) for permission in Permission)


def test_check_permission_refuses_by_name(worker: User) -> None:
    check_permission(worker, FIGURES)
    with pytest.raises(PermissionDenied, match="read_national_figures"):
        check_permission(worker, Permission.READ_NATIONAL_FIGURES)


def test_a_worker_and_a_lead_reach_their_own_institution_and_an_analyst_all(
    worker: User, lead: User, analyst: User, institution: Institution
) -> None:
    assert list(institutions_for(worker, FIGURES)) == [institution]
    assert list(institutions_for(lead, FIGURES)) == [institution]
    assert set(institutions_for(analyst, FIGURES)) == set(Institution.objects.all())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("active_from", "active_until", "counts"),
    [(0, None, True), (-9, 0, True), (1, None, False), (-9, -1, False)],
)
def test_a_membership_counts_from_its_first_up_to_its_last_day(
    person: Callable[[str], User], active_from: int, active_until: int | None, counts: bool
) -> None:
    today = timezone.localdate()
    Membership.objects.using("owner").filter(user__email="lead@aa.example").update(
        active_from=today + timedelta(active_from),
        active_until=None if active_until is None else today + timedelta(active_until),
    )
    assert can(person("lead@aa.example"), FIGURES) is counts


@pytest.mark.django_db(transaction=True)
def test_a_blocked_user_can_nothing(person: Callable[[str], User]) -> None:
    User.objects.using("owner").filter(email="lead@aa.example").update(is_active=False)
    assert not can(person("lead@aa.example"), FIGURES)


def test_a_worker_sees_the_own_measurements_a_lead_those_of_the_institution_and_nobody_else_any(
    submitted: Callable[..., Measurement],
    worker: User,
    colleague: User,
    lead: User,
    request: pytest.FixtureRequest,
) -> None:
    own, other = submitted(), submitted(author=colleague)
    assert list(Measurement.objects.visible_to(worker)) == [own]
    assert set(Measurement.objects.visible_to(lead)) == {own, other}
    for somebody in ("foreign_worker", "foreign_lead", "analyst", "administrator"):
        assert not Measurement.objects.visible_to(request.getfixturevalue(somebody)).exists(), somebody
    assert not Measurement.objects.visible_to(AnonymousUser()).exists()


@pytest.mark.django_db(transaction=True)
def test_a_worker_who_left_no_longer_sees_the_own_measurements(
    submitted: Callable[..., Measurement], person: Callable[[str], User]
) -> None:
    submitted()
    Membership.objects.using("owner").filter(user__email="worker.noord@aa.example").update(
        active_until=date(2020, 1, 1)
    )
    assert not Measurement.objects.visible_to(person("worker.noord@aa.example")).exists()


@pytest.mark.django_db(transaction=True)
def test_tallies_are_seen_by_the_own_institution_and_by_sejn(
    worker: User, foreign_lead: User, analyst: User, institution: Institution
) -> None:
    team = institution.teams.first()
    assert team is not None
    MonthTally.objects.using("owner").create(institution=institution, team=team, month=date(2024, 1, 1))
    assert MonthTally.objects.visible_to(worker).count() == 1
    assert MonthTally.objects.visible_to(analyst).count() == 1
    assert MonthTally.objects.visible_to(foreign_lead).count() == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("role", "at_institution", "constraint"),
    [
        ("analyst", True, "national_roles_have_no_institution_and_all_others_have_one"),
        ("team_lead", False, "national_roles_have_no_institution_and_all_others_have_one"),
        ("worker", True, "worker_belongs_to_a_team"),
        ("boss", True, "role_is_one_of_the_roles"),
    ],
)
def test_the_database_refuses_a_membership_that_makes_no_sense(
    worker: User, institution: Institution, role: str, at_institution: bool, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        Membership.objects.using("owner").create(
            user=worker,
            role=role,
            institution=institution if at_institution else None,
            active_from=date(2024, 1, 1),
        )


@pytest.mark.django_db(transaction=True)
def test_the_same_e_mail_address_in_other_capitals_is_the_same_person(person: Callable[[str], User]) -> None:
    assert User.objects.get_by_natural_key(" Lead@AA.example ") == person("lead@aa.example")
    with pytest.raises(IntegrityError, match="email"):
        User.objects.using("owner").create(email="LEAD@aa.example", name="Dubbel")


@pytest.mark.parametrize("somebody", ["worker", "lead", "administrator"])
def test_national_tallies_are_refused_and_never_a_sum_over_what_somebody_sees(
    somebody: str, analyst: User, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied, match="read_national_figures"):
        MonthTally.objects.of_the_nation(request.getfixturevalue(somebody))
    assert MonthTally.objects.of_the_nation(analyst).count() == MonthTally.objects.count()
