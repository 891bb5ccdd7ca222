"""The buttons of the translation editor: publishing, reviewing, suggestions, machines."""

from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.models import StringTranslation
from wagtail_localize.strings import StringValue

from common.translation.editor import neighbours
from tests import factories
from tests.looking import visit, words
from tests.translating import (
    alone,
    begin,
    box,
    editor_url,
    entry,
    fill,
    form_of,
    in_language,
    press,
    said,
    typed,
    write,
)

pytestmark = pytest.mark.any_database


@pytest.fixture(autouse=True)
def stands_alone(monkeypatch):
    alone(monkeypatch)


@pytest.fixture
def url(term):
    return editor_url(term)


@pytest.fixture
def finding(monkeypatch):
    """Let the checks find an error in each text that holds "wrong"."""
    found = SimpleNamespace(level="error", code="numbers", message="The number 12 is missing.")
    monkeypatch.setattr(neighbours, "findings_of", lambda text, language: [found] if "wrong" in text.translated else [])


# Publishing


def test_a_finished_translation_is_published_at_once(editor_client, term, url):
    response = write(editor_client, url, {"A digital proof.": "Une preuve."}, "publish")
    assert "Published." in said(response)
    assert in_language(term).definition == "Une preuve."


def test_publishing_with_a_gap_asks_first_and_names_it(editor_client, term, url):
    response = write(editor_client, url, {"A digital proof.": ""}, "publish")
    page = words(_soup(response))
    assert "1 text is not translated" in page and "A digital proof." in page
    assert _soup(response).select_one(f'a[href^="{url}#text-"]')
    assert in_language(term).definition == "FR A digital proof."
    confirmed = editor_client.post(url, {"action": "publish", "confirmed": "1"})
    assert confirmed.status_code == 302
    assert in_language(term).definition == "A digital proof."


def test_publishing_with_an_old_translation_asks_first(editor_client, term, url):
    factories.republish(term, definition="A proof on the web.")
    response = press(editor_client, url, form_of(visit(editor_client, url)), "publish")
    assert "1 text was changed in English" in words(_soup(response))
    editor_client.post(url, {"action": "publish", "confirmed": "1"})
    assert in_language(term).definition == "FR A digital proof."


def test_publishing_with_an_error_of_the_checks_asks_first(editor_client, term, url, finding):
    response = write(editor_client, url, {"A digital proof.": "Something wrong."}, "publish")
    page = words(_soup(response))
    assert "1 translation has an error" in page and "The number 12 is missing." in page
    assert in_language(term).definition == "FR A digital proof."


def test_publishing_what_no_one_checked_asks_first(editor_client, term, url):
    StringTranslation.objects.filter(context__path="definition").update(translation_type="machine")
    response = press(editor_client, url, form_of(visit(editor_client, url)), "publish")
    assert "nobody has checked it" in words(_soup(response))


def test_publishing_with_a_text_that_cannot_be_used_asks_first(editor_client, term, url):
    response = write(editor_client, url, {"A digital proof.": "<h1>Une preuve.</h1>"}, "publish")
    assert "1 translation cannot be used" in words(_soup(response))
    assert in_language(term).definition == "FR A digital proof."


def test_only_reviewers_publish(editor_client, term, url, monkeypatch):
    monkeypatch.setattr(neighbours, "may_review", lambda user, locale: False)
    page = visit(editor_client, url)
    assert not page.select("button[value=publish]")
    assert press(editor_client, url, form_of(page), "publish").status_code == 403
    assert write(editor_client, url, {"A digital proof.": "Une preuve."}).status_code == 302
    assert in_language(term).definition == "FR A digital proof."


def test_findings_stand_beside_their_text(editor_client, url, finding):
    write(editor_client, url, {"A digital proof.": "Something wrong."})
    page = visit(editor_client, url)
    text = entry(page, "A digital proof.")
    assert "Error: The number 12 is missing." in words(text)
    described = box(page, "A digital proof.")["aria-describedby"].split()
    assert all(page.find(id=name) for name in described) and len(described) == 2
    assert "1 text with an error" in words(page.select_one(".te-head"))
    assert f"#{text['id']}" in [link["href"] for link in page.select(".te-bar a")]


# Two translators at once


def test_two_versions_of_a_text_are_both_shown(editor_client, term, url):
    mine = fill(visit(editor_client, url), {"A digital proof.": "La mienne."})
    write(editor_client, url, {"A digital proof.": "La leur."})
    response = press(editor_client, url, mine)
    page = _soup(response)
    assert typed(page, "A digital proof.") == "La mienne."
    assert "La leur." in words(entry(page, "A digital proof."))
    assert StringTranslation.objects.get(context__path="definition").data == "La leur."
    press(editor_client, url, form_of(page))
    assert StringTranslation.objects.get(context__path="definition").data == "La mienne."


