"""Writing the index: documents, their tokens and the vocabulary, in step with one another."""

from collections.abc import Iterable, Iterator

from django.db import connection, transaction

from common.bulk import in_chunks
from common.models import Document, Kind, VocabularyWord

from . import analysis
from .backends import Postings, backend
from .entries import Entry, document_id, document_of, entry_of, kind_and_pk
from .words import Changes

_AT_ONCE = 200
_FIELDS = [field.attname for field in Document._meta.concrete_fields if not field.primary_key]


def write(entries: Iterable[Entry]) -> None:
    """Add documents, in place of those about the same objects. Works in portions: `entries` may be endless.

    Raises:
        SearchUnavailable: the search engine is another server, and does not answer.
    """
    engine, vocabulary, count = backend(), Changes(), 0
    with transaction.atomic():
        for chunk in in_chunks(entries, _AT_ONCE):
            # Of an object that comes twice, the last counts.
            new = {entry.id: entry for entry in chunk}
            for document in Document.objects.filter(pk__in=new):
                old = entry_of(document)
                if old == new[old.id]:
                    del new[old.id]
                else:
                    vocabulary.subtract(old)
            for entry in new.values():
                vocabulary.add(entry)
            Document.objects.bulk_create(
                map(document_of, new.values()), update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS
            )
            engine.write([postings_of(entry) for entry in new.values()])
            count += len(new)
        vocabulary.save()
        engine.written(count)


def remove(ids: Iterable[tuple[Kind, int]]) -> None:
    """Take away the documents about objects, given as (kind, primary key); unknown ones are no error.

    Raises:
        SearchUnavailable: the search engine is another server, and does not answer.
    """
    engine, vocabulary = backend(), Changes()
    with transaction.atomic():
        for chunk in in_chunks((document_id(kind, pk) for kind, pk in ids), _AT_ONCE):
            documents = Document.objects.filter(pk__in=chunk)
            for document in documents:
                vocabulary.subtract(entry_of(document))
            # Without collecting what depends on them: nothing does.
            documents._raw_delete(connection.alias)
            engine.remove(chunk)
        vocabulary.save()
        engine.written(0)


def clear() -> None:
    """Take everything away.

    Raises:
        SearchUnavailable: the search engine is another server, and does not answer.
    """
    with transaction.atomic():
        Document.objects.all()._raw_delete(connection.alias)
        VocabularyWord.objects.all()._raw_delete(connection.alias)
        backend().clear()


def entry_ids() -> set[tuple[Kind, int]]:
    """Return what is indexed, as (kind, primary key)."""
    return {kind_and_pk(each) for each in Document.objects.values_list("pk", flat=True).iterator(chunk_size=10_000)}


def tag(language: str, site_id: int) -> str:
    """Return what every token of a language and site begins with: one index holds them all, and none is mixed up."""
    return f"{''.join(filter(str.isalnum, language.lower()))}{site_id}_"


def postings_of(entry: Entry) -> Postings:
    """Return the tokens of an entry."""
    prefix, known, levels = tag(entry.language, entry.site_id), set(), []
    code = analysis.compact(entry.code)
    sections = (text for section in entry.sections for text in (section.heading, section.text))
    for texts in ((entry.title, entry.code), entry.labels, (entry.summary,), sections):
        tokens = set(_tokens(texts, entry.language))
        if code and not levels:
            tokens.add(code)
        levels.append(frozenset(prefix + token for token in tokens - known))
        known |= tokens
    return Postings(entry.id, (levels[0], levels[1], levels[2], levels[3]))


def _tokens(texts: Iterable[str], language: str) -> Iterator[str]:
    for written in analysis.different_words(texts):
        yield from analysis.tokens(written, language)
