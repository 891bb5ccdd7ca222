"""Starting a language prepares everything for translators and shows readers nothing in another language."""

from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, ReferenceIndex
from wagtail_localize.models import LocaleSynchronization, Translation

from common.bulk import in_chunks, references_updated_once
from common.translation import language_views, languages
from common.translation.languages import begin, language_states, open_language, prepare
from guide.models import GlossaryTerm, GuideChapterPage
from standards.models import MicroSkill
from tests import factories
from tests.looking import links, queries, visit, words
from tests.roles import browser, member, refused

MARK = "Written in English"


@pytest.fixture
def tree(home):
    """A small English site whose every page and snippet says so: 11 objects, 7 of them pages."""
    home.headline = f"{MARK}: home"
    home.save_revision().publish()
    terms = [factories.glossary_term(name=f"{MARK} {n}", definition=f"{MARK}.") for n in range(2)]
    method_index = factories.method_index(factories.home(), headline=MARK)
    method = factories.method(method_index, title=f"{MARK}: method")
    skill = factories.micro_skill(title=f"{MARK}: skill", statement=MARK, methods=[method])
    index = factories.standards_index(factories.home(), headline=MARK)
    factories.standard(index, [skill], title=f"{MARK}: standard")
    guide = factories.guide_index(factories.home(), headline=MARK)
    factories.chapter(guide, terms, title=f"{MARK}: chapter")
    factories.reference(title=f"{MARK}: report")
    factories.draft_micro_skill(title=f"{MARK}: draft")
    return factories.home()


def greek() -> Locale:
    return Locale.objects.get(language_code="el")


def prepare_all(locale: Locale, limit: int = 20) -> int:
    """Prepare everything and return how many steps it took."""
    for number in range(1, 100):
        if not prepare(locale, limit=limit).left:
            return number
    raise AssertionError("never ready")


def is_page(link: str) -> bool:
    """Tell whether a link leads to an English page, and not to a file."""
    return link.startswith("/en/") and "." not in link.partition("?")[0]


def addresses(code: str) -> set[str]:
    """Return every address that could be one of a language: those of English, and those of its own drafts."""
    client = Client()
    english = {"/en/", "/en/search/", "/sitemap.xml"}
    for _round in range(4):
        for url in list(english):
            if url.startswith("/en/"):
                english |= {link.partition("?")[0] for link in links(visit(client, url).body) if is_page(link)}
    own = {page.get_url() or "" for page in Page.objects.filter(locale__language_code=code)}
    paths = {url.split("#")[0] for url in english if url.startswith("/en/")}
    return {f"/{code}{path.removeprefix('/en')}" for path in paths} | {
        url for url in own if url.startswith(f"/{code}/")
    }


def shows_english(code: str) -> list[str]:
    """Return the addresses of a language that open with words of the English site, or answer in another language.

    A page that says that a text is missing may name it; its status is 404.
    """
    client, found = Client(), []
    for url in sorted(addresses(code)):
        response = client.get(url, follow=True)
        page = BeautifulSoup(response.content, "html.parser")
        if (response.status_code != 404 and MARK in words(page.body)) or page.html["lang"] != code:
            found.append(f"{url} {response.status_code}")
        if page.select_one("h1") and MARK in words(page.select_one("h1")):
            found.append(f"{url} heading")
    return found


def outline(code: str) -> list[tuple[str, int]]:
    """Return the pages of a language as (type, depth), in tree order."""
    pages = Page.objects.filter(locale__language_code=code, live=code == "en").order_by("path").specific()
    return [(type(page).__name__, page.depth) for page in pages if page.depth > 1]


# Upstream


def test_upstream_fills_a_language_with_live_copies_of_english_pages(tree):
    locale = factories.locale("el")
    LocaleSynchronization.objects.create(locale=locale, sync_from=factories.locale("en"))
    copies = Page.objects.filter(locale=locale)
    assert copies.count() > 1
    assert all(copy.live and copy.alias_of_id for copy in copies)


def test_the_form_of_a_new_locale_does_not_offer_that(editor_client, tree):
    page = visit(editor_client, reverse("wagtaillocales:add"))
    assert page.select("[name*=sync]") == []
    component = LocaleSynchronization._meta.db_table
    sent = {"language_code": "el", f"component-{component}-enabled": "on"}
    sent[f"component-{component}-sync_from"] = str(factories.locale("en").pk)
    assert editor_client.post(reverse("wagtaillocales:add"), sent).status_code == 302
    assert Locale.objects.filter(language_code="el").exists()
    assert not LocaleSynchronization.objects.exists()
    assert not Page.objects.filter(locale=greek()).exists()