def test_what_only_the_other_changed_stays_theirs(editor_client, term, url):
    mine = fill(visit(editor_client, url), {"badge": "le mien"})
    write(editor_client, url, {"A digital proof.": "La leur."})
    assert press(editor_client, url, mine).status_code == 302
    assert StringTranslation.objects.get(context__path="definition").data == "La leur."
    assert StringTranslation.objects.get(context__path="name").data == "le mien"


def test_nothing_is_published_while_two_versions_stand(editor_client, term, url):
    mine = fill(visit(editor_client, url), {"A digital proof.": "La mienne."})
    write(editor_client, url, {"A digital proof.": "La leur."})
    press(editor_client, url, mine, "publish")
    assert in_language(term).definition == "FR A digital proof."


def test_what_was_typed_for_a_source_that_is_gone_is_shown(editor_client, term, url):
    mine = fill(visit(editor_client, url), {"A digital proof.": "Une preuve numérique."})
    factories.republish(term, definition="Something else entirely.")
    response = press(editor_client, url, mine)
    assert "Une preuve numérique." in words(_soup(response).select_one(".te-homeless"))


# Suggestions


@pytest.fixture
def offer(monkeypatch):
    """Let the memory know a text like the definition."""
    known = SimpleNamespace(text="Une preuve &amp; un insigne", source="A proof", percent=83, where="Wallet")
    monkeypatch.setattr(neighbours, "suggestions_of", lambda texts, locale: {text: [known] for text in texts})


def test_a_suggestion_is_taken_over_without_a_script(editor_client, term, url, offer):
    StringTranslation.objects.filter(context__path="definition").delete()
    page = visit(editor_client, url)
    text = entry(page, "A digital proof.")
    assert "83% Une preuve & un insigne A proof · Wallet" in words(text)
    values = fill(page, {"badge": "insigne"}) | {"take": text.select_one("button[name=take]")["value"]}
    shown = _soup(editor_client.post(url, values))
    assert typed(shown, "A digital proof.") == "Une preuve & un insigne"
    assert box(shown, "A digital proof.").has_attr("autofocus")
    assert StringTranslation.objects.get(context__path="name").data == "insigne"
    assert not StringTranslation.objects.filter(context__path="definition").exists()
    press(editor_client, url, form_of(shown))
    assert StringTranslation.objects.get(context__path="definition").data == "Une preuve &amp; un insigne"


def test_what_is_translated_gets_no_suggestion(editor_client, url, offer):
    assert not visit(editor_client, url).select("button[name=take]")


def test_a_suggestion_for_no_text_is_refused(editor_client, url):
    values = form_of(visit(editor_client, url))
    assert editor_client.post(url, {**values, "take": "0:Une preuve"}).status_code == 400


# Machines


class Machine(BaseMachineTranslator):
    display_name = "A machine"

    def can_translate(self, source_locale, target_locale):
        return True

    def translate(self, source_locale, target_locale, strings):
        return {text: StringValue(f"M {text.data}") for text in strings}


class BrokenMachine(Machine):
    def translate(self, source_locale, target_locale, strings):
        raise ConnectionError("no route to host")


@pytest.fixture
def machine(settings, monkeypatch):
    """Let the settings name a machine."""

    def use(kind):
        settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": "tests.Machine"}
        monkeypatch.setattr("common.translation.editor.machine.get_machine_translator", lambda: kind({}))

    return use


def test_without_a_machine_there_is_no_button(editor_client, term, url):
    StringTranslation.objects.filter(context__path="definition").delete()
    assert not visit(editor_client, url).select("button[value=machine]")
    assert "no machine translation" in said(press(editor_client, url, {}, "machine"))


def test_empty_texts_are_filled_by_machine_and_marked(editor_client, term, url, machine):
    machine(Machine)
    StringTranslation.objects.filter(context__path="definition").delete()
    assert visit(editor_client, url).select("button[value=machine]")
    response = press(editor_client, url, {}, "machine")
    assert "1 text was filled by machine" in said(response)
    row = StringTranslation.objects.get(context__path="definition")
    assert (row.data, row.translation_type, row.tool_name) == ("M A digital proof.", "machine", "A machine")
    assert StringTranslation.objects.get(context__path="name").data == "FR badge"
    page = visit(editor_client, url)
    tick = entry(page, "A digital proof.").find("input", type="checkbox")
    assert press(editor_client, url, form_of(page)).status_code == 302
    assert StringTranslation.objects.get(context__path="definition").translation_type == "machine"
    press(editor_client, url, form_of(page), **{tick["name"]: "on"})
    assert StringTranslation.objects.get(context__path="definition").translation_type == "manual"


