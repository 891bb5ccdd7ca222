"""Production settings: what they refuse to start without, and what they switch on.

Each test starts a process of its own with a clean environment, as a deployment does.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
GOOD = {"SECRET_KEY": KEY, "ALLOWED_HOSTS": "example.org,www.example.org"}


@pytest.fixture
def start(tmp_path):
    """Run a command with production settings and return the finished process."""

    def run(arguments, **variables):
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "SITE_VAR": str(tmp_path / "var"),
            **variables,
        }
        command = [sys.executable, *arguments]
        return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)

    return run


@pytest.fixture
def check(start):
    """Run `manage.py check`."""
    return lambda *options, **variables: start(["manage.py", "check", *options], **variables)


@pytest.fixture
def answers(start):
    """Ask for addresses and return the status and headers of each answer.

    Only addresses that need no database: there is none.
    """

    def run(*requests, **variables):
        code = (
            "import json, sys, django; django.setup()\n"
            "from django.test import Client\n"
            "client = Client(headers={'host': 'example.org'})\n"
            "ask = lambda url, secure, headers: client.get(url, secure=secure, headers=headers)\n"
            "found = [ask(*request) for request in json.loads(sys.argv[1])]\n"
            "print(json.dumps([(answer.status_code, dict(answer.headers)) for answer in found]))"
        )
        result = start(["-c", code, json.dumps(requests)], **{**GOOD, **variables})
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return run


def plain(url, **headers):
    return url, False, headers


def secure(url):
    return url, True, {}


def without(name):
    return {key: value for key, value in GOOD.items() if key != name}


# Starting


@pytest.mark.parametrize(
    ("variables", "reason"),
    [
        ({}, "SECRET_KEY"),
        (without("SECRET_KEY"), "SECRET_KEY"),
        ({**GOOD, "SECRET_KEY": ""}, "SECRET_KEY"),
        ({**GOOD, "SECRET_KEY": "short"}, "at least 32 characters"),
        ({**GOOD, "SECRET_KEY": KEY[:31]}, "at least 32 characters"),
        (without("ALLOWED_HOSTS"), "ALLOWED_HOSTS"),
        ({**GOOD, "ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS"),
        ({**GOOD, "ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
    ],
    ids=["nothing", "no key", "empty key", "short key", "31 characters", "no hosts", "empty hosts", "only commas"],
)
def test_production_refuses_to_start_without_what_only_the_deployment_knows(check, variables, reason):
    result = check(**variables)
    assert result.returncode != 0
    assert "ImproperlyConfigured" in result.stderr
    assert reason in result.stderr.splitlines()[-1]


@pytest.mark.parametrize("key", [KEY, KEY[:32]])
def test_production_starts_with_a_key_and_hosts(check, key):
    result = check(**{**GOOD, "SECRET_KEY": key})
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("text", [KEY, f"{KEY}\n", f"  {KEY}  \n\n"], ids=["plain", "line break", "spaces"])
def test_the_key_may_come_from_a_file(start, tmp_path, text):
    file = tmp_path / "secret-key"
    file.write_text(text, encoding="utf-8")
    code = "from django.conf import settings; print(repr(settings.SECRET_KEY))"
    result = start(["-c", code], **without("SECRET_KEY"), SECRET_KEY_FILE=str(file))
    assert result.stdout.strip() == repr(KEY), result.stderr


def test_the_variable_goes_before_the_file(start, tmp_path):
    file = tmp_path / "secret-key"
    file.write_text("x" * 50, encoding="utf-8")
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    assert start(["-c", code], **GOOD, SECRET_KEY_FILE=str(file)).stdout.strip() == KEY


@pytest.mark.parametrize("content", [None, "", "short\n"], ids=["no file", "empty", "short"])
def test_a_file_without_a_good_key_is_refused(check, tmp_path, content):
    file = tmp_path / "secret-key"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    result = check(**without("SECRET_KEY"), SECRET_KEY_FILE=str(file))
    assert result.returncode != 0
    assert "secret-key" in result.stderr or "SECRET_KEY_FILE" in result.stderr


def test_nobody_sees_the_key_when_it_is_refused(check):
    result = check(**{**GOOD, "SECRET_KEY": "too-short-but-secret"})
    assert "too-short-but-secret" not in result.stdout + result.stderr


def test_the_check_for_deployments_finds_only_what_was_decided(check):
    """Frames of the same site are for the editors' preview; a preload list is the choice of who runs the site."""
    result = check("--deploy", **GOOD)
    assert set(re.findall(r"\(([a-z_]+\.[EWC]\d+)\)", result.stderr)) == {"security.W019", "security.W021"}


def test_a_forgotten_settings_module_means_production(tmp_path):
    """Who serves the site without naming settings gets the ones that refuse, not the ones for developers."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "SITE_VAR": str(tmp_path),
    }
    command = [sys.executable, "-c", "import config.wsgi"]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert result.returncode != 0
    assert "SECRET_KEY" in result.stderr.splitlines()[-1]


def test_everything_the_site_writes_goes_into_one_folder(start, tmp_path):
    code = "from django.conf import settings as s\nprint(s.DATABASES['default']['NAME'], s.MEDIA_ROOT, s.STATIC_ROOT)"
    folder = str((tmp_path / "var").resolve())
    for place in start(["-c", code], **GOOD).stdout.split():
        assert place.startswith(folder)


# HTTPS


def test_over_https_browsers_are_told_to_stay_there(answers):
    [(status, headers)] = answers(secure("/healthz"))
    assert status == 200
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_over_http_readers_are_sent_to_https(answers):
    [(status, headers)] = answers(plain("/en/guide/?q=1"))
    assert status == 301
    assert headers["Location"] == "https://example.org/en/guide/?q=1"


def test_probes_answer_without_https(answers):
    (live, _headers), (ready, _headers) = answers(plain("/healthz"), plain("/readyz"))
    assert (live, ready) == (200, 200)


def test_plain_http_is_possible_on_request(answers):
    [(status, headers)] = answers(plain("/admin/"), PLAIN_HTTP="1")
    assert (status, headers["Location"]) == (302, "/admin/login/?next=/admin/")
    assert "Strict-Transport-Security" not in headers


def test_plain_http_sets_no_hsts_even_over_https(answers):
    [(_status, headers)] = answers(secure("/healthz"), PLAIN_HTTP="1")
    assert "Strict-Transport-Security" not in headers


@pytest.mark.parametrize("value", ["", "0", "no"])
def test_only_a_clear_wish_switches_https_off(answers, value):
    [(status, _headers)] = answers(plain("/admin/"), PLAIN_HTTP=value)
    assert status == 301


@pytest.mark.parametrize(("trust", "status"), [("1", 302), ("0", 301)])
def test_a_proxy_is_believed_only_when_it_is_trusted(answers, trust, status):
    [(found, _headers)] = answers(plain("/admin/", **{"x-forwarded-proto": "https"}), TRUST_PROXY=trust)
    assert found == status


@pytest.mark.parametrize(("plain_http", "expected"), [("", "True True"), ("1", "False False")])
def test_the_cookies_of_editors_travel_over_https_only(start, plain_http, expected):
    code = "from django.conf import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    assert start(["-c", code], **GOOD, PLAIN_HTTP=plain_http).stdout.strip() == expected


def test_other_hosts_are_refused(answers):
    [(status, _headers)] = answers(secure("/admin/"), ALLOWED_HOSTS="other.example")
    assert status == 400
