"""What every answer of the site has in common: probes, headers, cookies, languages and error pages."""

import os
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import path

from config import urls
from tests import factories
from tests.looking import links, visit, words

ROOT = Path(__file__).resolve().parents[2]


def policy(response) -> dict[str, str]:
    """Return the content security policy of an answer by directive."""
    parts = response.headers["Content-Security-Policy"].split(";")
    return {name: value for name, _space, value in (part.strip().partition(" ") for part in parts)}


# Probes


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_a_probe_says_that_all_is_well(client, db, url):
    response = client.get(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/plain")
    assert response.content == b"ok\n"


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_a_probe_is_never_kept_by_a_cache(client, db, url):
    assert "no-store" in client.get(url).headers["Cache-Control"]


@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
@pytest.mark.parametrize(
    ("method", "status"), [("HEAD", 200), ("POST", 405), ("PUT", 405), ("DELETE", 405), ("PATCH", 405)]
)
def test_a_probe_can_only_be_read(client, db, url, method, status):
    assert client.generic(method, url).status_code == status


def test_the_probe_of_life_asks_nothing_of_the_database(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        client.get("/healthz")


def test_without_database_the_site_is_alive_and_not_ready(tmp_path):
    """In a process of its own, with a database that cannot be opened."""
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "for url in ('/healthz', '/readyz'): print(Client().get(url).status_code)"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "SITE_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/no/such/folder/site.sqlite3",
    }
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment)
    assert result.stdout.split() == ["200", "503"], result.stderr


# Headers

ADDRESSES = {
    "home": ("/en/", 200),
    "search": ("/en/search/?q=home", 200),
    "not found": ("/en/nowhere/", 404),
    "sign in": ("/admin/login/", 200),
    "probe": ("/healthz", 200),
}