def test_a_machine_that_fails_is_a_message(editor_client, term, url, machine):
    machine(BrokenMachine)
    StringTranslation.objects.filter(context__path="definition").delete()
    response = press(editor_client, url, {}, "machine")
    assert "did not answer" in said(response)
    assert not StringTranslation.objects.filter(context__path="definition").exists()


# Review


@pytest.fixture
def review(monkeypatch):
    """Stand in for the review: it records what is asked of it."""
    done: list[tuple] = []
    state = SimpleNamespace(
        status="in_progress", requested_by=None, created_at=timezone.now(), current_task_state=None, done=done
    )
    monkeypatch.setattr(neighbours, "review_of", lambda target: state if state.status else None)
    for name in ("submit", "approve", "send_back"):
        monkeypatch.setattr(
            neighbours, name, lambda target, user, *rest, name=name: done.append((name, target.definition, *rest))
        )
    return state


def test_a_draft_is_submitted_with_what_was_typed(editor_client, term, url, review):
    review.status = None
    response = write(editor_client, url, {"A digital proof.": "Une preuve."}, "submit")
    assert "Submitted for review." in said(response)
    assert review.done[0][0] == "submit"
    assert in_language(term).get_latest_revision_as_object().definition == "Une preuve."


def test_a_first_draft_can_be_submitted(editor_client, french, review):
    review.status = None
    term = factories.glossary_term()
    url = begin(editor_client, term)
    press(editor_client, url, form_of(visit(editor_client, url)), "submit")
    assert not in_language(term).live
    assert review.done[0][0] == "submit"


def test_a_translator_cannot_write_during_a_review_and_loses_nothing(editor_client, term, url, review, monkeypatch):
    values = fill(visit(editor_client, url), {"A digital proof.": "Trop tard."})
    monkeypatch.setattr(neighbours, "may_review", lambda user, locale: False)
    response = press(editor_client, url, values)
    assert "nothing was saved" in response.content.decode()
    assert typed(_soup(response), "A digital proof.") == "Trop tard."
    assert not StringTranslation.objects.filter(data="Trop tard.").exists()
    page = visit(editor_client, url)
    assert box(page, "A digital proof.").has_attr("readonly")
    assert not page.select("button[value=approve], button[value=publish], button[value=submit]")


def test_a_reviewer_corrects_and_approves(editor_client, term, url, review):
    page = visit(editor_client, url)
    assert "asked for a review" in words(page)
    values = fill(page, {"A digital proof.": "Corrigée."}) | {"comment": "Bien."}
    response = press(editor_client, url, values, "approve")
    assert "Approved and published." in said(response)
    assert review.done == [("approve", "FR A digital proof.", "Bien.")]
    assert in_language(term).get_latest_revision_as_object().definition == "Corrigée."


def test_approving_with_a_gap_asks_first_and_keeps_the_comment(editor_client, term, url, review):
    values = fill(visit(editor_client, url), {"A digital proof.": ""}) | {"comment": "Bien."}
    page = _soup(press(editor_client, url, values, "approve"))
    assert "1 text is not translated" in words(page)
    assert review.done == []
    form = page.select_one(f'form[action="{url}"]')
    confirmed = {field["name"]: field["value"] for field in form.select("input")}
    press(editor_client, url, confirmed, "approve")
    assert review.done == [("approve", "FR A digital proof.", "Bien.")]


def test_sending_back_needs_a_comment(editor_client, url, review):
    values = form_of(visit(editor_client, url))
    response = press(editor_client, url, values, "send-back")
    assert "Say what should change" in said(response)
    assert review.done == []
    press(editor_client, url, values | {"comment": "Trop long."}, "send-back")
    assert review.done == [("send_back", "FR A digital proof.", "Trop long.")]


def test_the_translator_reads_why_it_came_back(editor_client, url, review):
    review.status = "needs_changes"
    review.current_task_state = SimpleNamespace(comment="Trop long.")
    assert "sent this translation back: Trop long." in words(visit(editor_client, url).select_one(".te-head"))


@pytest.mark.parametrize("action", ["submit", "approve", "send-back"])
def test_a_review_that_cannot_go_on_says_why(editor_client, url, review, monkeypatch, action):
    def refuse(*args):
        raise ValueError("Nobody reviews this language.")

    for name in ("submit", "approve", "send_back"):
        monkeypatch.setattr(neighbours, name, refuse)
    values = form_of(visit(editor_client, url)) | {"comment": "Bien."}
    assert "Nobody reviews this language." in said(press(editor_client, url, values, action))


def test_another_user_is_named(editor_client, url, review):
    review.requested_by = get_user_model().objects.create_user("eleni", first_name="Eleni", last_name="K")
    assert "Eleni K asked for a review" in words(visit(editor_client, url).select_one("#review"))


def _soup(response):
    from bs4 import BeautifulSoup

    assert response.status_code == 200, response.status_code
    return BeautifulSoup(response.content, "html.parser")
