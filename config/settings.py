"""Every setting in one file; whatever differs between machines comes from the environment and fails by name."""

import copy
import os
from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from accounts.encryption import key_from
from config.plotly_assets import plotly_asset
from config.service_urls import broker, hosts, mail_server, postgresql, site
from institutions.secret_files import with_secret_files

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.ENVIRON = with_secret_files(os.environ)

MODE = env("ASH_MODE", default="production")
if MODE not in ("demo", "production"):
    raise ImproperlyConfigured(f"ASH_MODE is {MODE!r}; set it to 'demo' or 'production'.")
DEMO = MODE == "demo"
LOCAL_DIR = Path(env("ASH_LOCAL_DIR", default=str(BASE_DIR / ".local")))

# --- security ---------------------------------------------------------------------------------------------------
SECRET_KEY = env("SECRET_KEY")
DEBUG = env.bool("DJANGO_DEBUG", default=False)
if DEBUG and not DEMO:
    raise ImproperlyConfigured("DJANGO_DEBUG shows settings and rows to visitors; it is for ASH_MODE=demo only.")
ALLOWED_HOSTS = (
    env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"]) if DEMO else hosts(env, "ALLOWED_HOSTS")
)
# Links in mail begin with this, and never with the host that a request names.
HERE = f"http://127.0.0.1:{env('PORT', default='') or 8000}"
SITE_URL = env("SITE_URL", default=HERE) if DEMO else site(env, "SITE_URL")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = not DEMO
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
# The prefix makes browsers refuse these cookies from a subdomain or over plain HTTP. Lax and not Strict: a link in a
# mail must find its reader signed in. The token against forgery is a cookie too: in the session it would give every
# visitor of the login page a row in the database.
SESSION_COOKIE_NAME = "sessionid" if DEMO else "__Host-sessionid"
CSRF_COOKIE_NAME = "csrftoken" if DEMO else "__Host-csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 10 * 60 * 60
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 1
# Django has no limit for files of its own: without this one anybody could fill the disk, also without signing in.
FILE_UPLOAD_HANDLERS = [
    "exchange.files.upload_limit.LimitedUploads",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
PASSWORD_HASHERS = ["institutions.hashers.ModestArgon2PasswordHasher"]
AUTH_USER_MODEL = "institutions.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"

# --- signing in ---------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = ["accounts.auth_backend.EmailBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "accounts.passwords.NotCommon"},
    {"NAME": "accounts.passwords.NotOwnName", "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": "accounts.passwords.NotOnlyDigits"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# The demo has ready-made users without a second factor; ASH_SECOND_FACTOR=1 shows how it is with one.
SECOND_FACTOR_REQUIRED = not DEMO or env.bool("ASH_SECOND_FACTOR", default=False)
DEMO_ACCOUNTS = "benchmark.demo.accounts.account_table" if DEMO else ""
MFA_KEYS = env.list("MFA_KEYS", default=[key_from(SECRET_KEY)] if DEMO else env.NOTSET)
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_TOTP_ISSUER = "ASH-benchmark demo" if DEMO else "ASH-benchmark"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are verified by the invitation, not by allauth
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
# An institution may have one address for all its people; an account or a person has a stricter limit of its own.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "30/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/h/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0

# --- application ------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "rest_framework",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "pgtrigger",
    "pghistory",
    "institutions",
    "audit",
    "accounts",
    "measurements",
    "benchmark",
    "exchange",
    "administration",
]
MIDDLEWARE = [
    "config.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.methods.OnlyMethodsInUseMiddleware",
    "config.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "institutions.row_middleware.RowContextMiddleware",
    "audit.middleware.AccessLogMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.SessionLimits",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SecondFactorRequired",
    "institutions.middleware.DeclaredPermissionMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "config.urls"
UNAVAILABLE_VIEW = "config.errors.unavailable"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "config.context_processors.site",
            ],
            "libraries": {"figures": "benchmark.templatetags.figures"},
        },
    }
]
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["institutions.api_permissions.DeclaredPermission"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
}

# --- databases: one server, four roles (docs/adr/0004); only who migrates needs the owner's ---------------------------
DATABASE_SETTINGS = {
    "owner": "DATABASE_OWNER_URL",
    "default": "DATABASE_URL",
    "counter": "DATABASE_COUNTER_URL",
    "log": "DATABASE_LOG_URL",
}
if not env("DATABASE_OWNER_URL", default=""):
    del DATABASE_SETTINGS["owner"]