@pytest.mark.parametrize(("url", "status"), ADDRESSES.values(), ids=ADDRESSES)
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "SAMEORIGIN"),
        ("Referrer-Policy", "strict-origin-when-cross-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
def test_every_answer_has_the_headers_that_protect_readers(home, client, url, status, header, value):
    response = client.get(url)
    assert response.status_code == status
    assert response.headers[header] == value


@pytest.mark.parametrize(("url", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_answer_forbids_the_devices_of_the_reader(home, client, url, status):
    allowed = client.get(url).headers["Permissions-Policy"]
    for device in ("camera", "geolocation", "microphone"):
        assert f"{device}=()" in allowed


@pytest.mark.parametrize("url", ["/en/", "/en/search/?q=home", "/en/nowhere/", "/healthz", "/"])
def test_readers_get_the_strict_content_policy(home, client, url):
    found = policy(client.get(url))
    assert found["default-src"] == "'none'"
    assert found["script-src"] == found["style-src"] == "'self'"
    assert "unsafe" not in " ".join(found.values())
    assert "http" not in " ".join(found.values())


def test_the_editing_interface_gets_a_policy_it_can_work_with(home, client):
    found = policy(client.get("/admin/login/"))
    assert "'unsafe-inline'" in found["script-src"]
    assert "http" not in " ".join(found.values())
    assert found["object-src"] == "'none'"


def test_a_signed_in_editor_gets_the_policy_of_editors_on_public_pages(home, editor_client):
    """Because of the toolbar that Wagtail adds for them."""
    assert "'unsafe-inline'" in policy(editor_client.get("/en/"))["script-src"]


def test_an_account_without_access_to_editing_gets_the_policy_of_readers(home):
    client = Client()
    client.force_login(get_user_model().objects.create_user("reader", password="secret"))
    assert policy(client.get("/en/"))["script-src"] == "'self'"


def test_a_forged_session_gets_the_policy_of_readers(home, client):
    client.cookies["sessionid"] = "forged"
    response = client.get("/en/")
    assert response.status_code == 200
    assert policy(response)["script-src"] == "'self'"


def test_the_pages_of_editors_are_kept_by_no_cache(home, client, editor_client):
    for response in (client.get("/admin/login/"), editor_client.get("/admin/")):
        assert response.status_code == 200
        assert "no-store" in response.headers["Cache-Control"]


# Cookies


@pytest.mark.parametrize("url", ["/", "/en/", "/en/search/?q=home", "/en/nowhere/", "/en/about/", "/healthz"])
def test_readers_get_no_cookie(home, client, url):
    factories.content_page(slug="about")
    response = client.get(url)
    assert not response.cookies
    assert "Set-Cookie" not in response.headers


def test_choosing_another_language_is_remembered_in_the_only_cookie_of_readers(home, client, publish):
    with publish():
        factories.translate(home)
    response = client.get("/fr/", headers={"host": "testserver", "referer": "http://testserver/en/"})
    assert list(response.cookies) == ["django_language"]
    cookie = response.cookies["django_language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("fr", True, "Lax")
    response = client.get("/", headers={"accept-language": "en"})
    assert response.headers["Location"] == "/fr/"
    assert not response.cookies


@pytest.mark.parametrize(
    "referer",
    ["", "http://testserver/fr/guide/", "http://elsewhere.example/en/", "http://testserver/admin/", "http://[bad"],
)
def test_who_has_chosen_nothing_gets_no_cookie(home, client, publish, referer):
    with publish():
        factories.translate(home)
    assert not client.get("/fr/", headers={"host": "testserver", "referer": referer}).cookies


@pytest.mark.parametrize("value", ["", "de", "../evil", "x" * 3000])
def test_a_forged_choice_of_language_is_ignored(home, client, value):
    client.cookies["django_language"] = value
    assert client.get("/", headers={"accept-language": "en"}).headers["Location"] == "/en/"


def test_a_page_holds_no_token_of_a_form(home, client):
    """Such a token brings a cookie with it; forms of readers only ask questions."""
    page = visit(client, "/en/search/?q=home")
    assert not page.find(attrs={"name": "csrfmiddlewaretoken"})
    assert {form.get("method", "get").lower() for form in page.find_all("form")} == {"get"}


# Languages


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ("fr", "fr"),
        ("fr-BE,fr;q=0.9,en;q=0.5", "fr"),
        ("en", "en"),
        ("en-GB,fr;q=0.5", "en"),
        ("de,fr;q=0.5", "fr"),
        ("de", "en"),
        ("*", "en"),
        ("", "en"),
        ("…not a language…", "en"),
    ],
)
def test_the_first_address_leads_to_the_readers_language(home, client, publish, wanted, code):
    with publish():
        factories.translate(home)
    response = client.get("/", headers={"accept-language": wanted}, follow=True)
    assert response.redirect_chain == [(f"/{code}/", 302)]
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html["lang"] == code
    assert ("FR " in words(page.h1)) == (code == "fr")


def test_caches_keep_the_first_address_by_language(home, client):
    assert "Accept-Language" in client.get("/", headers={"accept-language": "fr"}).headers["Vary"]


@pytest.mark.parametrize("known", [False, True], ids=["no French at all", "French without a home page"])
def test_a_reader_of_french_finds_a_page_before_there_is_a_french_one(home, client, known):
    if known:
        factories.locale("fr")
    response = client.get("/", headers={"accept-language": "fr"}, follow=True)
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    assert words(page.h1) == "MyCred4Home"
    assert "/en/" in links(page)


def test_a_french_home_page_that_is_a_draft_is_not_shown(home, client, publish):
    with publish():
        french = factories.translate(home)
    type(french).objects.get(pk=french.pk).unpublish()
    response = client.get("/fr/")
    assert response.status_code in (200, 404)
    assert "FR MyCred4Home" not in response.content.decode()


# Error pages


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_page_that_is_not_there_answers_in_the_readers_language(home, client, publish, code):
    with publish():
        factories.translate(home)
    page = visit(client, f"/{code}/nowhere/", status=404)
    assert page.html["lang"] == code
    headings = {"en": "We cannot find this page", "fr": "Nous ne trouvons pas cette page"}
    assert words(page.h1) == headings[code]
    assert {f"/{code}/", "/en/", "/fr/"} <= links(page)


@pytest.mark.parametrize("url", ["/nowhere", "/nowhere/", "/nowhere/below/"])
@pytest.mark.parametrize("code", ["en", "fr"])
def test_an_address_without_language_ends_in_the_readers_language(home, client, publish, url, code):
    with publish():
        factories.translate(home)
    response = client.get(url, headers={"accept-language": code}, follow=True)
    assert response.status_code == 404
    assert BeautifulSoup(response.content, "html.parser").html["lang"] == code


@pytest.mark.parametrize(
    "url",
    [
        "/en/%00/",
        "/en/..%2f..%2fetc/passwd",
        f"/en/{'x' * 3000}/",
        "/documents/99999/x.pdf",
        "/media/",
        "/media/nothing.png",
        "/media/../test.sqlite3",
        "/media/%2e%2e/test.sqlite3",
    ],
)
def test_an_odd_address_shows_nothing_and_breaks_nothing(home, client, url):
    assert client.get(url, follow=True).status_code in (400, 404)


def test_a_page_that_is_not_there_is_not_for_search_engines(home, client):
    page = visit(client, "/en/nowhere/", status=404)
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not page.find("link", rel="canonical")


def _fail(_request):
    raise RuntimeError("on purpose")


class BrokenSite:
    """The addresses of the site, and one that fails."""

    urlpatterns = [path("broken/", _fail), *urls.urlpatterns]
    handler404 = urls.handler404
    handler500 = urls.handler500


def test_a_failure_answers_in_every_language_without_the_database(
    client, settings, db, django_assert_num_queries, caplog
):
    settings.ROOT_URLCONF = BrokenSite
    client.raise_request_exception = False
    with django_assert_num_queries(0):
        response = client.get("/broken/")
    assert response.status_code == 500
    assert "on purpose" not in response.content.decode()
    page = BeautifulSoup(response.content, "html.parser")
    assert words(page.h1) == "Something went wrong"
    codes = [code for code, _name in settings.LANGUAGES]
    assert [element["lang"] for element in page.find_all(lang=True)] == codes
    assert links(page) == {f"/{code}/" for code in codes}
    assert policy(response)["default-src"] == "'none'"


class TestCompression:
    """Pages go compressed: to readers by Brotli where the browser knows it."""

    def test_a_reader_gets_brotli_and_caches_are_told(self, client, home):
        answer = client.get("/en/", headers={"accept-encoding": "gzip, deflate, br;q=1.0"})
        assert answer["Content-Encoding"] == "br"
        assert int(answer["Content-Length"]) == len(answer.content)
        assert "Accept-Encoding" in answer["Vary"]
        assert brotli.decompress(answer.content) == client.get("/en/").content

    def test_a_browser_without_it_gets_gzip(self, client, home):
        assert client.get("/en/", headers={"accept-encoding": "gzip"})["Content-Encoding"] == "gzip"

    def test_a_page_for_somebody_signed_in_is_padded_as_django_does(self, editor_client, home):
        assert editor_client.get("/en/", headers={"accept-encoding": "gzip, br"})["Content-Encoding"] == "gzip"

    def test_what_is_short_goes_as_it_is(self, client, db):
        assert "Content-Encoding" not in client.get("/healthz", headers={"accept-encoding": "gzip, br"})
