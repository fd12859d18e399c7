"""The web application, for gunicorn; refuses to start on services it must not or cannot use."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.call_stack import with_room_for_frames
from config.startup import check_services

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

try:
    application = with_room_for_frames(get_wsgi_application())
    check_services()
except ImproperlyConfigured as refusal:
    sys.exit(f"Refused: {refusal}")

# Load every view before gunicorn forks, or the first visitor of each process waits for SciPy.
_ = get_resolver().url_patterns