DATABASES = {alias: postgresql(env, name) for alias, name in DATABASE_SETTINGS.items()}
DATABASES["cache"] = copy.deepcopy(DATABASES["default"])
for alias, database in DATABASES.items():
    database["CONN_MAX_AGE"] = 60
    database["CONN_HEALTH_CHECKS"] = True
    database["OPTIONS"] = {"connect_timeout": 2, "tcp_user_timeout": 5000, **database.get("OPTIONS", {})}
    if alias == "log":  # every answer waits for its line, so a line that is not written in time is refused
        database["OPTIONS"] = {"options": "-c statement_timeout=3000", "tcp_user_timeout": 3000, **database["OPTIONS"]}
    if alias != "owner":
        database["TEST"] = {"MIRROR": "owner"}
DATABASE_ROUTERS = ["config.routers.OwnerMigrates", "config.routers.CacheCommitsAtOnce"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",  # limits hold when the broker is gone
        "LOCATION": "django_cache",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Celery: the broker may be lost at any moment; what has to be done stands in PostgreSQL ---------------------------
CELERY_BROKER_URL = broker(env, "BROKER_URL")
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
# Without a limit of its own a send to a broker that is down keeps the worker at the form waiting for six seconds.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
    "max_retries": 1,
    "interval_start": 0,
    "connect_retries_timeout": 1,
}
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "refresh-tallies": {
        "task": "benchmark.tasks.refresh_tallies",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "sweep-recounts": {
        "task": "benchmark.tasks.sweep_recounts",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "sweep-import-jobs": {
        "task": "exchange.tasks.sweep_jobs",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "remove-expired-import-files": {
        "task": "exchange.tasks.remove_expired_files",
        "schedule": crontab(hour=3, minute=50),
        "options": {"expires": 60 * 60},
    },
    "check-tallies": {
        "task": "benchmark.tasks.check_tallies",
        "schedule": crontab(hour=4, minute=15),
        "options": {"expires": 60 * 60},
    },
    # After the check of the tallies: what that finds wrong is counted anew before a release is made of it.
    "make-concept-releases": {
        "task": "benchmark.tasks.make_concept_releases",
        "schedule": crontab(hour=4, minute=45),
        "options": {"expires": 60 * 60},
    },
    "deliver-mail": {
        "task": "accounts.tasks.deliver_mail",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "remove-expired": {
        "task": "institutions.tasks.remove_expired",
        "schedule": crontab(hour=3, minute=30),
        "options": {"expires": 60 * 60},
    },
    "remove-expired-drafts": {
        "task": "measurements.tasks.remove_expired_drafts",
        "schedule": crontab(hour=3, minute=45),
        "options": {"expires": 60 * 60},
    },
    # Every hour of the morning: the first run sends all there is to send, the later ones what a broken one left.
    "send-weekly-mails": {
        "task": "measurements.tasks.send_weekly_mails",
        "schedule": crontab(day_of_week="mon", hour="7-11", minute=15),
        "options": {"expires": 30 * 60},
    },
}

# --- mail: written in the transaction of the request, sent by the worker ----------------------------------------------
EMAIL_BACKEND = "accounts.mail_backend.QueuedMail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="ASH-benchmark <demo@sejn.example>" if DEMO else env.NOTSET)
EMAIL_FILE_PATH = LOCAL_DIR / "mail"
MAIL_DELIVERY_BACKEND = f"django.core.mail.backends.{'filebased' if DEMO else 'smtp'}.EmailBackend"
if not DEMO:
    vars().update(mail_server(env, "EMAIL_URL"))
# Where people can ask for help; the page with help says that a demo has no such address.
SUPPORT_EMAIL = "" if DEMO else env("SUPPORT_EMAIL")

# --- language, time, static files ---------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
TIME_ZONE = CELERY_TIMEZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(LOCAL_DIR / "static"))
PLOTLY_JS = f"plotly/{plotly_asset()[1]}"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.plotly_assets.PlotlyFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.log_records.WithoutRows",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"without_addresses": {"()": "config.log_records.WithoutAddresses"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_addresses"]},
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}
