"""All translations of a language in one ZIP file, and the files in a ZIP that comes back."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any

from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import Translation

from common.translation.lookup import source_locale
from common.translation.texts import texts_of

from . import FORMATS, ExchangeError, Format

FILE_LIMIT = 10_000_000
FILES_LIMIT = 5_000
# Of everything in a ZIP once it is unpacked.
TOTAL_LIMIT = 100_000_000
README = (
    "Translations from {source} to {target}: translate the files in your tool; their names and folders do not matter.\n"
    "Then import the files, or a ZIP of them, on the page “Import translations”; nothing is published by that.\n"
)
NOT_TRANSLATIONS = ("readme.txt", ".ds_store", "thumbs.db")


def translations_into(locale: Locale, content_type: Any = None) -> "QuerySet[Translation]":
    """Return the translations into a language that are worked on, with what writing their files needs."""
    found = Translation.objects.filter(target_locale=locale, enabled=True, source__locale=source_locale())
    if content_type is not None:
        found = found.filter(source__specific_content_type=content_type)
    return found.select_related("source__locale", "source__specific_content_type", "target_locale").order_by(
        "source__specific_content_type", "source__object_repr", "pk"
    )


def file_of(translation: Translation, kind: Format) -> bytes:
    """Return the file of one translation."""
    return kind.write(translation, texts_of(translation))


def file_name(translation: Translation, kind: Format) -> str:
    """Return the name of a translation's file: title, and enough of its key to tell it from others."""
    title = slugify(translation.source.object_repr)[:60].strip("-") or "untitled"
    return f"{title}-{str(translation.source.object_id)[:8]}.{kind.suffix}"


def write(locale: Locale, kind: Format, content_type: Any = None) -> IO[bytes]:
    """Return a ZIP, rewound, with a folder per type of object. One object at a time is held in memory."""
    file = tempfile.TemporaryFile()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", README.format(source=source_locale().language_code, target=locale.language_code))
        for translation in translations_into(locale, content_type).iterator(chunk_size=100):
            folder = translation.source.specific_content_type.model
            archive.writestr(f"{folder}/{file_name(translation, kind)}", file_of(translation, kind))
    file.seek(0)
    return file


def files_in(name: str, upload: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Yield (name, content) of an uploaded file, or of each file in it when it is a ZIP.

    The content is an ExchangeError in place of bytes for a single file that cannot be read.

    Raises:
        ExchangeError: the whole upload is refused: too large, too many files, or a broken ZIP.
    """
    if not zipfile.is_zipfile(upload):
        upload.seek(0)
        content = upload.read(FILE_LIMIT + 1)
        yield name, ExchangeError(_too_large()) if len(content) > FILE_LIMIT else content
        return
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            for entry in _entries(archive):
                yield entry.filename, _content(archive, entry)
    except zipfile.BadZipFile as error:
        raise ExchangeError(_("This ZIP file is damaged. Nothing more was imported.")) from error


def format_of(name: str) -> Format | None:
    """Return the format of a file by the end of its name; None when it is no format of translations."""
    suffix = name.lower().rsplit(".", 1)[-1]
    return next((kind for kind in FORMATS.values() if suffix in (kind.suffix, kind.name.split()[0].lower())), None)


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the entries that may be translations. What a ZIP says of itself decides before any of it is unpacked."""
    found = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir()
        and not entry.filename.startswith("__MACOSX/")
        and entry.filename.rsplit("/", 1)[-1].lower() not in NOT_TRANSLATIONS
    ]
    if len(found) > FILES_LIMIT:
        raise ExchangeError(_("This ZIP file holds more than %d files. Nothing was imported.") % FILES_LIMIT)
    if sum(entry.file_size for entry in found) > TOTAL_LIMIT:
        raise ExchangeError(_("This ZIP file is too large once unpacked. Nothing was imported."))
    return found


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> "bytes | ExchangeError":
    if entry.file_size > FILE_LIMIT:
        return ExchangeError(_too_large())
    try:
        with archive.open(entry) as file:
            # Never more than announced, whatever the data unpack to.
            return file.read(entry.file_size)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError):
        return ExchangeError(_("This file cannot be unpacked: it is damaged, or protected by a password."))


def _too_large() -> str:
    return _("This file is too large for one translation.")
