"""“Was this page useful?”: what a reader can say, and what is refused."""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from common.feedback import views
from common.models import PageFeedback
from tests import factories
from tests.looking import alternates, links, visit, words


@pytest.fixture
def chapter(guide):
    return factories.chapter(guide, title="First steps")


@pytest.fixture
def later(monkeypatch):
    """Return a function that lets time go by for signed forms."""
    now, gone = signing.time.time, 0

    def wait(seconds):
        nonlocal gone
        gone += seconds
        monkeypatch.setattr(signing.time, "time", lambda: now() + gone)

    return wait


def form_of(client, page):
    """Follow the button at the end of a page and return the address and the values of the form there."""
    form = visit(client, page.url).select_one("form.useful")
    answer = visit(client, f"{form['action']}?useful=yes").select_one("form.feedback")
    values = {field["name"]: field.get("value", "") for field in answer.select("input[type=hidden], #f-website")}
    [chosen] = answer.select("input[type=radio][checked]")
    return answer["action"], {**values, "useful": chosen["value"], "words": ""}


def send(client, page, later, seconds=5, **changes):
    address, values = form_of(client, page)
    later(seconds)
    return client.post(address, {**values, **changes})


@pytest.mark.parametrize(("answer", "useful"), [("yes", True), ("no", False)])
def test_an_answer_arrives_and_the_reader_is_thanked(client, chapter, later, answer, useful):
    response = send(client, chapter, later, useful=answer, words="  The grid\n helped. ")
    assert response.status_code == 302
    page = visit(client, response.headers["Location"])
    assert words(page.h1) == "Thank you"
    assert chapter.url in links(page.main)
    [kept] = PageFeedback.objects.all()
    assert (kept.key, kept.language, kept.title) == (chapter.translation_key, "en", "First steps")
    assert (kept.useful, kept.words) == (useful, "The grid helped.")


def test_nothing_is_kept_about_the_reader(client, chapter, later):
    response = send(client, chapter, later)
    assert not response.cookies and not client.cookies
    [kept] = PageFeedback.objects.all()
    assert (kept.received_at.minute, kept.received_at.second, kept.received_at.microsecond) == (0, 0, 0)
    kinds = {field.name for field in PageFeedback._meta.get_fields()}
    assert kinds == {"id", "key", "language", "title", "useful", "words", "received_at", "form"}


def test_methods_and_sheets_ask_too(client, index, methods, later):
    skill = factories.micro_skill(title="Clean a home")
    sheet = visit(client, f"{index.url}{skill.public_path}")
    assert str(skill.translation_key) in sheet.select_one("form.useful")["action"]
    assert send(client, factories.method(methods), later).status_code == 302
    address = sheet.select_one("form.useful")["action"]
    assert "Clean a home" in words(visit(client, address).h1)


def test_the_form_works_without_a_choice_made_before(client, chapter):
    page = visit(client, f"/en/feedback/{chapter.translation_key}/?useful=perhaps")
    assert not page.select("input[checked]")
    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert all(box.find_parent("label") for box in page.select("input[type=radio]"))


REFUSED = [
    ({"useful": ""}, "Choose yes or no."),
    ({"useful": "maybe"}, "Choose yes or no."),
    ({"words": "x" * 301}, "at most 300 characters"),
    ({"words": "Write to me: ana@example.org"}, "Leave out e-mail addresses"),
    ({"words": "Call 12345"}, "Leave out e-mail addresses"),
    ({"words": "Call +32 (0)2 555.12-34"}, "Leave out e-mail addresses"),
    ({"words": "٠١٢٣٤٥٦"}, "Leave out e-mail addresses"),
    ({"words": "See https://spam.example"}, "Leave out links"),
    ({"words": "Buy at best-pills.com now"}, "Leave out links"),
    ({"words": "<a href=x>x</a>"}, "Leave out links"),
    ({"words": "bad\x00byte"}, "Null characters"),
    ({"website": "http://spam.example"}, "Leave the field “Website” empty."),
    ({"token": ""}, "open for too long"),
    ({"token": "forged:1:2"}, "open for too long"),
]


@pytest.mark.parametrize(("changes", "message"), REFUSED, ids=lambda value: str(value)[:40])
def test_what_cannot_be_taken_is_refused_with_the_reason(client, chapter, later, changes, message):
    response = send(client, chapter, later, **changes)
    assert response.status_code == 400
    assert message in response.content.decode()
    assert not PageFeedback.objects.exists()