# What is prepared


def test_everything_published_gets_a_draft_in_the_same_place(tree):
    assert prepare_all(open_language("el"), limit=100) == 1
    assert outline("el") == outline("en")
    assert not Page.objects.filter(locale=greek(), live=True).exists()
    assert not GlossaryTerm.objects.filter(locale=greek(), live=True).exists()
    assert GlossaryTerm.objects.filter(locale=greek()).count() == 2
    assert MicroSkill.objects.filter(locale=greek()).count() == 1
    sources = Translation.objects.filter(target_locale=greek(), enabled=True)
    assert sources.count() == language_states()[-1].total == 11


def test_a_draft_uses_the_drafts_of_its_own_language(tree):
    prepare_all(open_language("el"))
    chapter = GuideChapterPage.objects.get(locale=greek()).get_latest_revision_as_object()
    assert {row.term.locale.language_code for row in chapter.terms.all()} == {"el"}


def test_nothing_english_is_shown_before_during_and_after(tree):
    assert shows_english("el") == []
    locale = open_language("el")
    assert shows_english("el") == []
    steps = 0
    while prepare(locale, limit=5).left:
        steps += 1
        assert shows_english("el") == []
    assert steps == 2
    assert shows_english("el") == []


def test_the_sitemap_and_the_language_links_name_nothing_of_it(client, tree):
    prepare_all(open_language("el"))
    assert "/el/" not in client.get("/sitemap.xml").content.decode()
    assert visit(client, "/en/").select("link[hreflang=el]") == []


def test_going_on_after_an_interruption_prepares_the_rest_once(tree, monkeypatch):
    locale = open_language("el")
    real, calls = languages.begin, []

    def breaks(obj, *args):
        calls.append(obj)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(obj, *args)

    monkeypatch.setattr(languages, "begin", breaks)
    with pytest.raises(KeyboardInterrupt):
        prepare(locale)
    monkeypatch.undo()
    step = prepare(locale)
    assert (len(step.prepared), step.left) == (8, 0)
    assert outline("el") == outline("en")
    assert prepare(locale).prepared == []


def test_what_cannot_be_prepared_is_named_and_the_rest_goes_on(tree, monkeypatch):
    real = languages.begin

    def refuses(obj, *args):
        if isinstance(obj, GlossaryTerm):
            raise ValidationError({"name": "Too long."})
        return real(obj, *args)

    monkeypatch.setattr(languages, "begin", refuses)
    locale, failed, prepared = open_language("el"), [], 0
    while True:
        step = prepare(locale, limit=5, skip=len(failed))
        failed += step.failed
        prepared += len(step.prepared)
        if not step.left:
            break
    assert [reason for _title, reason in failed] == ["Too long.", "Too long."]
    assert prepared == 9


def test_a_translation_made_before_stays_as_it_is(tree, publish):
    term = GlossaryTerm.objects.filter(locale__language_code="en").first()
    factories.translate(term, "el", "EL ")
    prepare_all(greek())
    assert GlossaryTerm.objects.get(locale=greek(), translation_key=term.translation_key).live


def test_a_stopped_translation_stays_stopped(tree):
    term = GlossaryTerm.objects.filter(locale__language_code="en").first()
    translation = begin(term, open_language("el"))
    translation.get_target_instance().delete()
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    prepare_all(greek())
    assert not GlossaryTerm.objects.filter(locale=greek(), translation_key=term.translation_key).exists()
    assert language_states()[-1].left == 0


# The page


def start(client: Client, code: str = "el", **data: str):
    return client.post(reverse("translation:languages"), {"language": code, **data})


def test_the_page_tells_how_far_each_language_is(editor_client, tree, french):
    page = visit(editor_client, reverse("translation:languages"))
    rows = {row.select_one("span")["lang"]: words(row) for row in page.select("main tbody tr")}
    assert set(rows) == {"fr", "es", "it", "el"}
    assert "0 of 11 objects" in rows["fr"] and "Prepare what is missing in Français" in rows["fr"]
    assert "not started" in rows["el"] and "Start Ελληνικά" in rows["el"]
    assert "How to add a language" in words(page.main)


def test_a_language_is_started_step_by_step_without_scripts(editor_client, tree, monkeypatch):
    monkeypatch.setattr(language_views, "prepare", partial(prepare, limit=5))
    page, steps = editor_client.post(reverse("translation:languages"), {"language": "el"}, follow=True), 1
    while form := BeautifulSoup(page.content, "html.parser").select_one("form[data-go-on]"):
        assert f"{5 * steps} of 11 objects" in words(form.parent)
        sent = {field["name"]: field["value"] for field in form.select("input:not([name=csrfmiddlewaretoken])")}
        page = editor_client.post(form["action"], sent, follow=True)
        steps += 1
    assert steps == 3
    assert "Everything is ready to be translated" in page.content.decode()
    assert "11 of 11 objects" in page.content.decode()
    assert "data-go-on" not in page.content.decode() and "admin-go-on.js" not in page.content.decode()


