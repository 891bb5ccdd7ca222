"""Pictures and documents that content uses, beside the content files.

`common/content/media/media.yaml` lists them; each lies there under the name by which content files call it, for example
`original_images/flat.jpg`. A site that has a file of that name keeps its own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files import File
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from . import files
from .files import ContentFileError

INDEX = "media.yaml"


def media_folder(base: Path | None) -> Path:
    """Return the folder of pictures and documents: below `base` if given, else in the app `common`."""
    if base is None:
        return Path(apps.get_app_config("common").path) / "content" / "media"
    return base / "common" / "media"


def _models() -> dict[str, Any]:
    return {"image": get_image_model(), "document": get_document_model()}


def _used() -> Iterator[tuple[str, Any]]:
    for kind, model in _models().items():
        for obj in model.objects.order_by("file"):
            if ReferenceIndex.get_references_to(obj).exists():
                yield kind, obj


def export_media(base: Path | None) -> int:
    """Write every picture and document that something uses, and their list; return how many files were written."""
    folder, entries = media_folder(base), []
    for kind, obj in _used():
        path = folder / obj.file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        with obj.file.open("rb") as source:
            path.write_bytes(source.read())
        entries.append({"kind": kind, "file": obj.file.name, "title": obj.title})
    if entries:
        files.write(folder / INDEX, entries)
    else:
        (folder / INDEX).unlink(missing_ok=True)
    return len(entries)


def load_media(base: Path | None) -> int:
    """Add the pictures and documents that the site does not have yet; return how many.

    Raises:
        ContentFileError: the list names a file that is not there, or is no list of files.
    """
    folder, added = media_folder(base), 0
    if not (folder / INDEX).exists():
        return 0
    for entry in files.read(folder / INDEX) or []:
        try:
            model, name, title = _models()[entry["kind"]], str(entry["file"]), entry["title"]
        except (KeyError, TypeError) as error:
            raise ContentFileError(f"{folder / INDEX}: each entry has kind, file and title. {entry}") from error
        if not model.objects.filter(file=name).exists():
            _add(model, folder, name, title)
            added += 1
    return added


def _add(model: Any, folder: Path, name: str, title: str) -> None:
    path = folder / name
    if not path.is_file():
        raise ContentFileError(f"{folder / INDEX}: there is no file {name}")
    # Left over from an object that is gone; beside it the new file would get another name than content calls it by.
    if default_storage.exists(name):
        default_storage.delete(name)
    wrapper = ImageFile if model is get_image_model() else File
    with path.open("rb") as source:
        obj = model(title=title, file=wrapper(source, name=path.name))
        obj.save()
    if obj.file.name != name:
        obj.delete()
        raise ContentFileError(f"{folder / INDEX}: the site calls {name} {obj.file.name}; name it so in all files")
