"""The editing interface as an editor's browser uses it: open a form, change it, send it, preview it."""

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import querydict_from_html

from tests.looking import all_words, visit, words

PUBLISH = {"action-publish": "action-publish"}


def read_form(client: Client, url: str) -> dict[str, str]:
    """Return what a browser would send if the editor changed nothing.

    StreamFields are filled in by scripts: add them.
    """
    response = client.get(url)
    assert response.status_code == 200, f"{url} answered {response.status_code}"
    html = response.content.decode()
    form = BeautifulSoup(html, "html.parser").find("form", attrs={"data-edit-form": True})
    assert form is not None, f"{url} holds no form"
    # Browsers leave out the line break that follows <textarea>, and send "on" for a ticked box.
    values = {name: value.removeprefix("\n") for name, value in querydict_from_html(html, form_id=form["id"]).items()}
    for box in form.find_all("input", type="checkbox"):
        values.pop(box.get("name"), None)
        if box.has_attr("checked"):
            values[box["name"]] = box.get("value", "on")
    return values


def messages(response: HttpResponse) -> str:
    """Return the error messages that the editor reads."""
    page = BeautifulSoup(response.content, "html.parser")
    return " | ".join(all_words(page.select(".error-message, .messages .error")))


def accepted(response: HttpResponse) -> bool:
    """Tell whether what was sent was saved; shows the messages when a test expects that."""
    if response.status_code != 302:
        assert response.status_code == 200, response.status_code
        print(messages(response))  # noqa: T201
    return response.status_code == 302


def preview(client: Client, url: str, values: dict[str, str]) -> BeautifulSoup:
    """Send a form to its preview, as happens while an editor writes, and return the page in the preview panel."""
    answer = client.post(url, values)
    assert answer.json() == {"is_valid": True, "is_available": True}
    response = client.get(url, {"in_preview_panel": "true"})
    assert response.status_code == 200, f"{url} answered {response.status_code}"
    return BeautifulSoup(response.content, "html.parser")


# Snippets


def snippet_url(thing: Any, view: str, *args: Any) -> str:
    """Return the address of an editing view of a snippet or its model."""
    return reverse(thing.snippet_viewset.get_url_name(view), args=args)


def our_snippets(*labels: str) -> list[type]:
    """Return the snippet models of some of our apps."""
    return [model for model in get_snippet_models() if model._meta.app_label in labels]


def listed(client: Client, model: type, query: str = "") -> str:
    """Return the words of the list of a model's objects."""
    return words(visit(client, f"{snippet_url(model, 'list')}{query}").select_one("table.listing"))


# Pages


def add_url(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def preview_on_add_url(model: type[Page], parent: Page) -> str:
    return reverse("wagtailadmin_pages:preview_on_add", args=[model._meta.app_label, model._meta.model_name, parent.pk])


def preview_on_edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def edit_page_from_first_to_last(client: Client, reader: Client, parent: Page, model: type[Page], values: Any) -> Page:
    """Create a page as a draft, preview it, publish it, change it as a draft and publish that; return the page.

    Checks at each step what the editor sees in the preview and what readers get. `values` is the form's content.
    """
    values = {**read_form(client, add_url(model, parent)), **values, "title": "First words", "slug": "new-page"}
    drawn = preview(client, preview_on_add_url(model, parent), values)
    assert "First words" in drawn.get_text()

    assert accepted(client.post(add_url(model, parent), values))
    page = model.objects.get(slug="new-page")
    address = page.get_url()
    assert reader.get(address).status_code == 404

    form = read_form(client, edit_url(page))
    streams = {name: value for name, value in values.items() if name not in form}
    assert accepted(client.post(edit_url(page), {**form, **streams, **PUBLISH}))
    assert "First words" in reader.get(address).content.decode()

    changed = {**read_form(client, edit_url(page)), **streams, "title": "Second words"}
    drawn = preview(client, preview_on_edit_url(page), changed)
    assert "Second words" in drawn.get_text()
    assert accepted(client.post(edit_url(page), changed))
    answer = reader.get(address).content.decode()
    assert "First words" in answer and "Second words" not in answer

    changed = {**read_form(client, edit_url(page)), **streams}
    assert changed["title"] == "Second words"
    assert accepted(client.post(edit_url(page), {**changed, **PUBLISH}))
    assert "Second words" in reader.get(address).content.decode()
    return model.objects.get(pk=page.pk)
