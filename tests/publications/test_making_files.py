"""Files in several languages, of other kinds of texts, and what happens when a tool fails."""

from io import BytesIO

import pikepdf
import pytest

from common.publications import formats
from common.publications.formats import processes
from tests import factories
from tests.publishing import build, content, row, text_of_pdf


@pytest.mark.pango
@pytest.mark.parametrize(
    ("code", "title"), [("fr", "À l’œuvre : évaluer l’élève"), ("el", "Ρύθμιση και αξιολόγηση, ΐ ΰ ώ")]
)
def test_accents_and_greek_come_back_from_a_pdf(guide, publish, tmp_path, code, title):
    guide.title = title
    chapter = factories.chapter(guide, title=title, slug="one", body=[("text", f"<p>{title}</p>")])
    factories.locale(code)
    factories.translate_each(publish, guide, chapter, code=code)
    build("chapter", languages=(code,))
    pdf = content(row("chapter", language=code))
    with pikepdf.open(BytesIO(pdf)) as file:
        assert str(file.Root.Lang) == code
    assert " ".join(text_of_pdf(pdf, tmp_path).split()).count(title) >= 2


@pytest.mark.pango
def test_a_sheet_says_that_it_is_a_proposal_and_holds_every_row(index, methods, tmp_path):
    method = factories.method(methods, title="Observed task")
    factories.micro_skill(rows=3, methods=[method], code="TEC-07", title="Iron", slug="iron")
    build("micro-skill", "method", "catalogue")
    text = " ".join(text_of_pdf(content(row("micro-skill")), tmp_path).split())
    for words in (
        "TEC-07 Iron",
        "Proposed by this platform",
        "Outcome 2",
        "Criterion 2",
        "Situation 2",
        "Observed task",
        "European standard elements",
        "Shows others.",
    ):
        assert words in text, words
    assert "Stand aside." in text_of_pdf(content(row("method")), tmp_path)
    assert "TEC-07 Iron" in text_of_pdf(content(row("catalogue")), tmp_path)


def test_what_a_tool_says_is_what_editors_read(guide, monkeypatch, caplog):
    command = ["sh", "-c", "echo no ink; exit 3"]
    monkeypatch.setattr(formats, "available", lambda form: form == "pdf")
    monkeypatch.setattr(formats.pdf, "run", lambda _command, folder, *rest: processes.run(command, folder, "x"))
    factories.chapter(guide)
    build("chapter")
    found = row("chapter")
    assert found.state == "failed" and "status 3" in found.message and "no ink" in found.message
    assert not found.file


def test_a_tool_that_takes_too_long_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    with pytest.raises(formats.ToolError, match="was ended"):
        processes.run(["sleep", "60"], tmp_path, "nothing")
