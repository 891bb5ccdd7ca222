"""The pages and commands by which translations leave the site and come back."""

import io
import re
import zipfile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from common.translation.exchange import bundle
from guide.models import GlossaryTerm
from tests import factories
from tests.exchanging import exported, rows, translation_of, written
from tests.looking import links, queries, visit, words
from tests.roles import browser, member, refused


@pytest.fixture
def terms(french):
    """Two glossary terms and a micro-skill with published French translations."""
    objects = [
        factories.glossary_term(slug="badge", name="Badge & more", definition="A digital proof."),
        factories.glossary_term(slug="skill", name="Skill", definition="What one can do."),
        factories.micro_skill(title="Clean a home", code="TEC-42"),
    ]
    for obj in objects:
        factories.translate(obj)
    return objects


@pytest.fixture
def translator(french) -> Client:
    """A browser in which a French translator is signed in."""
    return browser(member("translator"))


def zipped(client: Client, **choice: str) -> zipfile.ZipFile:
    response = client.get(reverse("translation:export"), {"language": "fr", "format": "po", **choice})
    assert response.status_code == 200
    assert 'filename="translations-fr.zip"' in response["Content-Disposition"]
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def names_in(archive: zipfile.ZipFile) -> set[str]:
    return {re.sub("-[0-9a-f]{8}[.]", "-KEY.", name) for name in archive.namelist()}


