"""A developer's machine: debugging on, reloading server, mail on the console."""

from .base import *  # noqa: F403

DEBUG = True
SECRET_KEY = "only-for-a-developers-own-machine"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INTERNAL_IPS = ["127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
