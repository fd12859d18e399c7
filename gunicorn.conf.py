"""gunicorn finds this by itself: one refusal ends the server, instead of each worker refusing again and again."""

preload_app = True
