"""From files into the site."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Locale, Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from common.bulk import update_references
from common.models import ContentLoad
from common.public_changes import derived_once_at_the_end
from common.search_index import indexed_once_at_the_end
from common.translation.lookup import source_locale
from common.translation.status import paused
from common.translation.writing import TranslationMismatchError, write_translation

from . import codec, files
from .collections import Collection, collections, content_folder
from .files import ContentFileError
from .keys import find, home_page
from .media import load_media

Report = Callable[[str], None]


@dataclass
class Document:
    """One object of the source language as a file describes it."""

    collection: Collection
    key: str
    data: dict[str, Any]
    file: Path
    place: int = 0
    obj: Any = None
    complete: bool = True
    outcome: str = ""

    @property
    def where(self) -> str:
        """Return the file, and the entry in it when it is a list."""
        return f"{self.file} ({self.key})" if self.collection.is_list else str(self.file)


@dataclass
class Loader:
    """Loads content files.

    Attributes:
        base: folder to load from; each app's own `content/` when None.
        update: bring objects that exist already in step with the files, instead of leaving them alone.
        report: called with each line of progress.
    """

    base: Path | None = None
    update: bool = False
    report: Report = print
    counts: Counter[str] = field(default_factory=Counter)

    def run(self) -> Counter[str]:
        """Load everything and return how many objects were created, updated, unchanged or left alone.

        Raises:
            ContentFileError: a file is wrong; the message names it. What was loaded before it stays, and
                loading again goes on from there.
        """
        with paused(), disable_reference_index_auto_update(), indexed_once_at_the_end(), derived_once_at_the_end():
            load_media(self.base)
            documents = list(self._documents())
            for name, group in _by_collection(documents):
                self.report(f"  {name}: {len(group)}")
                for document in group:
                    self._guarded(document, self._place)
            for document in documents:
                if not document.complete:
                    self._guarded(document, self._fill)
            for document in documents:
                if document.outcome in ("created", "updated"):
                    self._guarded(document, self._publish)
                self.counts[document.outcome] += 1
            for code, _name in settings.LANGUAGES:
                if code != source_locale().language_code:
                    self._translations(code, documents)
        if any(self.counts[outcome] for outcome in ("created", "updated", "translated")):
            self.report("  index of references between objects")
            rebuild_reference_index()
        ContentLoad.objects.create()
        return self.counts

    def _guarded(self, document: Document, action: Callable[[Document], None]) -> None:
        """Run `action`, naming the file in whatever goes wrong."""
        try:
            action(document)
        except ContentFileError as error:
            raise ContentFileError(f"{document.where}: {error}") from error
        except ValidationError as error:
            raise ContentFileError(f"{document.where}: {codec.messages(error)}") from error

    def _publish(self, document: Document) -> None:
        """Publish the object as it is in the database: pages were added below it since it was read."""
        document.obj = document.collection.model.objects.get(pk=document.obj.pk)
        document.obj.save_revision().publish()

    def _documents(self) -> Iterator[Document]:
        for collection in collections():
            seen: set[str] = set()
            folder = content_folder(collection, source_locale().language_code, self.base)
            for path, place, data in _entries(collection, folder):
                if not isinstance(data, dict):
                    raise ContentFileError(f"{path}: expected a mapping of fields")
                try:
                    key = collection.key(data)
                except KeyError as error:
                    raise ContentFileError(f"{path}: {error} is missing") from error
                if key in seen:
                    raise ContentFileError(f"{path}: there is another “{key}”")
                seen.add(key)
                yield Document(collection, key, data, path, place)

    def _place(self, document: Document) -> None:
        """Create the object, or compare it with its file."""
        collection = document.collection
        try:
            existing = find(collection.model, document.key)
        except ContentFileError:
            existing = None
        if existing is None:
            document.obj = collection.model(
                locale=source_locale(), translation_key=collection.translation_key(document.key), live=False
            )
            document.complete = codec.decode(document.obj, document.data, tolerant=True)
            codec.validate(document.obj)
            self._insert(document)
            document.outcome = "created"
        else:
            document.obj = existing
            unfinished = existing.latest_revision_id is None
            if not (self.update or unfinished):
                document.outcome = "left alone"
                return
            before = codec.encode(existing)
            document.complete = codec.decode(existing, document.data, tolerant=True)
            if document.complete and codec.encode(existing) == before and not unfinished:
                document.outcome = "unchanged"
                return
            if not document.complete:
                # Readers keep the page they have until every link of the new one is known to lead somewhere.
                document.outcome = "created" if unfinished else "updated"
                return
            codec.validate(existing)
            existing.save()
            document.outcome = "created" if unfinished else "updated"

    def _insert(self, document: Document) -> None:
        obj = document.obj
        if isinstance(obj, Page):
            parent = find(Page, document.collection.parent) if document.collection.parent else home_page()
            parent.add_child(instance=obj)
        else:
            obj.full_clean()
            obj.save()

    def _fill(self, document: Document) -> None:
        """Set what could not be set before every page existed."""
        model = document.collection.model
        before = codec.encode(model.objects.get(pk=document.obj.pk))
        document.obj = model.objects.get(pk=document.obj.pk)
        codec.decode(document.obj, document.data)
        codec.validate(document.obj)
        if document.outcome != "created" and codec.encode(document.obj) == before:
            document.outcome = "unchanged"
            return
        document.obj.save()

    def _translations(self, language: str, documents: list[Document]) -> None:
        words = dict(self._words(language, documents))
        if not words:
            return
        locale, _created = Locale.objects.get_or_create(language_code=language)
        for name, group in _by_collection(documents):
            translated = [document for document in group if document.key in words.get(name, {})]
            if translated:
                self.report(f"  {name}, {language}: {len(translated)}")
            for document in translated:
                file, data = words[name][document.key]
                self._guarded_translation(document, file, data, locale)

    def _words(self, language: str, documents: list[Document]) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield (collection, {key: (file, words)}) of another language; files are matched by name, entries by slug."""
        for name, group in _by_collection(documents):
            collection = group[0].collection
            folder = content_folder(collection, language, self.base)
            entries = list(_entries(collection, folder))
            for path, _place, data in entries:
                if not isinstance(data, dict):
                    raise ContentFileError(f"{path}: expected a mapping of fields")
            if collection.is_list:
                found = {}
                known = {document.key for document in group}
                for path, _place, data in entries:
                    if "slug" not in data:
                        raise ContentFileError(f"{path}: 'slug' is missing in {data}")
                    if data["slug"] not in known:
                        raise ContentFileError(f"{path}: the source has no “{data['slug']}”")
                    found[data["slug"]] = (path, data)
            else:
                by_file = {document.file.name: document.key for document in group}
                unknown = [path for path, _place, _data in entries if path.name not in by_file]
                if unknown:
                    raise ContentFileError(f"{unknown[0]}: there is no source file of this name")
                found = {by_file[path.name]: (path, data) for path, _place, data in entries}
            yield name, found

    def _guarded_translation(self, document: Document, file: Path, data: dict[str, Any], locale: Locale) -> None:
        source = document.obj
        target = source.get_translation_or_none(locale)
        if target is not None and not self.update and target.latest_revision_id is not None:
            return
        source_changed = document.outcome in ("created", "updated")
        words = {name: value for name, value in data.items() if name != "slug" or document.collection.is_page}
        where = f"{file} ({document.key})" if document.collection.is_list else str(file)
        try:
            copy = self._copy_with(document, words)
            same_words = target is not None and codec.encode(target, words_only=True) == codec.encode(copy, True)
            if same_words and not source_changed:
                return
            write_translation(source, copy, locale)
        except (ContentFileError, TranslationMismatchError) as error:
            raise ContentFileError(f"{where}: {error}") from error
        except ValidationError as error:
            raise ContentFileError(f"{where}: {codec.messages(error)}") from error
        self.counts["translated"] += 1

    @staticmethod
    def _copy_with(document: Document, words: dict[str, Any]) -> Any:
        """Return an unsaved copy of the source object with the words of another language."""
        source = document.obj
        copy = document.collection.model.objects.get(pk=source.pk)
        codec.decode(copy, codec.merge_words(codec.encode(source), words))
        codec.validate(copy)
        missing = list(codec.missing_words(codec.encode(source, words_only=True), words, document.collection.is_page))
        if missing:
            raise ContentFileError(f"no translation for “{missing[0]}”")
        for declared, declaration in codec.content_fields(type(copy)):
            if declared.name in words and not declaration.is_translated(None):
                raise ContentFileError(f"{declared.name} is the same in every language; leave it out here")
        return copy


def _entries(collection: Collection, folder: Path) -> Iterator[tuple[Path, int, Any]]:
    """Yield (file, place, data) of the files of a collection that exist."""
    path = folder / collection.path
    if collection.single or collection.is_list:
        if path.exists():
            data = files.read(path)
            if collection.is_list and not isinstance(data or [], list):
                raise ContentFileError(f"{path}: expected a list")
            for place, entry in enumerate((data or []) if collection.is_list else [data]):
                yield path, place, entry
    else:
        for place, file in enumerate(sorted(path.glob("*.yaml"))):
            yield file, place, files.read(file)


def _by_collection(documents: list[Document]) -> Iterator[tuple[str, list[Document]]]:
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(document.collection.name, []).append(document)
    yield from groups.items()


def rebuild_reference_index() -> None:
    """Rebuild Wagtail's index of which object uses which, after it was switched off for a bulk load."""
    for model in {collection.model for collection in collections()}:
        update_references(models.Manager.get_queryset(model._default_manager).iterator())


def content_is_loaded() -> bool:
    """Tell whether content was ever loaded to its end. What editors delete later does not come back."""
    return ContentLoad.objects.exists()
