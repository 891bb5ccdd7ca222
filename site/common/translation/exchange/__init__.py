"""Translations out to the tools of translators and back: PO and XLIFF files, one object each, and ZIPs of them."""

from collections.abc import Callable
from dataclasses import dataclass

from wagtail_localize.models import Translation

from common.translation.texts import Text

from . import po, xliff
from .units import ExchangeError, Incoming, Unit

__all__ = ["FORMATS", "ExchangeError", "Format", "Incoming", "Unit"]


@dataclass(frozen=True)
class Format:
    """A kind of file: how it is called, written, from a translation and its texts, and read."""

    name: str
    suffix: str
    content_type: str
    write: Callable[[Translation, list[Text]], bytes]
    read: Callable[[bytes], list[Incoming]]


FORMATS = {
    "po": Format("PO", "po", "text/x-gettext-translation; charset=utf-8", po.write, po.read),
    "xliff": Format("XLIFF 1.2", "xlf", "application/x-xliff+xml; charset=utf-8", xliff.write, xliff.read),
}
