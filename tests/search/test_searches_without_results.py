"""Editors learn which words readers miss; nothing about readers is kept."""

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from search import unanswered
from search.models import SearchWithoutResult
from tests import factories
from tests.looking import all_words, visit, words
from tests.roles import browser, member
from tests.searching import URL, ask

REPORT = "/admin/reports/searches/"


@pytest.fixture(autouse=True)
def nobody_asked_before(db):
    cache.clear()
    yield
    cache.clear()


def kept():
    return {(row.text, row.language): row.count for row in SearchWithoutResult.objects.all()}


def ask_later(client, query, language="en"):
    """Ask when the view of the same page before is long past."""
    cache.clear()
    return ask(client, query, language)


# What is counted


def test_a_search_without_results_is_counted_once_for_each_time(client, guide, french):
    for _time in range(3):
        ask_later(client, "unheard-of")
    ask_later(client, "Unheard-Of")
    ask_later(client, "inconnu")
    ask_later(client, "inconnu", "fr")
    assert kept() == {("unheard-of", "en"): 4, ("inconnu", "en"): 1, ("inconnu", "fr"): 1}


def test_only_the_day_is_kept(client, home):
    ask(client, "unheard-of")
    row = SearchWithoutResult.objects.get()
    assert row.last_day == timezone.localdate()
    assert {field.name for field in row._meta.fields} == {"id", "text", "language", "count", "last_day"}


def test_a_search_with_results_is_not_counted(client, guide):
    factories.glossary_term(name="sponge")
    for query in ("sponge", "spunge", "sponge xylophone"):
        ask_later(client, query)
    assert kept() == {}


def test_reloading_a_page_counts_once(client, home):
    for _time in range(5):
        ask(client, "unheard-of")
    assert kept() == {("unheard-of", "en"): 1}


@pytest.mark.parametrize("more", ["&kind=term", "&page=2", "&exact=1"])
def test_a_step_within_the_results_is_no_new_question(client, guide, more):
    client.get(f"{URL}?q=unheard-of{more}")
    assert kept() == {}


def test_a_kind_without_results_is_no_search_without_results(client, guide):
    factories.glossary_term(name="sponge")
    client.get(f"{URL}?q=sponge&kind=method")
    assert kept() == {}


def test_robots_that_only_look_at_the_head_are_not_counted(client, home):
    client.head(f"{URL}?q=unheard-of")
    assert kept() == {}


def test_suggestions_are_not_counted(client, home):
    client.get(f"{URL}suggest/?q=unheard-of")
    assert kept() == {}


@pytest.mark.parametrize(
    "query",
    [
        "anna@example.org",
        "anna＠example.org",
        "https://example.org/a",
        "www.example.org",
        "example.org/private",
        "call 0612345678",
        "06 12 34 56 78",
        "+33 (0)6-12-34",
        "12345",
        "one two three four five six seven eight nine",
        "???",
        "   ",
    ],
)
def test_what_may_be_personal_is_not_kept(client, home, query):
    ask(client, query)
    assert kept() == {}


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Évaluer  ΚΑΘΑΡΙΣΜΌΣ", "evaluer καθαρισμοσ"),
        ("TEC-99", "tec-99"),
        ("EQF 2 2022", "eqf 2 2022"),
        ("x" * 150, "x" * 80),
        ("=1+cmd|' /C calc'!A0", "1 cmd c calc'"),
        ("-sponge +mop @SUM", ""),
        ("<b>sponge</b>", "b sponge b"),
        ("l'évaluation", "l'evaluation"),
    ],
)
def test_words_are_kept_folded_without_signs_and_cut(query, text):
    if text.startswith("1 cmd"):
        assert not unanswered.words_to_keep(query).startswith(("=", "+", "-", "@"))
    else:
        assert unanswered.words_to_keep(query) == text


def test_a_reader_gets_the_page_even_if_counting_fails(client, home, monkeypatch):
    def fail(*args):
        raise DatabaseError

    monkeypatch.setattr(unanswered, "_count", fail)
    assert "0 results" in words(ask(client, "unheard-of").main)


# How long and how many


def row(text, days=0, count=1):
    day = timezone.localdate() - timedelta(days=days)
    return SearchWithoutResult.objects.create(text=text, language="en", count=count, last_day=day)


def test_what_was_not_looked_for_in_a_year_is_forgotten(client, home, editor_client):
    row("old", days=366, count=50)
    row("recent", days=364)
    visit(editor_client, REPORT)
    assert set(kept()) == {("recent", "en")}


def test_old_words_are_forgotten_also_when_nobody_reads_the_report(client, home):
    row("old", days=366)
    ask(client, "unheard-of")
    assert set(kept()) == {("unheard-of", "en")}


def test_the_rarest_and_oldest_words_make_room(client, home, monkeypatch):
    monkeypatch.setattr(unanswered, "MAX_ROWS", 3)
    row("often", days=300, count=9)
    row("older", days=20)
    row("newer", days=10)
    ask(client, "unheard-of")
    assert set(kept()) == {("often", "en"), ("newer", "en"), ("unheard-of", "en")}


# The report


@pytest.fixture
def rows(home):
    row("rare")
    row("often", days=2, count=30)
    SearchWithoutResult.objects.create(text="inconnu", language="fr", count=7, last_day=date.today())


def table(page):
    return [all_words(line.find_all("td")) for line in page.select("table.listing tbody tr")]


def test_the_report_lists_the_most_frequent_words_first(editor_client, rows):
    shown = table(visit(editor_client, REPORT))
    assert [line[:3] for line in shown] == [
        ["often", "English", "30"],
        ["inconnu", "Français", "7"],
        ["rare", "English", "1"],
    ]


def test_the_report_can_be_filtered_by_language(editor_client, rows):
    assert [line[0] for line in table(visit(editor_client, f"{REPORT}?language=fr"))] == ["inconnu"]


def test_the_report_can_be_taken_away(editor_client, rows):
    answer = editor_client.get(f"{REPORT}?export=csv&language=en")
    lines = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert lines[0] == ["Words", "Language", "Times", "Last day"]
    assert [line[:3] for line in lines[1:]] == [["often", "en", "30"], ["rare", "en", "1"]]
    answer = editor_client.get(f"{REPORT}?export=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [line[0].value for line in sheet.iter_rows(min_row=2)] == ["often", "inconnu", "rare"]


def test_the_menu_of_reports_leads_to_it(editor_client, home):
    assert REPORT in editor_client.get("/admin/").content.decode()


def test_an_empty_report_says_so(editor_client, home):
    assert editor_client.get(REPORT).status_code == 200


def test_readers_are_asked_to_sign_in(home):
    for url in (REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"):
        response = Client().get(url)
        assert response.status_code == 302 and "login" in response["Location"]


def test_translators_may_read_it(french, rows):
    assert len(table(visit(browser(member("translator")), REPORT))) == 3
