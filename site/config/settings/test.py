"""Settings of the test suite: fast, offline, repeatable."""

from .base import *  # noqa: F403
from .base import DATABASES, VAR

SECRET_KEY = "only-for-tests"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A slow hasher protects passwords and slows tests that sign in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Plain names: tests run without collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "publications": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
# Tests of publications make them where they are asked for.
PUBLICATIONS = "off"
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# A database in a file can be reused from run to run; most of a small run is Wagtail's own migrations.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(VAR / "test.sqlite3")}
