"""One translation as a PO file: the entries that wagtail-localize 1.14 writes, with more about each.

A text whose source changed comes with its old translation, marked fuzzy, and the source it was made from; each text
says where editors find it, and whether a machine translated it.
"""

import tempfile
from datetime import UTC

import polib
from django.utils.translation import gettext as _
from wagtail_localize.models import StringTranslation, Translation

from common.translation.texts import Text, TextState

from .units import ExchangeError, Incoming, Unit, translation_id

ID_HEADER = "X-WagtailLocalize-TranslationID"
FUZZY = "fuzzy"


def write(translation: Translation, texts: list[Text]) -> bytes:
    """Return the PO file of a translation with all its texts. Costs one query."""
    source = translation.source
    po = polib.POFile(wrapwidth=0)
    po.header = f"{source.object_repr}\n{source.locale.language_code} → {translation.target_locale.language_code}"
    po.metadata = {
        "POT-Creation-Date": source.last_updated_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M+0000"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": translation.target_locale.language_code.replace("-", "_"),
        ID_HEADER: str(translation.uuid),
    }
    # Tools refuse a file with two entries of the same text at the same place; they have one translation anyway.
    po.extend(_entry(text) for text in {(text.place, text.source): text for text in texts}.values())
    po.extend(_obsolete(translation))
    return str(po).encode()


def read(content: bytes) -> list[Incoming]:
    """Return what a PO file says.

    Raises:
        ExchangeError: it is no PO file, not in UTF-8, or does not name its translation.
    """
    try:
        text = content.decode("utf-8-sig")
        # Read from a file, because polib takes a text for the name of a file when there is one of that name,
        # and breaks the lines of a text where no line of a file ends.
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".po") as file:
            file.write(text)
            file.flush()
            po = polib.pofile(file.name, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ExchangeError(_("This is not a PO file in UTF-8. Nothing was imported.")) from error
    units = [
        Unit(entry.msgctxt or "", entry.msgid, entry.msgstr, is_final=FUZZY not in entry.flags)
        for entry in po
        if not entry.obsolete
    ]
    return [Incoming(translation_id(po.metadata.get(ID_HEADER)), po.metadata.get("Language", ""), units)]


def _entry(text: Text) -> polib.POEntry:
    is_changed = text.state is TextState.CHANGED
    comments = [text.label]
    if text.state is TextState.MACHINE:
        comments.append("Machine translation, to be reviewed.")
    if text.state is TextState.ERROR:
        comments.append("This translation has an error: check its tags.")
    return polib.POEntry(
        msgid=text.source,
        msgctxt=text.place,
        msgstr=text.old_translated if is_changed else text.translated,
        comment="\n".join(comments),
        flags=[FUZZY] if is_changed else [],
        previous_msgid=text.old_source if is_changed else None,
    )


def _obsolete(translation: Translation) -> list[polib.POEntry]:
    """Return what was translated once and is no text of the object any more, for tools that reuse it."""
    source = translation.source
    rows = (
        StringTranslation.objects.filter(context__object_id=source.object_id, locale_id=translation.target_locale_id)
        .exclude(translation_of_id__in=source.stringsegment_set.values("string_id"))
        .select_related("translation_of", "context")
        .order_by("context__path", "pk")
    )
    return [
        polib.POEntry(msgid=row.translation_of.data, msgctxt=row.context.path, msgstr=row.data, obsolete=True)
        for row in rows
    ]