@pytest.mark.parametrize(
    "text", ["In 2019 and in 2024 too.", "Level 3 of 8, 15 + 15 people", "Fine.Thanks", "7,5 hours"]
)
def test_ordinary_numbers_and_sentences_are_taken(client, chapter, later, text):
    assert send(client, chapter, later, words=text).status_code == 302
    assert PageFeedback.objects.get().words == text


def test_what_was_written_is_still_there_after_a_refusal(client, chapter, later):
    response = send(client, chapter, later, useful="no", words="Call 12345 <b>")
    page = response.content.decode()
    assert "Call 12345 &lt;b&gt;" in page
    assert 'value="no" required checked' in page


def test_a_form_sent_at_once_is_taken_at_the_second_try(client, chapter, later):
    address, values = form_of(client, chapter)
    response = client.post(address, values)
    assert response.status_code == 400
    assert "That was very quick." in response.content.decode()
    later(5)
    assert client.post(address, values).status_code == 302


def test_an_old_form_gets_new_time(client, chapter, later):
    response = send(client, chapter, later, seconds=25 * 3600)
    assert response.status_code == 400
    assert "open for too long" in response.content.decode()
    _address, values = form_of(client, chapter)
    assert f'value="{values["token"]}"' not in response.content.decode()


def test_a_form_of_another_page_is_refused(client, guide, chapter, later):
    _address, values = form_of(client, factories.chapter(guide))
    address, own = form_of(client, chapter)
    later(5)
    response = client.post(address, {**own, "token": values["token"]})
    assert response.status_code == 400
    assert "belongs to another page" in response.content.decode()


def test_an_answer_sent_twice_counts_once(client, chapter, later):
    address, values = form_of(client, chapter)
    later(5)
    for _time in range(2):
        assert client.post(address, values).status_code == 302
    assert PageFeedback.objects.count() == 1


def test_a_flood_of_answers_about_one_page_is_stopped(client, guide, chapter, later, monkeypatch):
    monkeypatch.setattr(views, "MOST_PER_HOUR", 2)
    for _number in range(2):
        assert send(client, chapter, later).status_code == 302
    response = send(client, chapter, later)
    assert response.status_code == 429
    assert "Please try again in an hour." in response.content.decode()
    assert send(client, factories.chapter(guide), later).status_code == 302


def test_a_text_that_readers_cannot_open_takes_no_answer(client, chapter):
    address = f"/en/feedback/{chapter.translation_key}/"
    visit(client, address.replace("/en/", "/fr/"), status=404)
    chapter.unpublish()
    visit(client, address, status=404)
    assert client.post(address, {"useful": "yes"}).status_code == 404
    assert client.put(address).status_code == 405


def test_the_form_leads_to_itself_in_the_other_languages(client, home, guide, publish):
    chapter = factories.chapter(guide, title="First steps")
    factories.translate_each(publish, home, guide, chapter)
    address = f"/en/feedback/{chapter.translation_key}/"
    page = visit(client, address)
    with override("fr"):
        french = reverse("feedback", args=[chapter.translation_key])
    assert alternates(page) == {"en": f"http://testserver{address}", "fr": f"http://testserver{french}"}
    assert "FR First steps" in words(visit(client, french).h1)


# How long


def old(**fields):
    values = {"key": "6f0a4f0e-7c1b-5b0e-9d38-2a5f6f1c9e41", "language": "en", "title": "T", "useful": True, **fields}
    return PageFeedback.objects.create(**values)


@pytest.fixture
def two_ages(db):
    old(words="old", form="a", received_at=timezone.now() - timedelta(days=740))
    old(words="young", form="b", received_at=timezone.now() - timedelta(days=700))


def test_answers_are_deleted_after_two_years_by_the_command(two_ages):
    call_command("delete_old_feedback", stdout=open("/dev/null", "w"))
    assert [row.words for row in PageFeedback.objects.all()] == ["young"]


def test_answers_are_deleted_after_two_years_when_a_new_one_comes(client, chapter, later, two_ages):
    send(client, chapter, later, words="new")
    assert sorted(row.words for row in PageFeedback.objects.all()) == ["new", "young"]
