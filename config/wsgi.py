"""The web application, for gunicorn; refuses to start on services it must not or cannot use."""

import os

from django.core.wsgi import get_wsgi_application

from config.startup import check_services

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()
check_services()
