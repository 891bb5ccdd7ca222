"""What editors see of what readers said."""

import csv
import io
from datetime import timedelta
from uuid import UUID, uuid4

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.models import PageFeedback
from tests import factories
from tests.looking import all_words, queries, visit, words

ONE, TWO = UUID(int=1), UUID(int=2)


def answer(number=0, **fields):
    values = {
        "key": ONE,
        "language": "en",
        "title": "First steps",
        "useful": True,
        "words": f"Sentence {number}",
        "received_at": timezone.now() - timedelta(hours=number),
        "form": str(uuid4()),
        **fields,
    }
    return PageFeedback.objects.create(**values)


@pytest.fixture
def report(db):
    return reverse("feedback_report")


@pytest.fixture
def answers(db):
    answer(1, words="English yes")
    answer(2, words="Français non", language="fr", title="Premiers pas", useful=False)
    answer(3, words="Other page", key=TWO, title="Last steps")


def rows(page):
    return all_words(page.select("table.listing tbody tr"))


def test_the_report_is_reached_from_the_menu_and_lists_all_answers(editor_client, report, answers):
    assert report in editor_client.get(reverse("wagtailadmin_home")).content.decode()
    listed = rows(visit(editor_client, report))
    assert len(listed) == 3
    assert "First steps" in listed[0] and "English yes" in listed[0]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("language=fr", ["Français non"]),
        (f"key={ONE}", ["English yes", "Français non"]),
        ("useful=False", ["Français non"]),
        (f"language=en&key={TWO}&useful=True", ["Other page"]),
    ],
)
def test_answers_are_filtered_by_language_page_and_kind(editor_client, report, answers, query, expected):
    listed = rows(visit(editor_client, f"{report}?{query}"))
    assert len(listed) == len(expected)
    assert all(text in row for text, row in zip(expected, listed, strict=True))


def test_the_filter_names_a_page_once_by_its_english_title(editor_client, report, answers):
    page = visit(editor_client, report)
    names = [words(option) for option in page.select("select[name=key] option")][1:]
    assert sorted(names) == ["First steps", "Last steps"]


@pytest.mark.parametrize("query", ["language=xx", "key=nonsense", "useful=perhaps", "p=999"])
def test_a_wrong_filter_is_no_error(editor_client, report, answers, query):
    assert editor_client.get(f"{report}?{query}").status_code in (200, 404)


def test_the_answers_leave_as_csv_and_xlsx(editor_client, report, answers):
    answer(4, words="=HYPERLINK(1)")
    response = editor_client.get(f"{report}?export=csv")
    table = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
    assert table[0] == ["Page", "Language", "Useful", "Words", "Day"]
    assert [row[3] for row in table[1:]] == ["English yes", "Français non", "Other page", "'=HYPERLINK(1)"]
    response = editor_client.get(f"{report}?export=xlsx&language=fr")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["Français non"]


def test_an_answer_can_be_deleted_after_a_question(editor_client, report, answers):
    wanted = PageFeedback.objects.get(words="Other page")
    address = reverse("feedback_delete", args=[wanted.pk])
    assert f'href="{address}"' in str(visit(editor_client, report))
    assert "Delete" in words(visit(editor_client, address))
    assert editor_client.post(address).status_code == 302
    assert not PageFeedback.objects.filter(pk=wanted.pk).exists()


def test_editors_without_that_right_read_and_do_not_delete(report, answers):
    user = factories.get_user_model().objects.create_user("translator", password="secret")
    user.groups.add(Group.objects.get(name="Translators: French"))
    client = Client()
    client.force_login(user)
    assert len(rows(visit(client, report))) == 3
    address = reverse("feedback_delete", args=[PageFeedback.objects.first().pk])
    assert address not in str(visit(client, report))
    client.post(address)
    assert PageFeedback.objects.count() == 3


def test_readers_do_not_see_the_report(client, report, answers):
    assert client.get(report).status_code == 302


def test_words_of_readers_are_shown_as_words(editor_client, report):
    answer(words="<script>alert(1)</script>")
    page = visit(editor_client, report)
    assert "<script>alert(1)</script>" in words(page.select_one("table.listing"))


def test_queries_do_not_grow_with_answers(editor_client, report):
    answer(1)
    few = queries(editor_client, report)
    for number in range(10):
        answer(number)
    assert queries(editor_client, report) == few
