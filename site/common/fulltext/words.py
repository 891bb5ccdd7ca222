"""The vocabulary: the words of all documents, to go on from a beginning and to correct typing errors."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from common.bulk import in_chunks
from common.models import VocabularyWord
from common.versions import PerVersion

from . import analysis
from .entries import Entry

# (site, language, word)
Key = tuple[int, str, str]
# So many words begin alike at most; the most frequent ones are taken.
MOST_BEGINNINGS = 50
# Building so large a vocabulary takes a while; readers meanwhile go on with the one before.
_LARGE = 5_000
_ROWS_AT_ONCE = 200
_ADD = """
    INSERT INTO common_vocabularyword (site_id, language, word, documents) VALUES {rows}
    ON CONFLICT (site_id, language, word)
    DO UPDATE SET documents = common_vocabularyword.documents + excluded.documents
"""


class Changes:
    """How many documents more, or fewer, have each word; summed up, and saved at once."""

    def __init__(self) -> None:
        self._documents: Counter[Key] = Counter()

    def add(self, entry: Entry) -> None:
        """Count the words of a document that is there now."""
        self._documents.update(words_of(entry))

    def subtract(self, entry: Entry) -> None:
        """Count the words of a document that is no longer there."""
        self._documents.subtract(words_of(entry))

    def save(self) -> None:
        """Bring the table up to date; words that no document has leave it."""
        # In one order, so that two writers wait for each other instead of both for ever.
        changed = sorted((key, number) for key, number in self._documents.items() if number)
        with connection.cursor() as cursor:
            for chunk in in_chunks(changed, _ROWS_AT_ONCE):
                sql = _ADD.format(rows=", ".join(["(%s, %s, %s, %s)"] * len(chunk)))
                cursor.execute(sql, [value for key, number in chunk for value in (*key, number)])
        if any(number < 0 for _key, number in changed):
            VocabularyWord.objects.filter(documents__lte=0)._raw_delete(connection.alias)
        self._documents.clear()


def words_of(entry: Entry) -> set[Key]:
    """Return the words that a document gives to the vocabulary."""
    texts = [entry.title, entry.summary, *entry.labels]
    texts += [text for section in entry.sections for text in (section.heading, section.text)]
    return {
        (entry.site_id, entry.language, word)
        for each in analysis.different_words(texts)
        for word in analysis.vocabulary_words(each, entry.language)
    }


@dataclass(frozen=True)
class Known:
    """A word of the vocabulary: folded, as most documents write it, and how many have it."""

    folded: str
    written: str
    documents: int


class Vocabulary:
    """The words of one site and language, in memory."""

    def __init__(self, rows: Iterable[tuple[str, int]]) -> None:
        """Take rows of (word, documents); spellings that differ by accents only are one word."""
        total: Counter[str] = Counter()
        best: dict[str, tuple[int, str]] = {}
        for written, documents in rows:
            folded = analysis.plain(written)
            total[folded] += documents
            best[folded] = min(best.get(folded, (0, written)), (-documents, written))
        self._words = {folded: Known(folded, best[folded][1], total[folded]) for folded in sorted(total)}
        self._sorted = list(self._words)
        self._of_length: dict[int, list[str]] = defaultdict(list)
        for folded in self._sorted:
            self._of_length[len(folded)].append(folded)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._sorted)

    def beginning_with(self, beginning: str) -> list[str]:
        """Return folded words that begin with a folded text, the most frequent first, at most 50."""
        start = bisect_left(self._sorted, beginning)
        end = bisect_left(self._sorted, beginning + chr(0x10FFFF))
        found = sorted(self._sorted[start:end], key=lambda word: (-self._words[word].documents, word))
        return found[:MOST_BEGINNINGS]

    def nearest(self, folded: str) -> tuple[int, Known] | None:
        """Return how many letters off the best correction is, and the correction; None when nothing is near enough."""
        room = allowed_distance(folded)
        if not room:
            return None
        near = [
            word
            for length in range(len(folded) - room, len(folded) + room + 1)
            for word in self._of_length.get(length, ())
        ]
        found = extract(folded, near, scorer=DamerauLevenshtein.distance, score_cutoff=room, limit=None)
        best = min(found, key=lambda each: (each[1], -self._words[each[0]].documents, each[0]), default=None)
        return (int(best[1]), self._words[best[0]]) if best else None


def allowed_distance(word: str) -> int:
    """Return how many letters a folded word may be off: none when short or with digits, 1 up to six letters, then 2."""
    if len(word) < 4 or analysis.has_digit(word):
        return 0
    return 1 if len(word) <= 6 else 2


def vocabulary(site_id: int, language: str, version: UUID) -> Vocabulary:
    """Return the vocabulary of a site in a language, at a content version."""
    return _vocabularies.get((site_id, language), version)


def _load(key: tuple[int, str]) -> Vocabulary:
    site_id, language = key
    rows = VocabularyWord.objects.filter(site_id=site_id, language=language)
    return Vocabulary(rows.values_list("word", "documents").iterator(chunk_size=5_000))


_vocabularies: PerVersion[tuple[int, str], Vocabulary] = PerVersion(
    _load, is_slow=lambda value: len(value) > _LARGE, limit=50
)
