"""Pictures and documents travel with the content files."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from common.content_files.exporter import export
from common.content_files.files import ContentFileError, read
from common.content_files.loader import Loader
from guide.models import GuideChapterPage
from tests import factories

Image, Document = get_image_model(), get_document_model()


@pytest.fixture
def exported(guide, tmp_path):
    """A folder with a chapter that uses a picture and a document; another document is used by nothing."""
    image = Image.objects.create(title="A room", file=get_test_image_file(filename="room-of-media-test.png"))
    sheet = Document.objects.create(title="A sheet", file=ContentFile(b"words", name="sheet-of-media-test.pdf"))
    Document.objects.create(title="Unused", file=ContentFile(b"words", name="unused-of-media-test.pdf"))
    picture = {"image": image, "alt": "A tidy room", "decorative": False, "caption": ""}
    download = {"document": sheet, "title": "Sheet", "description": "", "language": ""}
    factories.chapter(guide, slug="first", body=[("picture", picture), ("download", download)])
    export(tmp_path)
    return tmp_path


def forget():
    GuideChapterPage.objects.all().delete()
    for model in (Image, Document):
        for obj in model.objects.all():
            obj.file.delete(save=False)
            obj.delete()


def load(folder):
    Loader(base=folder, report=lambda line: None).run()


def test_what_content_uses_is_written_with_its_title(exported):
    listed = read(exported / "common" / "media" / "media.yaml")
    assert [(entry["kind"], entry["title"]) for entry in listed] == [("image", "A room"), ("document", "A sheet")]
    assert (exported / "common" / "media" / listed[1]["file"]).read_bytes() == b"words"
    [chapter] = (exported / "guide" / "en" / "chapters").iterdir()
    assert read(chapter)["body"][0]["picture"]["image"] == listed[0]["file"]


def test_another_site_gets_the_pictures_and_documents(exported):
    forget()
    load(exported)
    picture, download = GuideChapterPage.objects.get().body
    assert (picture.value["image"].title, picture.value["image"].width) == ("A room", 640)
    assert download.value["document"].file.read() == b"words"
    assert Document.objects.count() == 1


def test_loading_again_adds_nothing(exported):
    load(exported)
    assert Image.objects.count() == 1 and Document.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- kind: film\n  file: a.mp4\n  title: A", "each entry has kind, file and title"),
        ("- words", "each entry has kind, file and title"),
        ("- kind: document\n  file: documents/nowhere.pdf\n  title: A", "there is no file documents/nowhere.pdf"),
    ],
)
def test_a_wrong_list_is_named(home, tmp_path, text, message):
    folder = tmp_path / "common" / "media"
    folder.mkdir(parents=True)
    (folder / "media.yaml").write_text(text)
    with pytest.raises(ContentFileError, match=message):
        load(tmp_path)


def test_a_picture_that_is_nowhere_is_named_with_its_file(exported):
    (exported / "common" / "media" / "media.yaml").unlink()
    forget()
    with pytest.raises(ContentFileError, match="There is no image called “original_images/room"):
        load(exported)
