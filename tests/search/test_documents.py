"""What can be found of each kind of object, and whether its sections are really there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.fulltext import Kind
from home.models import ReaderPath
from search.documents import SOURCES
from search.results import addresses
from tests import factories
from tests.looking import visit, words

BODY = [
    ("text", "<p>Before all headings.</p>"),
    ("heading", "Ask first"),
    ("text", "<p>Speak with <b>three</b> employers.</p><ul><li>One</li></ul>"),
    ("steps", {"items": [{"title": "Choose the task", "text": "A real one."}]}),
    ("heading", "Überprüfung & more"),
    ("checklist", {"title": "Ready?", "items": ["Room is free"]}),
    ("table", {"caption": "Ways", "header": ["Way"], "rows": [["Real work"]]}),
    ("heading", "Nothing below"),
]


def entries_of(kind):
    return [entry for source in SOURCES if source.kind == kind for entry in source.entries()]


def only(kind):
    [entry] = entries_of(kind)
    return entry


def texts(entry):
    return {section.anchor: section.text for section in entry.sections}


@pytest.fixture
def skill(index):
    body = factories.organisation(name="Awarding House")
    skill = factories.micro_skill(
        code="TEC-01", title="Clean a home", target_group="Everybody.", awarding_body=body, further_information="More."
    )
    alignment = skill.alignments.first()
    alignment.code = "K1304"
    alignment.note = "Nearly the same."
    skill.alignments.add(alignment)
    return factories.with_activity(skill, factories.activity(name="Housekeeping"))


def test_a_micro_skill_holds_its_code_title_statement_and_other_names(skill):
    entry = only(Kind.MICRO_SKILL)
    assert (entry.code, entry.title, entry.summary) == ("TEC-01", "Clean a home", "Does the work.")
    assert entry.labels == ("label 0", "K1304", "label 1", "Housekeeping")
    assert (entry.pk, entry.key, entry.language) == (skill.pk, skill.translation_key, "en")


def test_a_micro_skill_holds_every_part_of_its_sheet(skill):
    found = texts(only(Kind.MICRO_SKILL))
    expected = {
        "s-words": "You can do it.",
        "s-about": "What it covers.",
        "s-for": "Everybody.\nNone.\nSpain\nFrance",
        "s-outcomes": "Outcome 0\nSign 0\nOutcome 1\nSign 1",
        "s-criteria": "Criterion 0\nCriterion 1",
        "s-badge": "Alone\nWorks alone.\nMost criteria.\nExpert\nShows others.\nAll criteria.",
        "s-situations": "Situation 0\nA kitchen.\nClean it.\nA photo.\nSituation 1\nA kitchen.\nClean it.\nA photo.",
        "s-assess": "Never mix product 0.\nNever mix product 1.",
        "s-alignments": "Nearly the same.",
        "s-elements": "Awarding House\nMore.",
    }
    assert found == expected


def test_names_that_are_not_public_are_no_part_of_a_micro_skill(skill):
    skill.awarding_body.unpublish()
    skill.activities.first().activity.unpublish()
    entry = only(Kind.MICRO_SKILL)
    assert "Housekeeping" not in entry.labels
    assert texts(entry)["s-elements"] == "More."


def test_official_labels_are_those_of_the_readers_language(home, index, publish):
    skill = factories.micro_skill()
    factories.translate_each(publish, home, index, skill)
    labels = {entry.language: entry.labels for entry in entries_of(Kind.MICRO_SKILL)}
    assert labels == {"en": ("label 0", "label 1"), "fr": ("étiquette 0", "étiquette 1")}


def test_headings_of_sections_are_in_the_language_of_the_object(home, index, publish):
    skill = factories.micro_skill()
    factories.translate_each(publish, home, index, skill)
    headings = {entry.language: entry.sections[0].heading for entry in entries_of(Kind.MICRO_SKILL)}
    assert headings["en"] == "In simple words"
    assert headings["fr"] not in ("", "In simple words")


def test_a_chapter_holds_one_section_for_each_heading(guide):
    factories.chapter(guide, title="Begin", in_simple_words="<ul><li>Short.</li></ul>", body=BODY)
    entry = only(Kind.CHAPTER)
    assert [(section.anchor, section.heading) for section in entry.sections] == [
        ("s-words", "In simple words"),
        ("", ""),
        ("h-ask-first", "Ask first"),
        ("h-überprüfung-more", "Überprüfung & more"),
        ("h-nothing-below", "Nothing below"),
    ]
    assert texts(entry)["h-ask-first"] == "Speak with three employers. One\nChoose the task\nA real one."
    assert texts(entry)["h-überprüfung-more"] == "Ready?\nRoom is free\nWays\nWay\nReal work"


def test_a_method_holds_its_steps_grid_and_country_notes(methods):
    source = factories.reference(title="Secret report")
    notes = [("note", {"country": "BE", "text": "One flat.", "reference": source})]
    factories.method(methods, in_simple_words="We watch.", country_notes=notes)
    found = texts(only(Kind.METHOD))
    assert found["s-steps"] == "Watch\nStand aside."
    assert found["s-grid"] == "Order\nNone\nSome\nGood\nShows others"
    assert found["s-countries"] == "Belgium\nOne flat."
    assert found["s-supervision"].endswith("One examiner.")


def test_a_word_holds_its_forms_and_meaning(guide):
    factories.glossary_term(name="evidence", other_forms="proof\nproofs", definition="What is kept.")
    entry = only(Kind.TERM)
    assert (entry.title, entry.labels, entry.summary) == ("evidence", ("proof", "proofs"), "What is kept.")


def test_plain_pages_hold_large_titles_and_texts(home, index, guide):
    guide.headline = "How to begin"
    guide.body = BODY
    guide.save_revision().publish()
    home.readers = [ReaderPath(audience="You train", need="Sheets", link_text="Go", page=index)]
    home.save_revision().publish()
    factories.content_page(body=BODY)
    found = {entry.title: entry for entry in entries_of(Kind.PAGE)}
    assert found["Guide"].labels == ("How to begin",)
    assert "h-ask-first" in texts(found["Guide"])
    assert "h-ask-first" in texts(found["About"])
    assert "You train\nSheets" in texts(found[home.title]).values()


@pytest.fixture
def everything(home, index, methods, guide, skill):
    """One of every kind, with every section there is."""
    standard = dict.fromkeys(("scope", "context", "progression"), "<p>Words.</p>")
    factories.standard(index, [skill], **standard)
    reference = factories.reference()
    notes = [("note", {"country": "BE", "text": "One flat.", "reference": reference})]
    factories.method(methods, in_simple_words="We watch.", country_notes=notes)
    factories.chapter(guide, in_simple_words="<p>Short.</p>", body=BODY)
    factories.glossary_term()
    factories.content_page(body=BODY)
    _benchmark(factories.benchmark_index(home, body=BODY))
    for page in (home, index, methods, guide):
        page.refresh_from_db()
        page.body = BODY
        page.save_revision().publish()


def _benchmark(report):
    """Add one of everything below the report."""
    factories.practice(report, {"term": "no"}, {"title": "A title."}, groups=["migrants"], lesson="<p>Words.</p>")
    factories.country_page(report, {"context": "Words.", "obstacles": "Words."}, interviewee="An expert.")
    factories.report_section(report, body=BODY)
    factories.question({"FR": "An answer."})


def test_every_section_is_on_the_page_to_which_a_result_leads(client, rf, everything):
    entries = [entry for source in SOURCES for entry in source.entries()]
    urls = addresses([(entry.kind, entry.pk) for entry in entries], factories.locale("en"), rf.get("/en/"))
    assert {entry.kind for entry in entries} == {source.kind for source in SOURCES}
    for entry in entries:
        page = visit(client, urls[entry.kind, entry.pk].split("#")[0])
        for section in entry.sections:
            if section.anchor:
                heading = words(page.find(id=section.anchor))
                assert heading == section.heading, (entry.title, section)
        if "#" in urls[entry.kind, entry.pk]:
            assert page.find(id=urls[entry.kind, entry.pk].split("#")[1])


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: type(source).__name__)
def test_entries_of_many_objects_cost_as_many_queries_as_of_few(everything, source):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            list(source.entries())
        return len(queries)

    few = cost()
    pages = {"index": "StandardsIndexPage", "guide": "GuideIndexPage", "methods": "AssessmentMethodIndexPage"}
    pages["benchmark"] = "BenchmarkIndexPage"
    parents = {name: _only(model) for name, model in pages.items()}
    reference = factories.reference()
    example = {"title": "E", "situation": "S", "action": "A", "result": "R", "source": reference}
    for number in range(4):
        factories.with_activity(factories.micro_skill(), factories.activity())
        factories.standard(parents["index"])
        factories.method(parents["methods"])
        factories.chapter(parents["guide"], body=[*BODY, ("example", example), ("example", example)])
        factories.glossary_term()
        factories.content_page(slug=f"page-{number}")
        _benchmark(parents["benchmark"])
    assert cost() == few


def _only(model):
    return next(source.model for source in SOURCES if source.model.__name__ == model).objects.get()
