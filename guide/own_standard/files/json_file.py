"""The sheet as JSON, to go on with here, and for machines that know the content files of micro-skills.

format          "mycred4home/own-standard"
version         1
label           what this draft is, in words
language        language the words are in: en, fr, es, it, el
organisation    name, country: texts of the organisation's own
based_on        code of the micro-skill the words began from, if any
micro_skill     the same keys and values as in `standards/content/<language>/micro-skills/*.yaml`;
                what is empty is left out, `code` and `slug` are given when the catalogue takes it in
"""

import json
from typing import Any

from django.utils.translation import gettext as _

from ..carrying import UnreadableError, parse
from ..offers import Offers
from ..sheets import Sheet, compact
from . import words

FORMAT, VERSION = "mycred4home/own-standard", 1
OWN = ("language", "organisation", "country", "based_on")


def build(sheet: Sheet, offered: Offers) -> bytes:
    """Return the file, indented for people who look into it."""
    content = {name: value for name, value in compact(sheet).items() if name not in OWN}
    if sheet["methods"]:
        content["methods"] = [offered.methods[key].path if key in offered.methods else key for key in sheet["methods"]]
    data = {
        "format": FORMAT,
        "version": VERSION,
        "label": words.label(sheet),
        "language": sheet["language"],
        "organisation": {name: value for name, value in _body(sheet).items() if value},
        "based_on": sheet["based_on"],
        "micro_skill": {"status": "draft", "is_proposal": True} | content,
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def _body(sheet: Sheet) -> dict[str, str]:
    return {"name": sheet["organisation"], "country": sheet["country"]}


def load(written: bytes) -> dict[str, Any]:
    """Return what `sheets.read` takes from a file made by `build`.

    Raises:
        UnreadableError: it is another file; the message says so to the reader.
    """
    data = parse(written)
    content, body = data.get("micro_skill"), data.get("organisation")
    if data.get("format") != FORMAT or not isinstance(content, dict):
        raise UnreadableError(_("It is a JSON file, but not one that was saved on this page."))
    if data.get("version") != VERSION:
        raise UnreadableError(_("It was saved by another version of this page, which this one cannot read."))
    body = body if isinstance(body, dict) else {}
    return content | {
        "language": data.get("language", ""),
        "based_on": data.get("based_on", ""),
        "organisation": body.get("name", ""),
        "country": body.get("country", ""),
    }
