"""The glossary and the list of sources, which have addresses below the guide."""

import pytest

from tests import factories
from tests.looking import all_words, alternates, broken_anchors, language_link, links, repeated_ids, visit, words

SECTIONS = ["/en/guide/glossary/", "/en/guide/references/"]


@pytest.mark.parametrize(("url", "title"), [(SECTIONS[0], "Glossary"), (SECTIONS[1], "References")])
def test_section_has_a_heading_a_title_and_a_way_back(client, guide, url, title):
    page = visit(client, url)
    assert all_words(page.find_all("h1")) == [title]
    assert title in words(page.title)
    assert page.html["lang"] == "en"
    crumbs = page.select("nav.crumbs li")
    assert [crumb.a["href"] for crumb in crumbs if crumb.a] == ["/en/", "/en/guide/"]
    assert words(crumbs[-1]) == title


@pytest.mark.parametrize("url", ["/en/guide/glossary/x/", "/en/guide/sources/", "/en/standards/glossary/"])
def test_other_addresses_are_not_found(client, guide, index, url):
    visit(client, url, status=404)


@pytest.mark.parametrize("url", SECTIONS)
def test_an_empty_section_says_so(client, guide, url):
    assert "is published in this language yet" in words(visit(client, url).main)


@pytest.mark.parametrize("url", SECTIONS)
def test_sections_lead_to_their_french_version_and_back(client, home, guide, publish, url):
    factories.translate_each(publish, home, guide)
    french = url.replace("/en/guide/", "/fr/guide-fr/")
    both = {"en": f"http://testserver{url}", "fr": f"http://testserver{french}"}
    assert alternates(visit(client, url)) == alternates(visit(client, french)) == both
    assert language_link(visit(client, french), "en")["href"] == url
    assert visit(client, french).html["lang"] == "fr"


# Glossary


def glossary(client):
    return visit(client, "/en/guide/glossary/")


def test_terms_are_in_alphabetical_order_without_regard_to_accents_and_case(client, guide):
    for name in ("zebra", "Évidence", "evaluation", "EQF", "êtes", "Award", "άλφα", "Ωmega"):
        factories.glossary_term(name=name)
    assert all_words(glossary(client).select("dl dt")) == [
        "Award", "EQF", "êtes", "evaluation", "Évidence", "zebra", "άλφα", "Ωmega",
    ]  # fmt: skip


def test_every_term_has_an_anchor_and_its_meaning(client, guide):
    factories.glossary_term(name="evidence", slug="evidence", definition="What is kept.\n\nAs proof.")
    page = glossary(client)
    assert words(page.find(id="evidence")) == "evidence What is kept. As proof."
    assert repeated_ids(page) == []


def test_initials_lead_to_the_first_term_of_each_letter(client, guide):
    for name in ("award", "alone", "badge", "Évidence", "esco", "ébauche"):
        factories.glossary_term(name=name)
    page = glossary(client)
    initials = page.select("nav.initials a")
    assert [words(link) for link in initials] == ["A", "B", "E"]
    assert broken_anchors(page) == []
    first = [words(page.find(id=link["href"].removeprefix("#")).dt) for link in initials]
    assert first == ["alone", "badge", "ébauche"]


def test_the_source_of_a_meaning_is_named(client, guide):
    report = factories.reference(title="A report", url="https://example.org/report")
    factories.glossary_term(slug="evidence", reference=report)
    entry = glossary(client).find(id="evidence")
    assert "Source: A report" in words(entry)
    assert "https://example.org/report" in links(entry)


def test_an_unpublished_source_is_not_named(client, guide):
    report = factories.reference(title="Secret report")
    factories.glossary_term(slug="evidence", reference=report)
    report.unpublish()
    page = words(glossary(client))
    assert "Secret report" not in page and "Source:" not in page


def test_unpublished_terms_and_draft_changes_are_not_shown(client, guide):
    hidden = factories.glossary_term(name="hidden")
    hidden.unpublish()
    shown = factories.glossary_term(name="shown")
    shown.definition = "Changed meaning."
    shown.save_revision()
    page = glossary(client)
    assert all_words(page.select("dl dt")) == ["shown"]
    assert "Changed meaning." not in words(page)


def test_each_language_has_its_own_terms(client, home, guide, publish):
    both, english = factories.glossary_term(name="evidence"), factories.glossary_term(name="only english")
    factories.translate_each(publish, home, guide, both)
    assert all_words(glossary(client).select("dl dt")) == ["evidence", english.name]
    assert all_words(visit(client, "/fr/guide-fr/glossary/").select("dl dt")) == ["FR evidence"]


# References


def references(client):
    return visit(client, "/en/guide/references/")


def test_sources_are_in_alphabetical_order_with_all_that_is_known(client, guide):
    factories.reference(title="zoo")
    factories.reference(title="École")
    factories.reference(
        title="Act", slug="act", kind="legal", authors="Council", year=2022, url="https://example.org/act", note="Why."
    )
    page = references(client)
    titles = [words(entry) for entry in page.select(".reference-title")]
    assert titles == ["Act (2022)", "École", "zoo"]
    entry = page.find(id="act")
    assert words(entry) == "Legal text Act (2022) Council Why."
    assert links(entry) == {"https://example.org/act"}


def test_the_title_of_a_source_says_its_language(client, guide):
    factories.reference(title="Rapport", title_language="fr")
    factories.reference(title="Report", title_language="en")
    page = references(client)
    assert page.find(string="Rapport").parent["lang"] == "fr"
    assert not page.find(string="Report").parent.get("lang")


def test_unpublished_sources_are_not_listed(client, guide):
    factories.reference(title="Hidden").unpublish()
    factories.reference(title="Shown")
    assert [words(entry) for entry in references(client).select(".reference-title")] == ["Shown"]
