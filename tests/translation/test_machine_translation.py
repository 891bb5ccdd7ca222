"""Machine translation is off, and comes on with what each service needs; what is missing is said clearly."""

import json
import sys
from types import ModuleType

import pytest
from django.conf import settings as active
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from wagtail_localize.machine_translators import get_machine_translator

from config.settings import machine_translation
from config.settings.machine_translation import machine_translator


def test_it_is_off_without_a_setting():
    assert machine_translator({}) is None
    assert machine_translator({"MACHINE_TRANSLATION": " "}) is None
    assert hasattr(active, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR")


def test_deepl_takes_a_key(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(
        {"MACHINE_TRANSLATION": "DeepL", "MACHINE_TRANSLATION_KEY": "secret:fx"}
    )
    translator = get_machine_translator()
    assert translator.display_name == "DeepL"
    assert translator.get_headers() == {"Authorization": "DeepL-Auth-Key secret:fx"}
    assert "api-free" in translator.get_api_endpoint()


def test_libretranslate_takes_an_address_and_perhaps_a_key(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(
        {"MACHINE_TRANSLATION": "libretranslate", "MACHINE_TRANSLATION_URL": "http://localhost:5000/"}
    )
    translator = get_machine_translator()
    assert translator.get_api_endpoint() == "http://localhost:5000"
    assert translator.options["API_KEY"] == ""


def test_google_takes_the_file_of_a_service_account(tmp_path, monkeypatch):
    account = {"project_id": "our-project", "client_email": "us@example.org"}
    path = tmp_path / "account.json"
    path.write_text(json.dumps(account))
    environment = {"MACHINE_TRANSLATION": "google", "MACHINE_TRANSLATION_KEY": str(path)}
    monkeypatch.setattr(machine_translation, "_is_installed", lambda package: True)
    config = machine_translator(environment)
    assert config["OPTIONS"] == {"CREDENTIALS": account, "PROJECT_ID": "our-project"}

    # The library is optional: names in its place are enough to see that the provider exists.
    for name in ("google", "google.cloud", "google.oauth2"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    sys.modules["google.cloud"].translate = sys.modules["google.oauth2"].service_account = object()
    assert import_string(config["CLASS"])(config["OPTIONS"]).display_name == "Google Translate"
    monkeypatch.delitem(sys.modules, "wagtail_localize.machine_translators.google")


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"MACHINE_TRANSLATION": "babelfish"}, "one of: deepl, libretranslate, google"),
        ({"MACHINE_TRANSLATION": "deepl"}, "Set MACHINE_TRANSLATION_KEY for DeepL"),
        ({"MACHINE_TRANSLATION": "libretranslate"}, "Set MACHINE_TRANSLATION_URL for LibreTranslate"),
        ({"MACHINE_TRANSLATION": "libretranslate", "MACHINE_TRANSLATION_URL": "localhost"}, "https://"),
        ({"MACHINE_TRANSLATION": "google"}, "Set MACHINE_TRANSLATION_KEY for Google"),
        ({"MACHINE_TRANSLATION": "google", "MACHINE_TRANSLATION_KEY": "/nowhere.json"}, "JSON file of a Google"),
    ],
)
def test_what_is_missing_or_wrong_is_said(environment, complaint):
    with pytest.raises(ImproperlyConfigured, match=complaint):
        machine_translator(environment)


def test_google_without_its_package_is_refused_at_the_start(tmp_path, monkeypatch):
    path = tmp_path / "account.json"
    path.write_text('{"project_id": "ours"}')
    monkeypatch.setattr(machine_translation, "find_spec", lambda package: None)
    with pytest.raises(ImproperlyConfigured, match="google-cloud-translate"):
        machine_translator({"MACHINE_TRANSLATION": "google", "MACHINE_TRANSLATION_KEY": str(path)})