def send(client: Client, content: bytes, name: str = "fr.zip", status: int = 200, **data: str) -> BeautifulSoup:
    """Import a file and return the page that answers."""
    response = client.post(reverse("translation:import"), {"file": SimpleUploadedFile(name, content), **data})
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def pack(*entries: tuple[str, bytes], **options: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()


# Out


def test_a_zip_holds_a_file_for_each_object_in_folders_by_type(editor_client, terms):
    archive = zipped(editor_client)
    assert names_in(archive) == {
        "README.txt",
        "glossaryterm/badge-more-KEY.po",
        "glossaryterm/skill-KEY.po",
        "microskill/tec-42-clean-a-home-KEY.po",
    }
    assert len(archive.read("README.txt").decode().splitlines()) == 2
    name = next(name for name in archive.namelist() if "badge" in name)
    assert archive.read(name) == exported(terms[0], "po")


def test_one_type_and_the_other_format_can_be_chosen(editor_client, terms):
    assert names_in(zipped(editor_client, type="microskill", format="xliff")) == {
        "README.txt",
        "microskill/tec-42-clean-a-home-KEY.xlf",
    }


def test_what_is_stopped_or_in_another_language_stays_out(editor_client, terms):
    factories.translate(terms[1], "el", "EL ")
    translation = translation_of(terms[0])
    translation.enabled = False
    translation.save()
    assert "glossaryterm/badge-more-KEY.po" not in names_in(zipped(editor_client))
    archive = zipped(editor_client)
    assert all(b"EL " not in archive.read(name) for name in archive.namelist())


def test_the_form_offers_the_languages_one_works_in(translator, terms):
    factories.locale("el")
    page = visit(translator, reverse("translation:export"))
    (choice,) = page.select("select[name=language] option[value]:not([value=''])")
    assert (words(choice), choice["lang"]) == ("Français", "fr")
    assert "Glossary" in words(page.select_one("select[name=type]"))
    assert all(page.find("label", attrs={"for": field["id"]}) for field in page.select("main form select"))


@pytest.mark.parametrize("choice", [{"language": "el"}, {"language": "xx"}, {"format": "exe"}, {"type": "nothing"}])
def test_a_wrong_choice_is_explained(translator, terms, choice):
    factories.locale("el")
    response = translator.get(reverse("translation:export"), {"language": "fr", "format": "po", **choice})
    assert response.status_code == 400
    assert "Select a valid choice" in response.content.decode()


def test_one_file_can_be_had_alone(translator, terms):
    for kind, suffix in (("po", "po"), ("xliff", "xlf")):
        url = reverse("translation:export_one", args=[translation_of(terms[0]).pk, kind])
        response = translator.get(url)
        assert response.content == exported(terms[0], kind)
        assert re.search(rf'filename="badge-more-[0-9a-f]{{8}}-fr[.]{suffix}"', response["Content-Disposition"])


def test_odd_addresses_are_not_found(translator, terms):
    for pk, kind in ((translation_of(terms[0]).pk, "exe"), (999_999, "po")):
        response = translator.get(reverse("translation:export_one", args=[pk, kind]), follow=True)
        assert response.status_code == 404


def test_who_does_not_translate_into_a_language_gets_no_file_of_it(translator, terms):
    factories.translate(terms[0], "el", "EL ")
    url = reverse("translation:export_one", args=[translation_of(terms[0], "el").pk, "po"])
    assert refused(translator.get(url))


@pytest.mark.parametrize("name", ["export", "import"])
def test_the_pages_are_for_translators(client, translator, terms, name):
    url = reverse(f"translation:{name}")
    assert client.get(url)["Location"].startswith("/admin/login/")
    visit(translator, url)
    assert refused(browser(member("source editor")).get(url))


def test_each_object_costs_the_same(french, django_assert_num_queries):
    kind = bundle.FORMATS["po"]
    for expected in (1, 2, 3):
        factories.translate(factories.glossary_term())
        # Three for the list and its languages, three for each object.
        with django_assert_num_queries(3 + 3 * expected):
            bundle.write(french, kind).close()


# In


def test_a_zip_comes_back_as_drafts_with_a_report(translator, terms):
    archive = zipped(translator)
    files = [(name, archive.read(name).replace(b"FR A digital proof.", b"Une preuve.")) for name in archive.namelist()]
    page = send(translator, pack(*files))
    report = words(page.select_one("section[aria-labelledby=report]"))
    assert "1 text was taken in as a draft" in report
    assert "FR A digital proof." in report and "Une preuve." in report
    assert len(page.select("section[aria-labelledby=report] h3")) == 3
    assert [cell["lang"] for cell in page.select("section[aria-labelledby=report] td")] == ["fr", "fr"]
    french = GlossaryTerm.objects.get(slug="badge", locale__language_code="fr")
    assert french.definition == "FR A digital proof." and french.has_unpublished_changes
    row = StringTranslation.objects.get(data="Une preuve.")
    assert (row.last_translated_by.username, row.tool_name) == ("translator", "PO file")


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_one_file_comes_back(translator, terms, kind):
    content = exported(terms[0], kind).replace(b"FR A digital proof.", b"Une preuve.")
    page = send(translator, content, f"any name.{'po' if kind == 'po' else 'XLF'}")
    assert "1 text was taken in" in words(page.main)
    assert "Une preuve." in written(terms[0]).values()


def test_one_can_look_first(translator, terms):
    before = rows(terms[0])
    content = exported(terms[0], "po").replace(b"FR A digital proof.", b"Une preuve.")
    page = send(translator, content, "fr.po", dry_run="on")
    assert "1 text would be taken in" in words(page.main) and "Une preuve." in words(page.main)
    assert rows(terms[0]) == before


def test_files_of_another_language_are_refused_one_by_one(translator, terms):
    factories.translate(terms[0], "el", "EL ")
    greek = exported(terms[0], "po", "el").replace(b"EL A digital proof.", "Απόδειξη".encode())
    french = exported(terms[0], "po").replace(b"FR A digital proof.", b"Une preuve.")
    page = send(translator, pack(("el.po", greek), ("fr.po", french)))
    assert "You may not translate" in words(page.main)
    assert "Badge" not in words(page.select("h3")[0].find_next("p"))
    assert "Une preuve." in written(terms[0]).values()
    assert "Απόδειξη" not in written(terms[0], "el").values()


def test_a_bad_file_in_a_zip_does_not_keep_the_others_out(translator, terms):
    french = exported(terms[0], "po").replace(b"FR A digital proof.", b"Une preuve.")
    page = send(translator, pack(("a.po", b"\xff"), ("b.xlf", b"<"), ("c.exe", b"MZ"), ("sub/d.po", french)))
    assert "not a PO file" in words(page.main)
    assert "not a well-formed XML" in words(page.main)
    assert "Only files that end in" in words(page.main)
    assert "Une preuve." in written(terms[0]).values()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("fr.txt", b"hello", "Only files that end in"),
        ("fr.po", b"\xff\xfe", "not a PO file"),
        ("fr.zip", b"PK\x03\x04 broken", "Only files that end in"),
        ("fr.zip", pack(("README.txt", b"")), "no PO or XLIFF file"),
        ("fr.zip", pack(("nested.zip", pack(("a.po", b"")))), "Only files that end in"),
    ],
    ids=["text", "binary", "broken zip", "nothing in it", "zip in a zip"],
)
def test_a_wrong_upload_is_explained(translator, terms, name, content, message):
    assert message in words(send(translator, content, name).main)


