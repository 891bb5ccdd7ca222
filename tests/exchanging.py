"""Files of translations as a translator handles them: export, write in them, import again."""

from typing import Any

from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from common.translation.exchange import FORMATS
from common.translation.exchange.bundle import file_of
from common.translation.exchange.taking_in import FileReport, take_in
from common.translation.texts import texts_of
from tests import factories

# What texts are made of, and what breaks careless writers and readers.
HARD_TEXTS = [
    "Quotes \"straight\", “curly”, 'single' and «guillemets»",
    'Back\\slash, \\n that is no line break, \\\\ and a \\" quote',
    "Line one\nline two\n\nline four\t with a tab",
    "Ampersand & less < more > and &amp; already written",
    "Ελληνικά, ñandú, naïve, 日本語, עברית, 🧹",
    "No\u00a0break, thin\u2009space, soft\u00adhyphen, line\u2028separator, next\u0085line",
    "vertical\x0btab, form\x0cfeed, file\x1cseparator",
    "100 % of {placeholders} %(named)s %d #, fuzzy",
    "very long " * 400,
    'msgid "not an entry"',
    "<xliff>]]></xliff>",
]


def translation_of(obj: Any, code: str = "fr") -> Translation:
    return Translation.objects.get(source__object_id=obj.translation_key, target_locale__language_code=code)


def written(obj: Any, code: str = "fr") -> dict[tuple[str, str], str]:
    """Return {(place, source): translation} as the site holds them."""
    return {(text.place, text.source): text.translated for text in texts_of(translation_of(obj, code))}


def rows(obj: Any, code: str = "fr") -> list[tuple[Any, ...]]:
    """Return every stored translation of an object with all that is known about it."""
    found = StringTranslation.objects.filter(context__object_id=obj.translation_key, locale__language_code=code)
    return sorted(found.values_list("pk", "data", "translation_type", "tool_name", "has_error", "updated_at"))


def exported(obj: Any, kind: str, code: str = "fr") -> bytes:
    return file_of(translation_of(obj, code), FORMATS[kind])


def brought_back(content: bytes, kind: str, **options: Any) -> FileReport:
    """Import the content of one file, by somebody who may, and return the report."""
    (report,) = take_in([(f"file.{FORMATS[kind].suffix}", content)], list(Locale.objects.all()), **options)
    return report


def forget(obj: Any, code: str = "fr") -> None:
    """Take every translation of an object away."""
    StringTranslation.objects.filter(context__object_id=obj.translation_key, locale__language_code=code).delete()


def rich_chapter(**fields: Any) -> Any:
    """Return a chapter with rich text, links, nested blocks and characters that are hard to carry."""
    body = [
        ("heading", 'A "heading" & more'),
        (
            "text",
            '<p>Some <b>bold</b>, <i>italic</i> and <a href="https://a.example/?x=1&amp;y=2">a <b>bold</b> link</a>;'
            "<br/>a second line &lt;b&gt;not bold&lt;/b&gt; and 5 &lt; 6.</p><ul><li>First</li>"
            '<li><a href="https://b.example">One</a> and <a href="https://c.example">two</a></li></ul>',
        ),
        ("text", "<p>Ελληνικά · ñ · 日本語</p><p>Said twice.</p><p>Said twice.</p>"),
        ("steps", {"items": [{"title": f"Step {n}", "text": text} for n, text in enumerate(HARD_TEXTS)]}),
    ]
    return factories.chapter(factories.guide_index(), **{"body": body, **fields})
