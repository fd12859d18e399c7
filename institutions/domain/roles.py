"""Who may do what: the whole policy on one screen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody is, for one institution or (national roles) for the registry."""

    WORKER = "worker"
    TEAM_LEAD = "team_lead"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Permission(StrEnum):
    """One thing that a person may do; views and services ask for these, never for a role."""

    ENTER_MEASUREMENTS = "enter_measurements"
    READ_INSTITUTION_MEASUREMENTS = "read_institution_measurements"
    IMPORT_MEASUREMENTS = "import_measurements"
    CONFIRM_IMPORTS = "confirm_imports"
    EXPORT_MEASUREMENTS = "export_measurements"
    READ_INSTITUTION_FIGURES = "read_institution_figures"
    READ_NAMED_COMPARISON = "read_named_comparison"
    READ_NATIONAL_FIGURES = "read_national_figures"
    MANAGE_RELEASES = "manage_releases"
    MANAGE_WORKERS = "manage_workers"
    READ_INSTITUTION_ACCESS = "read_institution_access"
    MANAGE_PEOPLE = "manage_people"
    READ_PEOPLE = "read_people"
    MANAGE_INSTITUTIONS = "manage_institutions"
    MANAGE_CODE_LISTS = "manage_code_lists"
    READ_ACCESS_LOG = "read_access_log"


ROLE_LABELS: Final[Mapping[Role, str]] = {
    Role.WORKER: "spoedhulpwerker",
    Role.TEAM_LEAD: "teamleider",
    Role.ANALYST: "SEJN-medewerker",
    Role.ADMINISTRATOR: "beheerder",
    Role.AUDITOR: "auditor",
}

PERMISSION_LABELS: Final[Mapping[Permission, str]] = {
    Permission.ENTER_MEASUREMENTS: "metingen invullen",
    Permission.READ_INSTITUTION_MEASUREMENTS: "metingen van de instelling bekijken",
    Permission.IMPORT_MEASUREMENTS: "metingen inlezen uit een bestand",
    Permission.CONFIRM_IMPORTS: "ingelezen metingen toevoegen",
    Permission.EXPORT_MEASUREMENTS: "metingen exporteren",
    Permission.READ_INSTITUTION_FIGURES: "cijfers van de instelling bekijken",
    Permission.READ_NAMED_COMPARISON: "open vergelijking bekijken",
    Permission.READ_NATIONAL_FIGURES: "landelijke cijfers bekijken",
    Permission.MANAGE_RELEASES: "uitgaven maken en publiceren",
    Permission.MANAGE_WORKERS: "spoedhulpwerkers beheren",
    Permission.READ_INSTITUTION_ACCESS: "inzage in metingen van de instelling",
    Permission.MANAGE_PEOPLE: "mensen beheren",
    Permission.READ_PEOPLE: "mensen bekijken",
    Permission.MANAGE_INSTITUTIONS: "instellingen beheren",
    Permission.MANAGE_CODE_LISTS: "keuzelijsten beheren",
    Permission.READ_ACCESS_LOG: "logboek bekijken",
}

NATIONAL_ROLES: Final = frozenset({Role.ANALYST, Role.ADMINISTRATOR, Role.AUDITOR})
"""Roles that belong to the registry instead of to one institution; they never see rows of families."""

ROLE_PERMISSIONS: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.WORKER: frozenset({Permission.ENTER_MEASUREMENTS, Permission.READ_INSTITUTION_FIGURES}),
    Role.TEAM_LEAD: frozenset(
        {
            Permission.ENTER_MEASUREMENTS,
            Permission.READ_INSTITUTION_MEASUREMENTS,
            Permission.IMPORT_MEASUREMENTS,
            Permission.CONFIRM_IMPORTS,
            Permission.EXPORT_MEASUREMENTS,
            Permission.READ_INSTITUTION_FIGURES,
            Permission.READ_NAMED_COMPARISON,
            Permission.MANAGE_WORKERS,
            Permission.READ_PEOPLE,
            Permission.READ_INSTITUTION_ACCESS,
        }
    ),
    Role.ANALYST: frozenset(
        {
            Permission.READ_INSTITUTION_FIGURES,
            Permission.READ_NATIONAL_FIGURES,
            Permission.MANAGE_RELEASES,
            Permission.IMPORT_MEASUREMENTS,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MANAGE_PEOPLE,
            Permission.READ_PEOPLE,
            Permission.MANAGE_INSTITUTIONS,
            Permission.MANAGE_CODE_LISTS,
        }
    ),
    Role.AUDITOR: frozenset({Permission.READ_ACCESS_LOG}),
}

INVITES: Final[Mapping[Permission, frozenset[Role]]] = {
    Permission.MANAGE_WORKERS: frozenset({Role.WORKER}),
    Permission.MANAGE_PEOPLE: frozenset(Role) - {Role.WORKER},
}
"""Who brings in whom: team leads the workers of their institution, administrators everybody else."""
