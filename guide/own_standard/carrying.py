"""A sheet as text that fits into a hidden field or a link, and back. The text is not secret and not trusted."""

import base64
import json
import zlib
from typing import Any, NoReturn

from django.utils.translation import gettext as _

MOST_CARRIED = 60_000  # characters in the hidden field
MOST_IN_A_LINK = 6_000  # characters in an address that the server reads
MOST_JSON = 300_000  # bytes once unpacked


class UnreadableError(ValueError):
    """What should hold a sheet holds something else. The message is for the reader."""


class TooLongError(ValueError):
    """A sheet has more words than the form can carry. The message is for the reader."""


def pack(plain: dict[str, Any]) -> str:
    """Return plain data as characters that need no escaping in a form or an address.

    Raises:
        TooLongError: the result would be longer than `MOST_CARRIED`.
    """
    written = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(written, 9)).decode().rstrip("=")
    if len(packed) > MOST_CARRIED or len(written) > MOST_JSON:
        raise TooLongError(_("The sheet has become too long to travel with this form. Shorten it somewhere."))
    return packed


def unpack(packed: str) -> dict[str, Any]:
    """Return the plain data in a text made by `pack`.

    Raises:
        UnreadableError: the text is damaged, too long, or was never made by `pack`.
    """
    if len(packed) > MOST_CARRIED:
        _refuse()
    try:
        raw = base64.urlsafe_b64decode(packed.encode("ascii") + b"=" * (-len(packed) % 4))
        unpacking = zlib.decompressobj()
        # A few bytes may unpack to gigabytes: stop as soon as there is more than a sheet can be.
        written = unpacking.decompress(raw, MOST_JSON + 1)
    except (ValueError, zlib.error):
        _refuse()
    if not unpacking.eof:
        _refuse()
    return parse(written)


def parse(written: bytes) -> dict[str, Any]:
    """Return the mapping in a JSON text.

    Raises:
        UnreadableError: it is no JSON, too long, nested without end, or not a mapping.
    """
    if len(written) > MOST_JSON:
        _refuse()
    try:
        data = json.loads(written.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        _refuse()
    return data if isinstance(data, dict) else _refuse()


def _refuse(constant: str = "") -> NoReturn:
    """Give up; also called by the JSON parser for NaN and Infinity, which are no JSON."""
    raise UnreadableError(_("It is damaged, or it was not made by this page."))
