"""What readers see of publications: links on pages, and answers at permanent addresses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from common.models import Publication
from tests import factories
from tests.looking import visit
from tests.publishing import build, content, pretend, row


@pytest.fixture(autouse=True)
def made(monkeypatch):
    return pretend(monkeypatch)


@pytest.fixture
def chapter(guide):
    return factories.chapter(guide, title="Ask first", slug="ask")


def offered(client, url):
    """Return the links to files on a page, by format, and the words beside them."""
    links = visit(client, url).select(".publications a")
    return {link.get_text(): (link["href"], link.find_parent("li").get_text(" ", strip=True)) for link in links}


def test_a_chapter_offers_its_files_with_size_and_day(client, chapter):
    build("chapter")
    links = offered(client, chapter.url)
    assert list(links) == ["PDF", "EPUB", "DOCX"]
    href, _words = links["PDF"]
    assert href == f"/en/publications/chapter/{chapter.translation_key}.pdf"
    Publication.objects.filter(format="pdf").update(size=1_250_000, built_at="2026-03-03T12:00Z")
    assert offered(client, chapter.url)["PDF"][1] == "PDF 1.2\xa0MB, 3 March 2026"


def test_every_page_that_is_made_into_files_offers_them(client, guide, chapter, index, methods):
    skill, method = factories.micro_skill(), factories.method(methods)
    build()
    expected = {
        guide.url: ["PDF", "EPUB", "DOCX"],
        index.url: ["PDF"],
        f"{index.url}{skill.public_path}": ["PDF"],
        method.url: ["PDF"],
    }
    for url, found in expected.items():
        links = offered(client, url)
        assert list(links) == found, url
        for href, _words in links.values():
            assert client.get(href).status_code == 200, href


def test_before_the_first_file_a_page_says_that_it_is_coming_and_leads_nowhere(client, chapter, settings):
    settings.PUBLICATIONS = "service"
    page = visit(client, chapter.url)
    assert "being prepared" in page.select_one(".publications").get_text()
    assert not page.select(".publications a")


def test_a_page_promises_nothing_that_nobody_makes(client, chapter, settings, monkeypatch):
    assert not visit(client, chapter.url).select(".publications")
    settings.PUBLICATIONS = "service"
    from common.publications import formats

    monkeypatch.setattr(formats, "available", lambda form: False)
    assert not visit(client, chapter.url).select(".publications")


def test_a_file_that_could_never_be_made_is_not_promised(client, chapter):
    build("chapter")
    Publication.objects.update(state="failed", file="", built_at=None)
    assert not visit(client, chapter.url).select(".publications")


def test_the_answer_is_the_file_with_its_name_language_and_kind(client, chapter):
    build("chapter")
    found = row("chapter", "epub")
    answer = client.get(f"/en/publications/chapter/{chapter.translation_key}.epub")
    assert b"".join(answer.streaming_content) == content(found)
    assert answer["Content-Type"] == "application/epub+zip"
    assert answer["Content-Language"] == "en"
    day = timezone.localdate().isoformat()
    assert answer["Content-Disposition"] == f'attachment; filename="ask-en-{day}.epub"'
    assert int(answer["Content-Length"]) == found.size


def test_a_reader_with_the_same_file_gets_it_once(client, chapter):
    build("chapter")
    url = f"/en/publications/chapter/{chapter.translation_key}.pdf"
    first = client.get(url)
    assert first["Cache-Control"] == "no-cache"
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert client.get(url, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    factories.republish(chapter, title="Ask again")
    build("chapter")
    Publication.objects.update(built_at=timezone.now() + timedelta(seconds=5))
    assert client.get(url, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_the_permanent_address_leads_to_the_page_wherever_it_is(client, chapter):
    url = f"/en/publications/chapter/{chapter.translation_key}/"
    assert client.get(url)["Location"] == chapter.url
    chapter.slug = "moved"
    chapter.save_revision().publish()
    assert client.get(url)["Location"].endswith("/guide/moved/")


@pytest.mark.parametrize(
    "path",
    [
        "publications/chapter/{key}.xyz",
        "publications/nothing/{key}.pdf",
        "publications/nothing/{key}/",
        "publications/chapter/00000000-0000-4000-8000-000000000000.pdf",
        "publications/chapter/00000000-0000-4000-8000-000000000000/",
    ],
)
def test_what_is_not_there_is_not_found(client, chapter, path):
    build("chapter")
    assert client.get(f"/en/{path.format(key=chapter.translation_key)}").status_code == 404


def test_a_language_without_the_text_has_no_file(client, chapter, french):
    build("chapter")
    assert client.get(f"/fr/publications/chapter/{chapter.translation_key}.pdf").status_code == 404


def test_files_are_only_read(client, chapter):
    build("chapter")
    assert client.post(f"/en/publications/chapter/{chapter.translation_key}.pdf").status_code == 405
