"""The assessment kit of a micro-skill, opened again the way the programs of an organisation do."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from standards.models import BadgeLevel, PerformanceCriterion, SafetyNote, Situation
from tests import factories
from tests.looking import links, section, visit, words
from tests.papers import BOX, all_text, document, grid, headings, is_printable, is_well_built, table, under, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PARTS = ["Observation grid", "List of evidence", "For the candidate", "Examiner's checklist", "Consent form"]
ENDINGS = pytest.mark.parametrize("ending", ["docx", "xlsx"])


@pytest.fixture
def watching(methods):
    return factories.method(
        methods, title="Watching", evidence="<p>A signed sheet.</p><ul><li>Kept &amp; dated.</li></ul>"
    )


@pytest.fixture
def skill(index, watching):
    return factories.micro_skill(code="TEC-09", slug="iron", title="Iron a shirt", methods=[watching])


def address(skill, ending, language="en"):
    return f"/{language}/standards/micro-skills/{skill.slug}/kit.{ending}"


def with_rows(skill, relation, rows):
    for place, row in enumerate(rows):
        row.locale, row.sort_order = skill.locale, place
    getattr(skill, relation).set(rows)
    skill.save()
    skill.save_revision().publish()
    return skill


def test_the_sheet_leads_to_both_files(client, index, skill):
    page = visit(client, f"{index.url}{skill.public_path}")
    assert {address(skill, "docx"), address(skill, "xlsx")} <= links(section(page, "s-take"))


@ENDINGS
def test_files_say_what_they_are(client, skill, ending):
    response = client.get(address(skill, ending))
    today = timezone.localdate().isoformat()
    assert response["Content-Disposition"] == f'attachment; filename="kit-tec-09-en-{today}.{ending}"'
    assert response["Content-Language"] == "en"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Content-Type"].startswith("application/vnd.openxmlformats-officedocument.")


# DOCX


def test_the_document_has_every_part_with_headings_and_heads_of_tables(client, skill):
    paper = document(client, address(skill, "docx"))
    is_well_built(paper, "en")
    assert headings(paper)[0] == (0, "Assessment kit: TEC-09 Iron a shirt")
    assert [text for level, text in headings(paper) if level == 1][2:] == PARTS
    assert len(paper.tables) == 4
    assert [s.page_width > s.page_height for s in paper.sections] == [False, True, True, False, False, False]


def test_the_grid_has_a_box_for_every_rung_of_every_criterion(client, skill):
    rows = table(document(client, address(skill, "docx")), "No.", "Criterion")
    assert rows == [
        ["No.", "Criterion", "Not yet", "Alone", "Expert", "What was seen or heard"],
        ["1", "Criterion 0", BOX, BOX, BOX, ""],
        ["2", "Criterion 1", BOX, BOX, BOX, ""],
    ]


def test_the_rules_of_the_rungs_stand_with_the_grid(client, skill):
    lines = under(document(client, address(skill, "docx")), "Badge ladder")
    assert lines == [
        "Alone\tWorks alone.\nTo be awarded it: Most criteria.",
        "Expert\tShows others.\nTo be awarded it: All criteria.",
    ]


def test_evidence_comes_from_situations_and_methods(client, skill):
    paper = document(client, address(skill, "docx"))
    rows = [row[1:3] for row in table(paper, "No.", "Evidence")]
    assert rows[2:4] == [["A photo.", "Situation 0"], ["A photo.", "Situation 1"]]
    assert under(paper, "Evidence to keep") == ["Watching\tA signed sheet.\nKept & dated."]


def test_the_candidate_is_told_what_happens_in_plain_words(client, skill):
    paper = document(client, address(skill, "docx"))
    assert "You can do it." in under(paper, "What it is about")
    assert under(paper, "How long it takes")[0] == "About 40 minutes"
    assert "Situation 1" in under(paper, "What will happen")
    assert under(paper, "What we look at") == ["Criterion 0", "Criterion 1"]
    assert under(paper, "What you can reach") == ["Alone\tWorks alone.", "Expert\tShows others."]
    assert len(under(paper, "Your rights")) >= 7


def test_the_examiner_is_told_the_situations_with_their_tasks(client, skill):
    lines = under(document(client, address(skill, "docx")), "Situations and tasks")
    assert lines == ["Situation 0\tA kitchen.\nClean it.", "Situation 1\tA kitchen.\nClean it."]


@pytest.mark.parametrize(("supervision", "asked"), [("identity-checked", True), ("supervised", False), ("", False)])
def test_a_document_is_only_asked_for_where_the_sheet_asks_for_it(client, index, supervision, asked):
    skill = factories.micro_skill(supervision=supervision)
    paper = document(client, address(skill, "docx"))
    brought = " ".join(under(paper, "What to bring"))
    done = " ".join(row[1] for row in table(paper, "When", "What to do"))
    assert ("A document with your photo." in brought, "document with a photo" in done) == (asked, asked)
    stated = {"identity-checked": "identity checked", "supervised": "identity not checked", "": "Not stated"}
    assert stated[supervision] in " ".join(under(paper, "Examiner's checklist"))


def test_the_examiner_is_told_the_safety_notes(client, skill):
    rows = table(document(client, address(skill, "docx")), "When", "What to do")
    assert ["Safety", "Never mix product 1.", BOX] in rows
    assert list(dict.fromkeys(row[0] for row in rows[1:])) == ["Before", "Safety", "During", "Afterwards"]


def test_the_consent_form_is_a_proposal_with_separate_answers(client, skill):
    paper = document(client, address(skill, "docx"))
    assert under(paper, "Consent form")[0].startswith("Proposal of this platform. The organisation completes it")
    rows = table(paper, "Yes", "No", "I agree that")
    assert len(rows) == 7
    assert all(row[:2] == [BOX, BOX] for row in rows[1:])


@pytest.mark.parametrize("is_proposal", [True, False])
def test_a_proposal_says_that_it_is_one(client, index, is_proposal):
    skill = factories.micro_skill(is_proposal=is_proposal)
    text = [paragraph.text for paragraph in document(client, address(skill, "docx")).paragraphs]
    said = any(line.startswith("Proposed by this platform, not adopted by the partnership.") for line in text)
    assert said == is_proposal
    assert any(line.startswith("The forms of this kit are a proposal of this platform.") for line in text)


def test_the_document_says_date_language_edition_licence_and_source(client, skill):
    paper = document(client, address(skill, "docx"))
    facts = dict(line.split("\t") for line in under(paper, "About this file"))
    assert facts["Language"] == "English (en)"
    assert facts["Edition"].startswith("Live version of ")
    assert facts["Licence"].startswith("CC BY-NC-SA 4.0 https://")
    assert facts["Source"] == f"http://testserver/en/standards/{skill.public_path}"
    assert facts["Date of this file"]
    foot = paper.sections[-1].footer.paragraphs[0].text
    assert "TEC-09" in foot and "CC BY-NC-SA 4.0" in foot


# XLSX


def test_the_workbook_has_a_printable_worksheet_for_every_part(client, skill):
    book = workbook(client, address(skill, "xlsx"))
    assert book.sheetnames == ["About this file", *PARTS]
    for sheet in book:
        is_printable(sheet)
    assert [sheet.page_setup.orientation for sheet in book][:3] == ["portrait", "landscape", "landscape"]
    assert {name for sheet in book for name in sheet.tables} == {"ObservationGrid", "Evidence", "Checklist", "Consent"}


def test_the_grid_of_the_workbook_can_be_ticked(client, skill):
    sheet = workbook(client, address(skill, "xlsx"))["Observation grid"]
    assert grid(sheet) == [
        ["No.", "Criterion", "Not yet", "Alone", "Expert", "What was seen or heard"],
        ["1", "Criterion 0", None, None, None, None],
        ["2", "Criterion 1", None, None, None, None],
    ]
    [choice] = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1) == ("list", '"✓"')
    first = int(sheet.freeze_panes[1:])
    assert {str(part) for part in choice.sqref.ranges} == {f"{column}{first}:{column}{first + 1}" for column in "CDE"}


def test_rows_are_high_enough_for_long_texts(client, index):
    skill = with_rows(factories.micro_skill(), "criteria", [PerformanceCriterion(text="Long words. " * 60)])
    sheet = workbook(client, address(skill, "xlsx"))["Observation grid"]
    row = int(sheet.freeze_panes[1:])
    assert sheet.row_dimensions[row].height > 12 * 15


# What is missing, what is odd


@ENDINGS
def test_a_bare_micro_skill_has_a_kit_that_says_what_is_missing(client, index, ending):
    skill = with_rows(factories.micro_skill(rows=0, assessment_minutes=None), "badge_levels", [])
    if ending == "docx":
        paper = document(client, address(skill, ending))
        is_well_built(paper, "en")
        missing, rows = under(paper, "What is missing"), table(paper, "No.", "Criterion")
    else:
        book = workbook(client, address(skill, ending))
        missing = [text for text in all_text(book) if " has no " in text]
        rows = grid(book["Observation grid"])
    assert len(missing) == 3
    for word in ("performance criteria", "badge ladder", "situation"):
        assert any(word in text for text in missing)
    assert rows[0] == ["No.", "Criterion", "Not yet", "Met", "What was seen or heard"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, 8)]


@ENDINGS
def test_many_rungs_with_the_same_long_name_fit(client, index, ending):
    rungs = [BadgeLevel(slug=f"r{n}", name="Same name " * 30, descriptor="D.", rule="R.") for n in range(30)]
    skill = with_rows(factories.micro_skill(), "badge_levels", rungs)
    if ending == "docx":
        assert len(table(document(client, address(skill, ending)), "No.", "Criterion")[0]) == 34
    else:
        sheet = workbook(client, address(skill, ending))["Observation grid"]
        is_printable(sheet)
        assert len(set(grid(sheet)[0])) == 34


@pytest.mark.parametrize("text", ['=HYPERLINK("http://example.org")', "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)"])
def test_words_never_become_a_formula(client, index, text):
    skill = factories.micro_skill(title=text, statement=text, plain_summary=text)
    rung = BadgeLevel(slug="a", name=text, descriptor=text, rule=text)
    for relation, row in (
        ("criteria", PerformanceCriterion(text=text)),
        ("badge_levels", rung),
        ("situations", Situation(title=text, situation=text, task=text, evidence=text)),
        ("safety_notes", SafetyNote(text=text)),
    ):
        with_rows(skill, relation, [row])
    book = workbook(client, address(skill, "xlsx"))
    assert len([words for words in all_text(book) if words == text]) >= 6
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert all(cell.quotePrefix for cell in cells)


@ENDINGS
def test_characters_that_files_cannot_hold_are_left_out(client, index, ending):
    odd = "<b>&amp;\x0b\x01 \ufffe“σωστό” & ok\n\nnext"
    skill = factories.micro_skill(title=odd, statement=odd, plain_summary=odd)
    with_rows(skill, "criteria", [PerformanceCriterion(text=odd)])
    if ending == "docx":
        assert table(document(client, address(skill, ending)), "No.", "Criterion")[1][1].startswith("<b>&amp;")
    else:
        rows = grid(workbook(client, address(skill, ending))["Observation grid"])
        assert rows[1][1].startswith("<b>&amp;") and "σωστό" in rows[1][1]


# Languages


@pytest.mark.parametrize("code", ["fr", "es", "it", "el"])
def test_the_kit_is_in_the_readers_language(client, home, index, methods, watching, skill, publish, code):
    there = factories.translate_each(publish, home, index, methods, watching, skill, code=code)
    base = f"{there[1].url}{there[4].public_path}kit."
    paper = document(client, f"{base}docx")
    is_well_built(paper, code)
    text = "\n".join(
        [
            *(cell.text for found in paper.tables for row in found.rows for cell in row.cells),
            *(paragraph.text for paragraph in paper.paragraphs),
        ]
    )
    for marked in ("FR Criterion 0", "FR Alone", "FR A photo.", "FR A signed sheet.", "FR Never mix product 0."):
        assert marked in text
    headings_there = [words for _level, words in headings(paper)]
    known = {"fr": "Échelle de badges", "es": "Escala de insignias", "it": "Scala dei badge", "el": "Κλίμακα σημάτων"}
    assert known[code] in headings_there
    assert "FR Criterion 0" in all_text(workbook(client, f"{base}xlsx"))


# Who may have it


@ENDINGS
def test_drafts_and_private_micro_skills_have_no_kit(client, home, index, skill, ending):
    draft = factories.draft_micro_skill()
    assert client.get(address(draft, ending)).status_code == 404
    page = factories.standard(index, [skill])
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address(skill, ending)).status_code == 404


@ENDINGS
def test_a_private_catalogue_hands_out_no_kit(client, index, skill, ending):
    PageViewRestriction.objects.create(page=index, restriction_type=PageViewRestriction.LOGIN)
    response = client.get(address(skill, ending))
    assert response.status_code == 302 and "kit" not in response["Location"].partition("?")[0]


def test_an_unpublished_micro_skill_has_no_kit(client, skill):
    skill.expire_at = timezone.now() - timedelta(days=1)
    skill.unpublish()
    assert client.get(address(skill, "docx")).status_code == 404


@pytest.mark.parametrize("url", ["iron/kit.pdf", "iron/kit.", "iron/kit.docx.exe", "nothing/kit.docx", "iron/kit"])
def test_other_addresses_lead_nowhere(client, skill, url):
    assert client.get(f"/en/standards/micro-skills/{url}", follow=True).status_code == 404


def test_a_method_that_is_not_public_is_left_out(client, skill, watching):
    watching.unpublish()
    assert "Watching" not in " ".join(all_text(workbook(client, address(skill, "xlsx"))))


def test_the_links_say_which_file_they_give(client, index, skill):
    found = section(visit(client, f"{index.url}{skill.public_path}"), "s-take")
    assert [words(link) for link in found.select("a[href*='/kit.']")] == ["DOCX", "XLSX"]
