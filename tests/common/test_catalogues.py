"""Every text of the interface exists in every language, and what is shipped compiled is what is written."""

import gettext
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as translate
from django.utils.translation import ngettext, override

LOCALE = Path(settings.LOCALE_PATHS[0])
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
WORDS = {
    "fr": {"Home": "Accueil", "Badge ladder": "Échelle de badges"},
    "es": {"Home": "Inicio", "Badge ladder": "Escala de insignias"},
    "it": {"Home": "Inizio", "Badge ladder": "Scala dei badge"},
    "el": {"Home": "Αρχική", "Badge ladder": "Κλίμακα σημάτων"},
}


def catalogue(code: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / code / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_lacks_a_translation(code):
    missing = [entry.msgid for entry in catalogue(code) if not entry.obsolete and not entry.translated()]
    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_the_same_texts(code):
    def texts(of: str) -> set[tuple[str | None, str]]:
        return {(entry.msgctxt, entry.msgid) for entry in catalogue(of) if not entry.obsolete}

    assert texts(code) == texts(LANGUAGES[0])


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(code):
    with (LOCALE / code / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for entry in catalogue(code):
        if entry.obsolete:
            continue
        if entry.msgid_plural:
            assert compiled.ngettext(entry.msgid, entry.msgid_plural, 1) == entry.msgstr_plural[0]
        elif entry.msgctxt:
            assert compiled.pgettext(entry.msgctxt, entry.msgid) == entry.msgstr
        else:
            assert compiled.gettext(entry.msgid) == entry.msgstr


@pytest.mark.parametrize("code", LANGUAGES)
def test_known_words_appear_in_each_language(code):
    with override(code):
        assert {word: translate(word) for word in WORDS[code]} == WORDS[code]
        one, many = (ngettext("%d hour", "%d hours", number) for number in (1, 2))
        assert one != many
        assert reverse("search").startswith(f"/{code}/")