def test_no_file_is_explained(translator):
    response = translator.post(reverse("translation:import"), {})
    assert response.status_code == 400
    assert "Choose a file" in response.content.decode()
    assert "This file is empty" in words(send(translator, b"", "fr.po", status=400).main)


def test_a_damaged_entry_is_named(translator, terms):
    content = bytearray(pack(("a.po", bytes(range(256)) * 40)))
    content[60] ^= 0xFF
    assert "cannot be unpacked" in words(send(translator, bytes(content)).main)


def test_too_much_is_refused_before_it_is_unpacked(translator, terms, monkeypatch):
    bomb = pack(*[(f"{n}.po", b"\0" * 40_000) for n in range(4)])
    assert len(bomb) < 2_000
    monkeypatch.setattr(bundle, "TOTAL_LIMIT", 100_000)
    assert "too large once unpacked" in words(send(translator, bomb).main)
    monkeypatch.setattr(bundle, "TOTAL_LIMIT", 1_000_000)
    monkeypatch.setattr(bundle, "FILES_LIMIT", 3)
    assert "more than 3 files" in words(send(translator, bomb).main)
    monkeypatch.setattr(bundle, "FILES_LIMIT", 10)
    monkeypatch.setattr(bundle, "FILE_LIMIT", 1_000)
    assert words(send(translator, bomb).main).count("too large for one translation") == 4
    assert "too large for one translation" in words(send(translator, b"x" * 1_001, "fr.po").main)


def test_a_zip_that_lies_about_its_size_is_not_believed(translator, terms):
    content = pack(("a.po", b"\0" * 1_000_000))
    lie = content.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != content
    assert "cannot be unpacked" in words(send(translator, lie).main)


def test_words_of_a_file_are_shown_as_words(translator, terms):
    content = exported(terms[0], "po").replace(b"FR A digital proof.", b"<script>alert(1)</script>")
    assert b"<script>alert(1)" not in str(send(translator, content, "<b>fr</b>.po").main).encode()


def test_the_board_leads_translators_here(translator, terms):
    assert {reverse("translation:export"), reverse("translation:import")} <= links(
        visit(translator, reverse("translation:board")).main
    )
    source_editor = browser(member("source editor"))
    assert reverse("translation:import") not in links(visit(source_editor, reverse("translation:board")).main)


def test_the_pages_cost_the_same_for_any_number_of_objects(editor_client, french):
    counts = []
    for number in (2, 20):
        for _each in range(number):
            factories.translate(factories.glossary_term())
        counts.append([queries(editor_client, reverse(f"translation:{name}")) for name in ("export", "import")])
    assert counts[0] == counts[1]


# Commands


@pytest.mark.parametrize("kind", ["po", "xliff"])
def test_commands_write_a_folder_and_read_it_again(terms, tmp_path, kind, capsys):
    call_command("export_translations", "fr", format=kind, to=tmp_path / "fr")
    (path,) = (tmp_path / "fr").glob("glossaryterm/badge*")
    path.write_bytes(path.read_bytes().replace(b"FR A digital proof.", b"Une preuve."))
    call_command("import_translations", tmp_path / "fr", dry_run=True)
    assert "Une preuve." not in written(terms[0]).values()
    call_command("import_translations", tmp_path / "fr")
    assert "Une preuve." in written(terms[0]).values()
    assert "1 texts taken in" in capsys.readouterr().out


def test_commands_explain_what_is_wrong(db, tmp_path):
    with pytest.raises(CommandError, match="Nothing is translated into “nl”"):
        call_command("export_translations", "nl", to=tmp_path)
    with pytest.raises(CommandError, match="is not a folder"):
        call_command("import_translations", tmp_path / "nothing")
    (tmp_path / "bad.po").write_bytes(b"\xff")
    with pytest.raises(CommandError, match="1 files with problems"):
        call_command("import_translations", tmp_path)
