"""PO files: what wagtail-localize writes and more, and no file that breaks the import."""

import polib
import pytest
from wagtail_localize.models import StringTranslation

from common.translation.exchange import FORMATS, ExchangeError, po
from guide.models import GlossaryTerm
from tests import factories
from tests.exchanging import brought_back, exported, rich_chapter, translation_of, written

pytestmark = pytest.mark.any_database


@pytest.fixture
def term(french):
    """A glossary term with a published French translation."""
    term = factories.glossary_term(slug="badge", name="badge", definition="A digital proof.")
    factories.translate(term)
    return GlossaryTerm.objects.get(pk=term.pk)


def parsed(obj) -> polib.POFile:
    return polib.pofile(exported(obj, "po").decode() + "\n")


def entry_at(obj, place: str) -> polib.POEntry:
    return next(entry for entry in parsed(obj) if entry.msgctxt == place and not entry.obsolete)


def edited(obj, **changes) -> bytes:
    """Return the exported file with every entry changed as a tool would."""
    file = parsed(obj)
    for entry in file:
        for name, value in changes.items():
            setattr(entry, name, value)
    return str(file).encode()


def as_written(file: polib.POFile) -> set[tuple]:
    return {(entry.msgctxt, entry.msgid, entry.msgstr, bool(entry.obsolete)) for entry in file}


def test_the_entries_are_those_that_upstream_writes(home, french, publish):
    factories.translate_each(publish, factories.home())
    chapter = rich_chapter(
        body=[("heading", "A heading"), ("text", "<p>Some <b>words</b>.</p><p>Twice.</p><p>Twice.</p>")]
    )
    factories.translate_each(publish, chapter)
    upstream = translation_of(chapter).export_po()
    ours = parsed(chapter)
    assert as_written(ours) == as_written(upstream)
    header = "X-WagtailLocalize-TranslationID"
    assert ours.metadata[header] == upstream.metadata[header]
    assert ours.metadata["Language"] == "fr"


def test_upstream_writes_a_text_that_stands_twice_in_one_place_twice_and_we_do_not(french):
    skill = factories.micro_skill(description="<p>Twice.</p><p>Twice.</p>")
    factories.translate(skill)
    assert [entry.msgid for entry in translation_of(skill).export_po()].count("Twice.") == 2
    ours = [(entry.msgctxt, entry.msgid) for entry in parsed(skill)]
    assert len(ours) == len(set(ours))


def test_what_is_not_used_any_more_is_kept_as_obsolete(french):
    skill = factories.micro_skill(statement="Does the work.")
    factories.translate(skill)
    factories.republish(skill, statement="Does it well.")
    old = next(entry for entry in parsed(skill) if entry.obsolete)
    assert (old.msgid, old.msgstr) == ("Does the work.", "FR Does the work.")
    assert as_written(parsed(skill)) >= {("statement", "Does the work.", "FR Does the work.", True)}


def test_an_entry_says_where_editors_find_the_text(french):
    skill = factories.micro_skill()
    factories.translate(skill)
    row = skill.criteria.first()
    assert entry_at(skill, f"criteria.{row.translation_key}.text").comment == "Performance criteria › Criterion"


def test_a_changed_text_is_fuzzy_and_names_its_old_source(term):
    factories.republish(term, definition="A digital proof on the web.")
    entry = entry_at(term, "definition")
    assert entry.fuzzy
    assert entry.msgid == "A digital proof on the web."
    assert (entry.previous_msgid, entry.msgstr) == ("A digital proof.", "FR A digital proof.")


def test_a_machine_translation_is_named_as_one(term):
    StringTranslation.objects.filter(context__path="definition").update(translation_type="machine")
    assert "Machine translation" in entry_at(term, "definition").comment
    assert "Machine translation" not in entry_at(term, "name").comment


def test_what_a_tool_confirmed_is_taken(term):
    factories.republish(term, definition="A digital proof on the web.")
    file = parsed(term)
    for entry in file:
        if entry.fuzzy:
            entry.flags.remove("fuzzy")
            entry.previous_msgid = None
    report = brought_back(str(file).encode(), "po")
    assert [taken.text.source for taken in report.taken] == ["A digital proof on the web."]
    assert written(term)["definition", "A digital proof on the web."] == "FR A digital proof."


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(term):
    content = b"\xef\xbb\xbf" + edited(term, msgstr="Nouveau").replace(b"\n", b"\r\n")
    report = brought_back(content, "po")
    assert report.problem == "" and report.left_out == []
    assert set(written(term).values()) == {"Nouveau"}


def test_fuzzy_entries_are_not_taken_as_final(term):
    report = brought_back(edited(term, msgstr="Peut-être", flags=["fuzzy"]), "po")
    assert {left.source for left in report.left_out} == {"badge", "A digital proof."}
    assert "fuzzy" in report.left_out[0].reason
    assert "Peut-être" not in set(StringTranslation.objects.values_list("data", flat=True))


def test_obsolete_entries_are_not_taken(term):
    report = brought_back(edited(term, msgstr="Vieux", obsolete=1), "po")
    assert (report.taken, report.left_out) == ([], [])


def test_every_entry_left_out_is_named(term):
    file = parsed(term)
    file.append(polib.POEntry(msgid="Unknown text", msgctxt="definition", msgstr="Inconnu"))
    file.append(polib.POEntry(msgid="A digital proof.", msgctxt="nowhere", msgstr="Nulle part"))
    file.append(polib.POEntry(msgid="No place", msgstr="Nulle part"))
    report = brought_back(str(file).encode(), "po")
    assert [left.source for left in report.left_out] == ["Unknown text", "A digital proof.", "No place"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "does not say which"),
        (b"\xff\xfe\x00", "not a PO file"),
        (b"manage.py", "not a PO file"),
        (b"/etc/passwd", "not a PO file"),
        (b"just some words\nand more", "not a PO file"),
        (b'msgid "x"\nmsgstr "y"\n', "does not say which"),
        (b"\x00\x00", "not a PO file"),
        (b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=nonsense\\n"\n', "does not say which"),
    ],
    ids=["empty", "binary", "file name", "path", "prose", "no header", "nul", "odd charset"],
)
def test_a_wrong_file_is_explained(content, message):
    with pytest.raises(ExchangeError, match=message):
        po.read(content)


def test_reading_a_file_leaves_no_file_behind(term, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    FORMATS["po"].read(exported(term, "po"))
    assert list(tmp_path.iterdir()) == []
