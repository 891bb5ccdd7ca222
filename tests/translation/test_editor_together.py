"""The editor with its neighbours: roles, review, checks and memory."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from guide.models import GlossaryTerm
from tests import factories
from tests.looking import queries, visit, words
from tests.roles import browser, member
from tests.translating import (
    begin,
    editor_url,
    entry,
    fill,
    form_of,
    in_language,
    open_url,
    press,
    said,
    typed,
    write,
    write_all,
)


@pytest.fixture
def term(french):
    """A glossary term with a published French translation."""
    term = factories.glossary_term(slug="badge", name="badge", definition="A digital proof of 12 hours.")
    factories.translate(term)
    return GlossaryTerm.objects.get(pk=term.pk)


@pytest.fixture
def translator(db):
    return browser(member("translator", name="eleni"))


@pytest.fixture
def reviewer(db):
    return browser(member("reviewer", name="rosa"))


def test_from_a_translator_through_the_review_to_readers(translator, reviewer, term, publish):
    url = editor_url(term)
    page = visit(translator, url)
    assert not page.select("button[value=publish]")
    values = fill(page, {"A digital proof of 12 hours.": "Une preuve de 12 heures."})
    with publish():
        assert "Submitted for review." in said(press(translator, url, values, "submit"))
    assert [message.to for message in mail.outbox] == [["rosa@example.org"]]
    assert "cannot be changed" in words(visit(translator, url).select_one(".te-head"))
    assert "eleni asked for a review" in words(visit(reviewer, url).select_one("#review"))

    with publish():
        press(reviewer, url, form_of(visit(reviewer, url)) | {"comment": "Plus court."}, "send-back")
    assert ["eleni@example.org"] in [message.to for message in mail.outbox]
    page = visit(translator, url)
    assert "Plus court." in words(page.select_one(".te-head"))
    shorter = fill(page, {"A digital proof of 12 hours.": "Preuve de 12 heures."})
    press(translator, url, shorter, "submit")
    assert in_language(term).definition == "FR A digital proof of 12 hours."

    with publish():
        response = press(reviewer, url, form_of(visit(reviewer, url)), "approve")
    assert "Approved and published." in said(response)
    assert in_language(term).definition == "Preuve de 12 heures."


def test_what_a_reviewer_corrects_is_what_is_published(translator, reviewer, term):
    url = editor_url(term)
    write(translator, url, {"A digital proof of 12 hours.": "Une preuve de 12 heures."}, "submit")
    write(reviewer, url, {"A digital proof of 12 hours.": "La preuve de 12 heures."})
    press(reviewer, url, form_of(visit(reviewer, url)), "approve")
    assert in_language(term).definition == "La preuve de 12 heures."


def test_a_translator_writes_in_one_language_only(translator, term):
    factories.locale("el")
    assert translator.get(open_url(term, "el")).status_code == 403
    assert translator.post(open_url(term, "el")).status_code == 403
    assert translator.post(editor_url(term), {"action": "publish"}).status_code == 403
    edit = reverse("wagtailsnippets_guide_glossaryterm:edit", args=[in_language(term).pk])
    assert translator.get(edit)["Location"] == editor_url(term)


def test_a_source_editor_does_not_translate(term):
    source_editor = browser(member("source editor"))
    assert source_editor.get(editor_url(term)).status_code == 403
    html = source_editor.get(reverse("wagtailsnippets_guide_glossaryterm:list")).content.decode()
    assert open_url(term) not in html


def test_a_changed_number_is_found_and_publishing_asks(editor_client, term):
    response = write(editor_client, editor_url(term), {"A digital proof of 12 hours.": "Une preuve de 21 heures."})
    assert response.status_code == 302
    text = entry(visit(editor_client, editor_url(term)), "A digital proof of 12 hours.")
    assert "Error:" in words(text) and "12" in words(text.select_one(".te-findings"))
    response = press(editor_client, editor_url(term), form_of(visit(editor_client, editor_url(term))), "publish")
    assert "1 translation has an error" in response.content.decode()
    assert in_language(term).definition == "FR A digital proof of 12 hours."


def test_the_memory_offers_what_was_translated_before(editor_client, term):
    other = factories.glossary_term(definition="A digital proof of 15 hours.")
    url = begin(editor_client, other)
    text = entry(visit(editor_client, url), "A digital proof of 15 hours.")
    offer = text.select_one(".te-offers li")
    assert "FR A digital proof of 12 hours." in words(offer) and "badge" in words(offer)
    values = form_of(visit(editor_client, url)) | {"take": offer.find("button")["value"]}
    response = editor_client.post(url, values)
    from bs4 import BeautifulSoup

    shown = BeautifulSoup(response.content, "html.parser")
    assert typed(shown, "A digital proof of 15 hours.") == "FR A digital proof of 12 hours."


def test_the_page_with_all_its_parts_costs_the_same_for_any_number_of_texts(translator, french):
    costs = []
    for rows in (2, 20):
        skill = factories.micro_skill(rows=rows)
        url = begin(translator, skill)
        write_all(translator, url)
        StringTranslation.objects.filter(context__path__startswith="criteria").delete()
        costs.append(queries(translator, url))
    assert costs[0] == costs[1]
    assert costs[0] <= 60
