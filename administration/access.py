"""Who has anything to administer at all."""

from typing import Final

from institutions.domain.roles import Permission

ADMINISTERING: Final = frozenset(
    {
        Permission.MANAGE_WORKERS,
        Permission.MANAGE_PEOPLE,
        Permission.MANAGE_INSTITUTIONS,
        Permission.MANAGE_CODE_LISTS,
        Permission.READ_ACCESS_LOG,
    }
)
"""The permissions of which one is enough to see the start page of the administration."""
