"""From the site into files."""

from pathlib import Path
from typing import Any

from django.conf import settings

from common.translation.lookup import source_locale

from . import codec, files
from .collections import Collection, collections, content_folder
from .media import export_media


def export(base: Path | None = None) -> int:
    """Write the published content of every language to files and return how many files were written.

    Files of objects that no longer exist are removed, so that loading the folder gives the site as it is.

    Args:
        base: folder to write to; each app's own `content/` when None.
    """
    return export_media(base) + sum(_export_collection(collection, base) for collection in collections())


def _export_collection(collection: Collection, base: Path | None) -> int:
    sources = list(collection.objects())
    written = 0
    for code, _name in settings.LANGUAGES:
        is_source = code == source_locale().language_code
        versions = {obj.translation_key: obj for obj in sources}
        if not is_source:
            others = collection.model.objects.filter(locale__language_code=code, live=True)
            versions = {obj.translation_key: obj for obj in others}
        documents = [
            (collection.file_name(obj, place), _document(collection, versions[obj.translation_key], is_source))
            for place, obj in enumerate(sources, start=1)
            if obj.translation_key in versions
        ]
        written += _write(collection, content_folder(collection, code, base), documents)
    return written


def _document(collection: Collection, obj: Any, is_source: bool) -> dict[str, Any]:
    data = codec.encode(obj, words_only=not is_source)
    if collection.is_list and not is_source:
        data = {"slug": obj.slug, **data}
    return data


def _write(collection: Collection, folder: Path, documents: list[tuple[str, dict[str, Any]]]) -> int:
    path = folder / collection.path
    if collection.single or collection.is_list:
        if not documents:
            path.unlink(missing_ok=True)
            return 0
        entries = [data for _name, data in documents]
        files.write(path, entries[0] if collection.single else entries)
        return 1
    kept = {name for name, _data in documents}
    for old in path.glob("*.yaml"):
        if old.name not in kept:
            old.unlink()
    for name, data in documents:
        files.write(path / name, data)
    return len(documents)
