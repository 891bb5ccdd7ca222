"""Nothing is stored, nothing is remembered, and nothing that is not public is offered."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests import factories
from tests.guide.own_standard.conftest import URL, Form, fill_in
from tests.looking import words

pytestmark = pytest.mark.any_database

WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "REPLACE")


def test_the_whole_way_writes_nothing_into_the_database(client, place):
    with CaptureQueriesContext(connection) as captured:
        form = fill_in(Form(client))
        for ending in ("docx", "xlsx", "json"):
            form.download(ending)
        form.press("save").press("clear")
    assert [query["sql"] for query in captured if query["sql"].lstrip().upper().startswith(WRITING)] == []


def test_no_answer_sets_a_cookie(client, place):
    form = Form(client)
    for action in ("next", "previous", "save", "download-docx"):
        form.response = client.post(URL, form.fields() | {"action": action})
        assert not client.cookies
        if action != "download-docx":
            assert "csrf" not in form.response.content.decode().lower()


def test_the_form_needs_no_token_and_other_pages_still_do(place):
    strict = Client(enforce_csrf_checks=True)
    assert Form(strict).press("next").heading.startswith("Step 2")
    for url in ("/en/", "/en/guide/", "/en/guide/glossary/", "/en/methods/watching/"):
        assert strict.post(url, {"a": "b"}).status_code == 403, url


@pytest.mark.parametrize("action", ["next", "save", "download-docx", "download-json", "nonsense"])
def test_words_stay_out_of_every_cache(form, action):
    response = form.client.post(URL, form.fields() | {"action": action})
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"


def test_a_draft_in_the_address_stays_out_of_caches_and_of_the_referrer(client, form):
    form.press("save", title="Iron a shirt")
    response = client.get(URL + form.page.select_one("[data-own-unscripted] a")["href"])
    assert (response["Cache-Control"], response["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "draft=" not in response.content.decode().split("</head>")[0]


def offered(client) -> str:
    """Return what the page offers to choose from, on all steps."""
    form = Form(client)
    first = words(form.page.select_one("form#own"))
    return first + words(form.press("go-assessment").page.select_one("form#own"))


def test_what_is_public_is_offered(client, place):
    assert [name in offered(client) for name in ("Watching", "Cleaning", "TEC-07")] == [True] * 3


def hide_method(place):
    PageViewRestriction.objects.create(page=place.watching, restriction_type=PageViewRestriction.LOGIN)


def hide_methods(place):
    PageViewRestriction.objects.create(page=place.methods, restriction_type=PageViewRestriction.LOGIN)


def unpublish(name):
    return lambda place: type(getattr(place, name)).objects.get(pk=getattr(place, name).pk).unpublish()


HIDDEN = {
    "a private method": (hide_method, "Watching"),
    "a method below a private page": (hide_methods, "Watching"),
    "an unpublished method": (unpublish("watching"), "Watching"),
    "an unpublished activity": (unpublish("activity"), "Cleaning"),
    "an unpublished micro-skill": (unpublish("skill"), "TEC-07"),
}


@pytest.mark.parametrize(("hide", "name"), HIDDEN.values(), ids=HIDDEN)
def test_what_is_not_public_is_not_offered(client, place, hide, name):
    hide(place)
    assert name not in offered(client)


def test_a_draft_can_be_neither_copied_nor_seen(client, place):
    factories.draft_micro_skill(code="DRA-77", title="Secret skill")
    form = Form(client)
    form.send(form.fields() | {"begin": "DRA-77", "action": "copy"}, expect=400)
    assert "Secret skill" not in form.response.content.decode()


def test_a_private_method_can_be_neither_chosen_nor_named_through_a_draft(client, place):
    form = Form(client).press("go-assessment").press("save", methods=["watching"])
    hide_method(place)
    form.send(form.fields() | {"action": "go-check"}, expect=400)
    assert "Watching" not in form.response.content.decode()
    assert b"Watching" not in client.post(URL, form.fields() | {"action": "download-json"}).content


def test_a_private_guide_hides_the_form_and_still_takes_no_forged_request_for_granted(client, place):
    PageViewRestriction.objects.create(page=place.guide, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(URL).status_code == 302
    assert client.post(URL, {"action": "next"}).status_code == 302


def test_queries_do_not_grow_with_what_is_offered(client, place):
    def cost() -> int:
        client.get(URL)
        with CaptureQueriesContext(connection) as captured:
            Form(client).press("go-assessment")
        return len(captured)

    before = cost()
    for _more in range(4):
        factories.method(place.methods)
        factories.activity()
        factories.micro_skill()
    assert cost() == before
