"""Machine translation for editors through a service of choice; off unless a deployment names one."""

import json
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

PROVIDERS = "wagtail_localize.machine_translators"


def machine_translator(environment: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the value of WAGTAILLOCALIZE_MACHINE_TRANSLATOR; None when no service is asked for.

    Reads `MACHINE_TRANSLATION` ("deepl", "libretranslate" or "google"), `MACHINE_TRANSLATION_KEY` (the key of the
    service; for Google the file of a service account) and `MACHINE_TRANSLATION_URL` (LibreTranslate's address).

    Raises:
        ImproperlyConfigured: the service is unknown, or lacks what it needs.
    """
    service = environment.get("MACHINE_TRANSLATION", "").strip().lower()
    if not service:
        return None
    if service not in _SERVICES:
        known = ", ".join(_SERVICES)
        raise ImproperlyConfigured(f"MACHINE_TRANSLATION is “{service}”; it must be one of: {known}.")
    return _SERVICES[service](environment)


def _deepl(environment: Mapping[str, str]) -> dict[str, Any]:
    options = {"AUTH_KEY": _required(environment, "MACHINE_TRANSLATION_KEY", "DeepL")}
    return {"CLASS": f"{PROVIDERS}.deepl.DeepLTranslator", "OPTIONS": options}


def _libretranslate(environment: Mapping[str, str]) -> dict[str, Any]:
    url = _required(environment, "MACHINE_TRANSLATION_URL", "LibreTranslate").rstrip("/")
    if not url.startswith(("https://", "http://")):
        raise ImproperlyConfigured("MACHINE_TRANSLATION_URL must start with https:// or http://.")
    # A service of one's own may work without a key.
    options = {"LIBRETRANSLATE_URL": url, "API_KEY": environment.get("MACHINE_TRANSLATION_KEY", "").strip()}
    return {"CLASS": f"{PROVIDERS}.libretranslate.LibreTranslator", "OPTIONS": options}


def _google(environment: Mapping[str, str]) -> dict[str, Any]:
    path = Path(_required(environment, "MACHINE_TRANSLATION_KEY", "Google"))
    try:
        account = json.loads(path.read_text(encoding="utf-8"))
        project = account["project_id"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ImproperlyConfigured(
            "MACHINE_TRANSLATION_KEY must name the JSON file of a Google service account that can be read."
        ) from error
    if not _is_installed("google.cloud.translate"):
        raise ImproperlyConfigured("Google needs the package google-cloud-translate: install it first.")
    options = {"CREDENTIALS": account, "PROJECT_ID": project}
    return {"CLASS": f"{PROVIDERS}.google.GoogleCloudTranslator", "OPTIONS": options}


_SERVICES = {"deepl": _deepl, "libretranslate": _libretranslate, "google": _google}


def _required(environment: Mapping[str, str], name: str, service: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"Set {name} for {service}.")
    return value


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:
        return False
