"""Keeping the tables of signing in small."""

import logging

from django.contrib.sessions.models import Session
from django.utils import timezone

from institutions.cache_table import remove_expired_entries

logger = logging.getLogger(__name__)


def remove_expired() -> None:
    """Remove the sessions and the cache entries that are past their time; safe to run twice."""
    sessions, _ = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    entries = remove_expired_entries()
    logger.info("removed %d expired sessions and %d expired cache entries", sessions, entries)