def test_the_settings_menu_leads_to_the_page_for_those_who_may_use_it(editor_client, tree):
    address = reverse("translation:languages")
    assert address in editor_client.get(reverse("wagtailadmin_home")).content.decode()
    assert address not in browser(member("source editor")).get(reverse("wagtailadmin_home")).content.decode()


@pytest.mark.parametrize("code", ["en", "xx", "", "../../etc"])
def test_only_languages_of_the_settings_can_be_started(editor_client, tree, code):
    response = editor_client.post(reverse("translation:languages"), {"language": code}, follow=True)
    assert "no language" in response.content.decode()
    assert set(Locale.objects.values_list("language_code", flat=True)) == {"en"}


@pytest.mark.parametrize("skip", ["-1", "x", "9" * 30, "²", "5.0"])
def test_odd_numbers_are_no_error(editor_client, tree, skip):
    assert start(editor_client, skip=skip).status_code == 302
    assert editor_client.get(reverse("translation:languages"), {"going": "el", "skip": skip}).status_code == 200
    assert editor_client.get(reverse("translation:languages"), {"going": skip}).status_code == 200


def test_only_those_who_may_add_languages_can_start_one(client, tree):
    assert start(client)["Location"].startswith("/admin/login/")
    user = member("translator")
    client.force_login(user)
    assert refused(start(client))
    assert not Locale.objects.filter(language_code="el").exists()
    user.user_permissions.add(Permission.objects.get(codename="add_locale"))
    start(client)
    assert Locale.objects.filter(language_code="el").exists()


def test_the_page_costs_the_same_for_any_number_of_objects(editor_client, tree, french):
    url = reverse("translation:languages")
    before = queries(editor_client, url)
    for _each in range(10):
        factories.glossary_term()
    assert queries(editor_client, url) == before


# The command


def test_the_command_starts_a_language(tree, capsys):
    call_command("start_language", "el")
    assert "11 prepared" in capsys.readouterr().out
    assert outline("el") == outline("en")
    call_command("start_language", "el")
    assert "0 prepared" in capsys.readouterr().out


def test_the_command_explains_an_unknown_language(tree):
    with pytest.raises(CommandError, match="not one of the languages"):
        call_command("start_language", "xx")


def test_the_command_ends_with_an_error_when_something_failed(tree, monkeypatch, capsys):
    def refuses(*args):
        raise ValidationError("No.")

    monkeypatch.setattr(languages, "begin", refuses)
    with pytest.raises(CommandError, match="0 prepared, 11 failed"):
        call_command("start_language", "el")
    assert capsys.readouterr().err.count("No.") == 11


# Over many objects


@pytest.mark.parametrize(("size", "expected"), [(1, [[1], [2], [3]]), (2, [[1, 2], [3]]), (5, [[1, 2, 3]])])
def test_portions(size, expected):
    assert list(in_chunks(iter([1, 2, 3]), size)) == expected
    assert list(in_chunks([], size)) == []


def test_references_are_known_afterwards(tree):
    prepare_all(open_language("el"))
    chapter = GuideChapterPage.objects.get(locale=greek())
    used_by = set()
    for row in chapter.terms.all():
        used_by |= {int(found.object_id) for found in ReferenceIndex.get_references_to(row.term)}
    assert chapter.pk in used_by


def test_references_are_known_also_when_the_work_breaks_off(tree):
    term = factories.glossary_term()
    with pytest.raises(ValueError), references_updated_once() as saved:
        chapter = factories.chapter(Page.objects.get(slug="guide"), [term])
        saved.append(chapter)
        assert not ReferenceIndex.get_references_to(term).exists()
        raise ValueError
    assert ReferenceIndex.get_references_to(term).exists()


def test_the_cost_of_preparing_grows_with_the_rows_and_not_with_their_square(home):
    locale, costs = open_language("el"), []
    prepare_all(locale)
    for rows in (2, 12, 22):
        skill = factories.micro_skill(rows=rows)
        with CaptureQueriesContext(connection) as captured:
            assert prepare(locale).left == 0
        costs.append(len(captured))
        assert skill.get_translation(locale).criteria.count() == rows
    assert costs[2] - costs[1] < 1.2 * (costs[1] - costs[0])
