"""What measurements tells the apps above it."""

from django.dispatch import Signal

measurements_changed = Signal()
"""Sent after the commit of a change to entered measurements: somebody may want to recount soon."""
