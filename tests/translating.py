"""The translation editor as a translator's browser uses it: open it, type, press a button."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import Translation

from common.translation.editor import neighbours
from tests.looking import visit, words


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the editor stand alone: administrators may do everything, nothing is found or suggested."""
    monkeypatch.setattr(neighbours, "may_translate", lambda user, locale: user.is_superuser)
    monkeypatch.setattr(neighbours, "may_review", lambda user, locale: user.is_superuser)
    monkeypatch.setattr(neighbours, "findings_of", lambda text, language: [])
    monkeypatch.setattr(neighbours, "suggestions_of", lambda texts, locale: {})
    monkeypatch.setattr(neighbours, "review_of", lambda target: None)


def in_language(obj: Any, code: str = "fr") -> Any:
    """Return an object as it is in a language, fresh from the database."""
    return type(obj).objects.get(translation_key=obj.translation_key, locale__language_code=code)


def translation_of(obj: Any, code: str = "fr") -> Translation:
    return Translation.objects.get(source__object_id=obj.translation_key, target_locale__language_code=code)


def open_url(obj: Any, code: str = "fr") -> str:
    return reverse("translation:open", args=[obj.translation_key, code])


def editor_url(obj: Any, code: str = "fr") -> str:
    return reverse("translation:edit", args=[translation_of(obj, code).pk])


def begin(client: Client, obj: Any, code: str = "fr") -> str:
    """Begin a translation with the button and return the address of the editor."""
    response = client.post(open_url(obj, code))
    assert response.status_code == 302, response.status_code
    assert response["Location"] == editor_url(obj, code)
    return response["Location"]


def entry(page: BeautifulSoup, source: str) -> Tag:
    """Return what the editor shows of the text with this source."""
    found = [text for text in page.select(".te-text") if words(text.select_one(".te-source")).endswith(source)]
    assert len(found) == 1, f"{len(found)} texts with the source {source!r}"
    return found[0]


def box(page: BeautifulSoup, source: str) -> Tag:
    found = entry(page, source).find("textarea")
    assert isinstance(found, Tag)
    return found


def typed(page: BeautifulSoup, source: str) -> str:
    """Return what stands in the box of a text, as a browser has it."""
    return box(page, source).get_text().removeprefix("\n")


def form_of(page: BeautifulSoup) -> dict[str, str]:
    """Return what a browser would send if nothing was changed."""
    form = page.find("form", id="texts")
    assert isinstance(form, Tag)
    values = {str(field["name"]): str(field["value"]) for field in form.select("input[type=hidden]")}
    for area in form.find_all("textarea"):
        values[str(area["name"])] = area.get_text().removeprefix("\n")
    return values


def fill(page: BeautifulSoup, texts: dict[str, str]) -> dict[str, str]:
    """Return the form with the boxes of some texts filled: `texts` is {source: what is typed}."""
    return form_of(page) | {str(box(page, source)["name"]): text for source, text in texts.items()}


def press(client: Client, url: str, values: dict[str, str], action: str = "save", **ticked: str) -> HttpResponse:
    """Send the form with a button."""
    return client.post(url, {**values, **ticked, "action": action})


def write(client: Client, url: str, texts: dict[str, str], action: str = "save") -> HttpResponse:
    """Open the editor, type and press a button."""
    return press(client, url, fill(visit(client, url), texts), action)


def write_all(client: Client, url: str, mark: str = "FR ", action: str = "save") -> HttpResponse:
    """Translate everything that has no translation by putting `mark` before the English text."""
    page = visit(client, url)
    values = form_of(page)
    for text in page.select(".te-text"):
        area = text.find("textarea")
        assert isinstance(area, Tag)
        if not values[str(area["name"])]:
            source = text.select_one(".te-source")
            assert source is not None
            values[str(area["name"])] = mark + source.get_text("\n").strip()
    return press(client, url, values, action)


def said(response: HttpResponse) -> str:
    """Return the messages that the next page shows."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))  # type: ignore[attr-defined]
