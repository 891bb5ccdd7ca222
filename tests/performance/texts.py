"""Texts that look like those of the site, in any quantity: the same for the same seed on every machine.

Words come from the real content files of each language, as often as they stand there, so that a few words are in
nearly every text. Made-up words, put together from halves of real ones, are the long tail of words that stand in
few texts. Sentences come from a stock of some thousands; picking one is much cheaper than making one.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from measuring import ROOT

# Another one gives another catalogue.
SEED = 2022
# Words of which the first stands in nine of ten texts and the second in every other.
BROAD = {
    "en": ("cleaning", "kitchen"),
    "fr": ("nettoyage", "cuisine"),
    "es": ("limpieza", "cocina"),
    "it": ("pulizia", "cucina"),
    "el": ("καθαρισμός", "κουζίνα"),
}
# The same with a letter wrong, as readers type.
TYPOS = {"en": "clenaing", "fr": "netoyage", "es": "limpiesa", "it": "pullizia", "el": "καθαρησμός"}
SENTENCES = 20_000
WORDS_IN_SENTENCE = range(6, 12)
MADE_UP = 40_000
# The first made-up words stand in one text of MADE_UP each, and nowhere else: rare at every size.
RARE = 100


@dataclass(frozen=True)
class Voice:
    """Makes texts in one language.

    Attributes:
        language: its code.
        seed: texts are the same for the same seed.
    """

    language: str
    seed: int

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """Every word of the content files of the language, with how often it stands there."""
        found: Counter[str] = Counter()
        for file in content_files(self.language):
            found.update(re.findall(r"[^\W\d_]{2,}", _plain(" ".join(_texts(read(file)))).lower()))
        return found

    @cached_property
    def made_up(self) -> list[str]:
        """Words that no language has, from halves of long words."""
        random = seeded(self.seed, "made up", self.language)
        long = sorted(word for word in self.vocabulary if len(word) >= 7)
        halves = [(word[: len(word) // 2 + 1], word[len(word) // 2 :]) for word in long]
        words: dict[str, None] = {}
        while len(words) < MADE_UP:
            word = random.choice(halves)[0] + random.choice(halves)[1]
            if word not in self.vocabulary:
                words[word] = None
        return list(words)

    @cached_property
    def sentences(self) -> list[str]:
        """The stock of sentences."""
        random = seeded(self.seed, "sentences", self.language)
        words, counts = zip(*sorted(self.vocabulary.items()), strict=True)
        sums = list(accumulate(counts))
        return [
            " ".join(random.choices(words, cum_weights=sums, k=random.choice(WORDS_IN_SENTENCE))).capitalize() + "."
            for _number in range(SENTENCES)
        ]

    @cached_property
    def rungs(self) -> dict[str, str]:
        """Names of the rungs of the badge ladder by their code, lowest first, as the content files have them."""
        source = read(next(content_files("en", "micro-skills")))
        own = read(next(content_files(self.language, "micro-skills")))
        return {
            row["slug"]: name["name"] for row, name in zip(source["badge_levels"], own["badge_levels"], strict=True)
        }

    def prepare(self) -> None:
        """Make everything that texts are drawn from, which takes a moment."""
        assert self.sentences and self.made_up and self.rungs

    def prose(self, random: Random, sentences: int) -> str:
        """Return some sentences."""
        return " ".join(random.choices(self.sentences, k=sentences))

    def _unusual(self, random: Random) -> str:
        return self.made_up[random.randrange(RARE, MADE_UP)]

    def title(self, random: Random) -> str:
        """Return a title of at most 120 signs with a word that few others have."""
        start = random.choice(self.sentences)[:80].rstrip(".").rsplit(" ", 1)[0]
        return f"{start} {self._unusual(random)}"[:120]

    def description(self, random: Random, number: int) -> str:
        """Return the description, in HTML, of the text with a number: broad words and rare ones are in it."""
        first, second = BROAD[self.language]
        marks = [
            first if number % 10 else "",
            second if number % 2 else "",
            *(self._unusual(random) for _time in range(6)),
            self.made_up[number % MADE_UP],
        ]
        marked = " ".join(mark for mark in marks if mark).capitalize()
        return f"<p>{marked}.</p><p>{self.prose(random, 5)}</p><p>{self.prose(random, 5)}</p>"


def seeded(*names: object) -> Random:
    """Return a source of chance that gives the same on every machine for the same names."""
    return Random(" ".join(map(str, names)))  # noqa: S311


def rare_word(voice: Voice) -> str:
    """Return a word that stands in one text of 40,000, in the first thousand too."""
    return voice.made_up[RARE // 2]


def content_files(language: str, folder: str = "") -> Iterator[Path]:
    """Yield the content files of the catalogue in a language, in the order of their names."""
    yield from sorted((ROOT / "standards" / "content" / language / folder).rglob("*.yaml"))


def read(file: Path) -> Any:
    """Return what a content file holds."""
    import yaml

    return yaml.safe_load(file.read_text(encoding="utf-8"))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for value in data.values() if isinstance(data, dict) else data:
            yield from _texts(value)


def _plain(text: str) -> str:
    return re.sub(r"<[^>]+>|https?://\S+", " ", text)
