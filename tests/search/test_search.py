"""The search page: what it finds, what it must never show, and what nobody should be able to break."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction, Site

from guide.models import ChapterTerm
from tests import factories
from tests.looking import all_words, language_link, visit, words
from tests.searching import URL, ask, found

# What is found


@pytest.fixture
def skill(index):
    skill = factories.micro_skill(
        code="TEC-01",
        slug="clean-a-home",
        title="Clean a home",
        statement="Keeps rooms tidy.",
        plain_summary="You mop.",
    )
    outcome = skill.outcomes.first()
    outcome.statement = "Dilutes detergent correctly"
    skill.outcomes.add(outcome)
    skill.save_revision().publish()
    factories.micro_skill(code="SOF-01", title="Listen well", rows=0)
    return skill


@pytest.mark.parametrize(
    "query",
    ["TEC-01", "tec-01", "Clean a home", "clean home", "home", "CLEAN", "tidy", "mop", "detergent", "dilutes", "clea"],
)
def test_a_micro_skill_is_found_by_code_title_text_and_outcomes(client, skill, query):
    assert found(ask(client, query)) == {"Clean a home": "/en/standards/micro-skills/clean-a-home/"}


@pytest.mark.parametrize("query", ["Criterion", "Situation", "label"])
def test_a_micro_skill_is_found_by_criteria_situations_and_labels(client, index, query):
    factories.micro_skill(title="Clean a home")
    assert list(found(ask(client, query))) == ["Clean a home"]


def test_a_micro_skill_is_found_by_official_labels_in_the_languages_of_its_translations(client, home, index, publish):
    skill = factories.micro_skill(title="Clean a home")
    assert found(ask(client, "étiquette")) == {}
    factories.translate_each(publish, home, index, skill)
    assert list(found(ask(client, "étiquette"))) == ["Clean a home"]
    assert list(found(ask(client, "étiquette", "fr"))) == ["FR Clean a home"]


def test_a_result_says_what_it_is_and_what_it_is_about(client, skill):
    [result] = ask(client, "TEC-01").select("ol.results > li")
    assert words(result) == "Micro-skill TEC-01 Clean a home Keeps rooms tidy."


def test_a_published_change_of_an_outcome_is_found_and_the_old_words_are_not(client, skill):
    outcome = skill.outcomes.first()
    outcome.statement = "Wrings the sponge"
    skill.outcomes.add(outcome)
    skill.save_revision().publish()
    assert list(found(ask(client, "sponge"))) == ["Clean a home"]
    assert found(ask(client, "detergent")) == {}


def test_pages_are_found_by_their_text(client, home, index, methods, guide):
    method = factories.method(methods, title="Watching", in_simple_words="Marmalade.")
    chapter = factories.chapter(guide, title="First steps", body=[("text", "<p>Marmalade jar.</p>")])
    about = factories.content_page(home, body=[("checklist", {"title": "List", "items": ["Marmalade spoon"]})])
    standard = factories.standard(index, title="Cooking", scope="<p>Marmalade and jam.</p>")
    assert found(ask(client, "marmalade")) == {page.title: page.url for page in (method, chapter, about, standard)}


@pytest.mark.parametrize("query", ["contents", "guide"])
def test_index_pages_are_found_by_title_and_summary(client, guide, query):
    guide.summary = "The contents."
    guide.save_revision().publish()
    assert found(ask(client, query)) == {"Guide": "/en/guide/"}


def test_a_word_of_the_glossary_is_found_by_name_form_and_meaning(client, guide):
    factories.glossary_term(name="evidence", slug="evidence", other_forms="proof\nproofs", definition="What is kept.")
    for query in ("evidence", "proof", "kept", "evid"):
        page = ask(client, query)
        assert found(page) == {"evidence": "/en/guide/glossary/#evidence"}
        assert "What is kept." in page.select_one("ol.results").get_text()


def test_the_address_of_a_glossary_result_leads_to_the_word(client, guide):
    factories.glossary_term(name="evidence", slug="evidence")
    [result] = found(ask(client, "evidence")).values()
    path, anchor = result.split("#")
    assert "evidence" in words(visit(client, path).find(id=anchor))


def test_what_is_called_as_typed_stands_first_and_then_micro_skills_pages_and_words(client, index, guide):
    factories.glossary_term(name="dry sponge")
    factories.chapter(guide, title="About sponge", body=[("text", "<p>Of sea.</p>")])
    factories.micro_skill(title="Use sponge")
    factories.glossary_term(name="sponge")
    factories.content_page(title="About", body=[("text", "<p>A sponge.</p>")])
    assert list(found(ask(client, "sponge"))) == ["sponge", "Use sponge", "About sponge", "dry sponge", "About"]


def test_words_that_were_asked_for_are_marked(client, guide):
    factories.glossary_term(name="dry sponge", definition="Sponges that are dry.")
    [result] = ask(client, "sponge").select("ol.results > li")
    assert [mark.get_text() for mark in result.select("h3 mark")] == ["sponge"]
    assert [mark.get_text() for mark in result.select("p mark")] == ["Sponges"]


def test_a_result_leads_to_the_section_where_the_words_are(client, guide):
    body = [("heading", "First"), ("text", "<p>Water.</p>"), ("heading", "Tools & more"), ("text", "<p>A sponge.</p>")]
    factories.chapter(guide, slug="begin", body=body)
    link = ask(client, "sponge").select_one("ol.results .result-more a")
    assert (link["href"], words(link)) == ("/en/guide/begin/#h-tools-more", "Tools & more")
    assert visit(client, "/en/guide/begin/").find(id="h-tools-more")


# What is not found


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN),
        lambda page: PageViewRestriction.objects.create(
            page=page.get_parent(), restriction_type=PageViewRestriction.PASSWORD, password="secret"
        ),
        lambda page: page.delete(),
    ],
    ids=["unpublished", "private", "below a private page", "deleted"],
)
def test_a_hidden_page_is_not_found(client, guide, hide):
    chapter = factories.chapter(guide, title="Secret sponge")
    assert found(ask(client, "sponge"))
    hide(chapter)
    assert "Secret" not in words(ask(client, "sponge"))


def test_an_unpublished_word_is_not_found(client, guide):
    term = factories.glossary_term(name="sponge")
    assert found(ask(client, "sponge"))
    term.unpublish()
    assert found(ask(client, "sponge")) == {}


def test_words_are_not_found_while_the_guide_is_private(client, guide):
    factories.glossary_term(name="sponge")
    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)
    assert found(ask(client, "sponge")) == {}


def test_draft_changes_of_a_page_are_not_found(client, guide):
    chapter = factories.chapter(guide, title="Mop")
    chapter.title = "Sponge"
    chapter.save_revision()
    assert found(ask(client, "sponge")) == {}
    assert list(found(ask(client, "mop"))) == ["Mop"]


@pytest.fixture
def in_french(home, index, guide, publish):
    """A micro-skill, a chapter and a word in both languages."""
    skill = factories.micro_skill(title="Use a sponge")
    term = factories.glossary_term(name="sponge")
    chapter = factories.chapter(guide, title="About sponges", slug="about-sponges", body=[("text", "<p>A sponge.</p>")])
    chapter.terms = [ChapterTerm(term=term)]
    chapter.save_revision().publish()
    factories.translate_each(publish, home, index, guide, skill, term, chapter)


def test_only_the_readers_language_is_searched(client, in_french):
    english, french = ask(client, "sponge"), ask(client, "sponge", "fr")
    assert set(found(english)) == {"Use a sponge", "About sponges", "sponge"}
    assert set(found(french)) == {"FR Use a sponge", "FR About sponges", "FR sponge"}
    assert french.html["lang"] == "fr"
    for url in found(french).values():
        assert visit(client, url.split("#")[0]).html["lang"] == "fr"


def test_the_switch_of_language_keeps_what_was_asked(client, in_french):
    page = ask(client, "sponge")
    link = language_link(page, "fr")["href"]
    assert set(found(visit(client, link))) == {"FR Use a sponge", "FR About sponges", "FR sponge"}


# Odd requests


ODD = [
    "",
    "q=",
    "q=%20%20",
    "q=%00",
    "q=sp%00onge",
    "q=%00%00%00&page=%00",
    "q=" + "x" * 5000,
    "q=" + "word%20" * 1000,
    "q=" + "%C3%A9" * 300,
    "q=%ff",
    "q=%ff%fe%c3",
    "q=%ed%a0%80",
    "q=%F0%9F%A7%BD",
    "q=%22",
    "q=%22sponge",
    "q=%22%22%22",
    "q='",
    "q=''%27",
    "q=*",
    "q=sponge*",
    "q=**sponge",
    "q=^",
    "q=^sponge",
    "q=AND",
    "q=AND%20(",
    "q=sponge%20OR",
    "q=NOT%20sponge",
    "q=NEAR(sponge%20mop,%202)",
    "q=title:sponge",
    "q={title%20body}:sponge",
    "q=(((",
    "q=)",
    "q=-sponge",
    "q=%2Bsponge",
    "q=sponge%20%26%20|%20!",
    "q=<->",
    "q=:*",
    "q=%25",
    "q=%5C",
    "q=%5C%5C%27",
    "q=;%20DROP%20TABLE%20home_homepage;--",
    "q=%3Cscript%3Ealert(1)%3C/script%3E",
    "q={{7*7}}{%25now%25}",
    "q=%u0041",
    "q=%E2%80%AE%E2%80%8B",
    "q=%D8%A7%D9%84",
    "q=%CE%9A%CE%B1%CE%B8%CE%B1%CF%81%CE%B9%CF%83%CE%BC%CF%8C%CF%82",
    "q=1e999",
    "q=sponge&q=mop",
    "q[]=sponge",
    "q=sponge&page=",
    "q=sponge&page=abc",
    "q=sponge&page=-1",
    "q=sponge&page=0",
    "q=sponge&page=99999",
    "q=sponge&page=" + "9" * 400,
    "q=sponge&page=1.5",
    "q=sponge&page=%00",
    "q=sponge&page=%ff",
    "q=sponge&page=NaN",
    "q=sponge&page=last",
    "q=sponge&page=%D9%A1",
    "page=3",
    "&&&===",
    "x" * 3000,
]


@pytest.mark.parametrize("query", ODD, ids=lambda query: query[:30].replace("%", ""))
def test_an_odd_request_gets_an_ordinary_page(client, index, guide, query):
    factories.glossary_term(name="sponge")
    page = visit(client, f"{URL}?{query}")
    assert words(page.h1) == "Search"
    assert len(page.find_all("h1")) == 1


@pytest.mark.parametrize("query", ['"sponge"', "sponge*", "(sponge)", "sponge!", "sponge\x00", "  sponge  ", "+sponge"])
def test_signs_around_a_word_do_not_hide_it(client, guide, query):
    factories.glossary_term(name="sponge")
    assert list(found(ask(client, query))) == ["sponge"]


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x>', "' onfocus='x", "&lt;b&gt;", "{{ 7 }}"]
)
def test_what_was_asked_is_shown_as_text(client, home, query):
    page = ask(client, query)
    assert page.main.find("input", attrs={"name": "q"})["value"] == query
    assert query in words(page.title)
    assert query in words(page.find(role="status"))
    assert not page.main.find_all(["script", "img", "b"])
    assert not page.main.find_all(onfocus=True)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused(client, home, method):
    response = getattr(client, method)(f"{URL}?q=sponge")
    assert response.status_code == 405
    assert "GET" in response["Allow"]


def test_head_is_answered_without_a_body(client, home):
    response = client.head(f"{URL}?q=sponge")
    assert response.status_code == 200
    assert response.content == b""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_search_works_while_nothing_is_published(client, home, french, language):
    home.unpublish()
    assert found(ask(client, "sponge", language)) == {}


# The page itself


def test_nothing_asked_shows_the_form_and_no_results(client, home):
    page = visit(client, URL)
    assert page.main.find("input", attrs={"name": "q"})["value"] == ""
    assert not page.select("ol.results")
    assert "0 results" not in words(page.main)


def test_nothing_found_says_so_and_leads_on(client, home, guide):
    guide.show_in_menus = True
    guide.save_revision().publish()
    page = ask(client, "unheard-of")
    assert "0 results for “unheard-of”" in words(page.main)
    assert "Nothing was found." in words(page.main)
    assert page.main.find("a", href="/en/guide/")
    assert not page.select("ol.results")


@pytest.mark.parametrize(("number", "text"), [(1, "1 result for “sponge”"), (2, "2 results for “sponge”")])
def test_results_are_counted(client, guide, number, text):
    for _number in range(number):
        factories.glossary_term(name=f"sponge {_number}")
    assert words(ask(client, "sponge").find(role="status")) == text


def test_search_pages_are_kept_out_of_search_engines(client, home):
    assert visit(client, URL).find("meta", attrs={"name": "robots"})["content"] == "noindex"


def test_the_form_of_the_page_asks_this_page(client, home):
    form = ask(client, "sponge").main.find("form", role="search")
    assert (form["action"], form["method"]) == (URL, "get")
    assert form.find("input", attrs={"name": "q"})["value"] == "sponge"


# More than one page of results


def test_links_to_other_pages_keep_what_was_asked(client, guide):
    for number in range(45):
        factories.glossary_term(name=f"R&D sponge {number}")
    page = ask(client, "R&D sponge")
    while following := page.find("a", rel="next"):
        page = visit(client, f"{URL}{following['href']}")
        assert page.main.find("input", attrs={"name": "q"})["value"] == "R&D sponge"
    assert len(found(page)) == 5
    assert words(page.select_one("nav ul.pages [aria-current=page]")) == "3"
    assert page.find("a", rel="prev")


def test_a_single_page_of_results_has_no_page_numbers(client, guide):
    factories.glossary_term(name="sponge")
    assert not ask(client, "sponge").select("nav ul.pages")


def test_the_catalogue_finds_the_same_under_every_host_name_of_a_site(client, index):
    factories.micro_skill(code="TEC-01", title="Clean the windows")
    factories.micro_skill(code="TEC-02", title="Cook a meal")
    Site.objects.create(hostname="127.0.0.1", root_page=factories.home())
    for host in ("testserver", "127.0.0.1"):
        answer = client.get(f"{index.url}?q=windows", headers={"host": host})
        assert all_words(BeautifulSoup(answer.content, "html.parser").select(".entry h3")) == ["Clean the windows"]
