"""The translation board as its users see it."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from common.models import TranslationStatus
from common.spreadsheets import safe
from home.models import ContentPage
from standards.models import MicroSkill
from tests import factories
from tests.looking import all_words, queries, visit, words
from tests.translation.statuses import member, status

BOARD = "/admin/translation/"


@pytest.fixture
def languages(home, french):
    """French and Greek."""
    return french, factories.locale("el")


@pytest.fixture
def three(languages):
    """Three objects in French and Greek, in different states."""
    skill = status("Évaluer a room", "fr", "stale", MicroSkill, translated=3, words_to_do=7)
    status("Évaluer a room", "el", "published", MicroSkill, translation_key=skill)
    page = status("About us", "fr", "draft", ContentPage, translated=2, words_to_do=5, errors=2, warnings=1)
    status("About us", "el", "missing", ContentPage, translation_key=page)
    term = status("Badge", "fr", "published")
    status("Badge", "el", "review", translation_key=term)
    return {"skill": skill, "page": page, "term": term}


def matrix(page: BeautifulSoup) -> list[list[str]]:
    return [all_words(row.find_all(["th", "td"])) for row in page.select(".translation-matrix tbody tr")]


def titles(page: BeautifulSoup) -> list[str]:
    return [row[0] for row in matrix(page)]


def open_board(client, **asked) -> BeautifulSoup:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return visit(client, f"{BOARD}?{query}")


def test_each_cell_says_the_state_and_what_is_left(editor_client, three):
    page = open_board(editor_client, sort="title")
    assert matrix(page) == [
        [
            "About us",
            "Content page",
            "draft 50 % 5 words to do 2 errors 1 warning",
            "missing 0 % 10 words to do",
            "15",
        ],
        ["Badge", "Glossary term", "published 100 %", "in review 100 %", "0"],
        ["Évaluer a room", "Micro-skill", "stale 75 % 7 words to do", "published 100 %", "7"],
    ]


def test_languages_stand_in_their_own_words(editor_client, three):
    heads = open_board(editor_client).select(".translation-matrix thead th[lang]")
    assert [(head["lang"], words(head)) for head in heads] == [("fr", "Français"), ("el", "Ελληνικά")]


def test_a_cell_leads_to_the_object_in_the_editor_of_the_language(editor_client, three):
    cells = open_board(editor_client, q="Badge").select(".translation-cell")
    assert [cell["href"] for cell in cells] == [
        reverse("translation:open", args=[three["term"], code]) for code in ("fr", "el")
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"type": "standards.microskill"}, ["Évaluer a room"]),
        ({"q": "EVALUER room"}, ["Évaluer a room"]),
        ({"q": "room badge"}, []),
        ({"state": "published"}, ["Badge", "Évaluer a room"]),
        ({"language": "fr", "state": "published"}, ["Badge"]),
        ({"language": "el", "state": "published"}, ["Évaluer a room"]),
        ({"language": "el"}, ["About us", "Badge", "Évaluer a room"]),
        ({"waiting": "1"}, ["Badge"]),
        ({"waiting": "1", "language": "fr"}, []),
    ],
)
def test_filters(editor_client, three, asked, expected):
    assert titles(open_board(editor_client, sort="title", **asked)) == expected


def test_a_language_chosen_is_the_only_column(editor_client, three):
    page = open_board(editor_client, language="el")
    assert all_words(page.select(".translation-matrix thead th[lang]")) == ["Ελληνικά"]
    assert page.select_one("select[name=language] option[selected]")["value"] == "el"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", ["About us", "Badge", "Évaluer a room"]),
        ("-title", ["Évaluer a room", "Badge", "About us"]),
        ("words", ["Badge", "Évaluer a room", "About us"]),
        ("-words", ["About us", "Évaluer a room", "Badge"]),
        ("type", ["About us", "Badge", "Évaluer a room"]),
    ],
)
def test_sorting(editor_client, three, sort, expected):
    assert titles(open_board(editor_client, sort=sort)) == expected


def test_headings_sort_and_turn_round(editor_client, three):
    page = open_board(editor_client)
    page = visit(editor_client, BOARD + page.find("a", string="Words to do")["href"])
    assert titles(page)[0] == "Badge"
    page = visit(editor_client, BOARD + page.find("a", string="Words to do")["href"])
    assert titles(page)[0] == "About us"
    assert words(page.select_one(".translation-matrix [aria-sort=descending]")) == "Words to do"


def test_translators_find_what_they_can_do(three):
    assert titles(open_board(member(translators="fr"), waiting="1", sort="title")) == ["About us", "Évaluer a room"]


def test_reviewers_find_what_is_to_be_reviewed(three):
    assert titles(open_board(member(reviewers="el"), waiting="1")) == ["Badge"]
    assert titles(open_board(member(reviewers="fr"), waiting="1")) == []


def test_who_has_two_roles_finds_both(three):
    client = member(translators="fr", reviewers="el")
    assert titles(open_board(client, waiting="1", sort="title")) == ["About us", "Badge", "Évaluer a room"]


def test_totals_say_how_far_each_language_is_and_set_the_filter(editor_client, three):
    page = open_board(editor_client)
    rows = [all_words(row.find_all(["th", "td"])) for row in page.select(".translation-totals tbody tr")]
    assert rows == [
        ["Français", "75 %", "12", "draft: 1 published: 1 stale: 1", "3 findings"],
        ["Ελληνικά", "66 %", "10", "missing: 1 in review: 1 published: 1", "nothing found"],
    ]
    stale = page.find("a", string="stale: 1")
    assert titles(visit(editor_client, BOARD + stale["href"])) == ["Évaluer a room"]
    findings = page.find("a", string="3 findings")
    assert findings["href"] == "/admin/translation/findings/?language=fr"


def test_totals_follow_the_type_and_keep_it(editor_client, three):
    page = open_board(editor_client, type="standards.microskill")
    stale = page.find("a", string="stale: 1")
    assert "type=standards.microskill" in stale["href"]
    assert page.find("a", string="draft: 1") is None


def test_fifty_objects_a_page(editor_client, languages):
    for number in range(51):
        status(f"Object {number:02}")
    page = open_board(editor_client, sort="title", state="missing")
    assert len(titles(page)) == 50
    following = page.find("a", rel="next")
    assert titles(visit(editor_client, BOARD + following["href"])) == ["Object 50"]
    for odd in ("0", "x", "999", ""):
        assert titles(open_board(editor_client, p=odd))


def test_empty_lists_offer_a_way_out(editor_client, languages):
    def way_out(**asked):
        paragraph = open_board(editor_client, **asked).select_one(".translation-empty")
        return words(paragraph), paragraph.a["href"]

    assert way_out()[0].startswith("Nothing is published in English yet")
    status("Badge")
    assert way_out(q="nothing like it") == ("No object is like that. Show everything", BOARD)
    assert way_out(waiting="1") == ("Nothing of this is waiting for you. Show everything", BOARD)


def test_without_another_language_the_board_leads_to_the_languages(editor_client, home):
    Locale.objects.exclude(language_code="en").delete()
    paragraph = visit(editor_client, BOARD).select_one(".translation-empty")
    assert words(paragraph).startswith("There is no language")
    assert visit(editor_client, paragraph.a["href"])


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("state=lost", "State"),
        ("language=xx", "Language"),
        ("type=no.model", "Type"),
        ("type=auth.user", "Type"),
        ("q=%00", "Title"),
        ("q=" + "x" * 300, "Title"),
        ("sort=up", "Order"),
    ],
)
def test_a_filter_that_makes_no_sense_is_named_and_left_out(editor_client, three, query, label):
    page = visit(editor_client, f"{BOARD}?{query}", status=400)
    assert label in words(page.select_one("[role=alert] ul"))
    assert len(titles(page)) == 3
    table = editor_client.get(f"{reverse('translation:board_csv')}?{query}")
    assert table.status_code == 302 and table["Location"].startswith(BOARD)


def read_table(response) -> list[dict[str, str]]:
    content = b"".join(response.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_table_has_a_line_per_object_and_language(editor_client, three):
    response = editor_client.get(reverse("translation:board_csv"))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    lines = read_table(response)
    assert len(lines) == 6
    found = next(line for line in lines if line["Title"] == "About us" and line["Language code"] == "fr")
    key = three["page"]
    assert found == {
        "Title": "About us",
        "Type": "Content page",
        "Language": "Français",
        "Language code": "fr",
        "State": "draft",
        "Percent translated": "50",
        "Texts": "4",
        "Translated texts": "2",
        "Words to do": "5",
        "Errors": "2",
        "Warnings": "1",
        "Address": f"http://testserver/admin/translation/{key}/fr/",
    }


def test_the_table_holds_what_the_filter_leaves_and_more_than_a_page(editor_client, languages):
    for number in range(60):
        status(f"Object {number}")
    status("Other", state="draft")
    page = open_board(editor_client, state="missing")
    link = page.find("a", string="Download as a table (CSV)")
    assert len(read_table(editor_client.get(link["href"]))) == 60


def test_no_cell_of_the_table_is_a_formula(editor_client, languages):
    status("=HYPERLINK(1)")
    assert [line["Title"] for line in read_table(editor_client.get(reverse("translation:board_csv")))] == [
        "'=HYPERLINK(1)"
    ]
    assert [safe(value) for value in ("+1", "-1", "@a", "\tx", "plain", 7)] == [
        "'+1", "'-1", "'@a", "'\tx", "plain", 7
    ]  # fmt: skip


def test_the_number_of_queries_does_not_depend_on_the_number_of_objects(editor_client, languages):
    client = member(translators="fr", reviewers="el")
    asked = ["", "?waiting=1", "?language=fr&state=missing&sort=-words", "?q=object"]

    def costs() -> list[int]:
        return [queries(browser, BOARD + query) for query in asked for browser in (editor_client, client)]

    for number in range(2):
        status(f"Object {number}")
    few = costs()
    for number in range(2, 20):
        status(f"Object {number}", code="fr" if number % 2 else "el")
    assert costs() == few


# Ways to the board, and who may take them.


def menu(page: BeautifulSoup) -> str:
    return str(page.find(id="wagtail-sidebar-props"))


def test_the_menu_leads_to_the_board_in_place_of_the_upstream_report(editor_client, languages):
    from wagtail_localize.wagtail_hooks import register_wagtail_localize2_report_menu_item

    upstream = register_wagtail_localize2_report_menu_item()
    page = visit(editor_client, "/admin/")
    assert '"/admin/translation/"' in menu(page)
    assert upstream.url not in menu(page)


@pytest.mark.parametrize("address", ["board", "board_csv", "findings"])
def test_who_translates_nothing_has_no_business_there(languages, address):
    outsider = member()
    assert '"/admin/translation/"' not in menu(visit(outsider, "/admin/"))
    answer = outsider.get(reverse(f"translation:{address}"), follow=True)
    assert "translation-board" not in answer.content.decode()
    assert "do not have permission" in answer.content.decode()
    assert outsider.post(reverse(f"translation:{address}")).status_code in (302, 405)


def test_the_first_page_says_what_is_waiting(three):
    page = visit(member(translators="fr"), "/admin/")
    panel = page.find(id="translations-waiting-section")
    assert all_words(panel.select("li")) == ["French: 2 objects"]
    link = panel.select_one("li a")
    assert titles(visit(member(translators="fr", reviewers="fr"), link["href"]))


def test_the_first_page_is_silent_when_nothing_is_waiting(editor_client, languages):
    status("Badge", state="published")
    assert visit(editor_client, "/admin/").find(id="translations-waiting-section") is None


def test_the_numbers_of_the_first_page_are_those_of_the_board(three):
    client = member(translators="el")
    link = visit(client, "/admin/").select_one("#translations-waiting-section li a")
    assert words(link) == "Greek: 1 object"
    assert titles(visit(client, link["href"])) == ["About us"]
    assert TranslationStatus.objects.filter(locale__language_code="el", state="missing").count() == 1
