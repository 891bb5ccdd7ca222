"""Pictures that e-readers and word processors show, drawn from the files of the site."""

import base64
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from common.publications.paper import data_url

_STATIC = Path(settings.STATICFILES_DIRS[0])
EMBLEM_WIDTH = 540
COVER = (1200, 1800)
PAPER, INK, SOFT = "#fbfaf5", "#17212b", "#47535e"


@cache
def emblem(width: int = EMBLEM_WIDTH) -> bytes:
    """Return the flag of the European Union as PNG, from the same drawing as on the site."""
    made = BytesIO()
    _emblem(width).save(made, "PNG")
    return made.getvalue()


def for_every_reader(address: str) -> str:
    """Return a picture, an address that holds it, as PNG or JPEG: many e-readers and word processors know no other."""
    kind, _comma, data = address.partition(",")
    if kind in ("data:image/png;base64", "data:image/jpeg;base64"):
        return address
    made = BytesIO()
    with Image.open(BytesIO(base64.b64decode(data))) as picture:
        has_holes = picture.has_transparency_data
        picture.convert("RGBA" if has_holes else "RGB").save(made, "PNG" if has_holes else "JPEG", quality=88)
    return data_url(made.getvalue(), "image/png" if has_holes else "image/jpeg")


def cover(title: str, language: str) -> bytes:
    """Return the cover of an e-book as PNG: the name of the site, the title, the emblem."""
    picture = Image.new("RGB", COVER, PAPER)
    draw = ImageDraw.Draw(picture)
    left, room = 110, COVER[0] - 220
    draw.text((left, 130), "MyCred4Home", font=_font("literata-600", 64), fill=INK)
    draw.line((left, 240, left + room, 240), fill=INK, width=4)
    size, lines = _fitted(draw, title, room)
    draw.multiline_text((left, 330), "\n".join(lines), font=_font("literata-600", size), fill=INK, spacing=size // 4)
    flag = _emblem(270)
    picture.paste(flag, (left, COVER[1] - 130 - flag.height))
    draw.text(
        (left + 310, COVER[1] - 130), language.upper(), font=_font("commissioner-700", 44), fill=SOFT, anchor="ls"
    )
    made = BytesIO()
    picture.save(made, "PNG", optimize=True)
    return made.getvalue()


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_STATIC / "fonts" / "print" / f"{name}.ttf", size)


def _fitted(draw: ImageDraw.ImageDraw, title: str, room: int) -> tuple[int, list[str]]:
    """Return the largest size of letters in which every word fits the line and the title nine lines, and the lines."""
    for size in (116, 96, 80, 64):
        font, lines = _font("literata-600", size), [""]
        for word in title.split():
            longer = f"{lines[-1]} {word}".strip()
            if draw.textlength(longer, font) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) <= 9 and all(draw.textlength(line, font) <= room for line in lines):
            break
    return size, [line for line in lines if line]


def _emblem(width: int) -> Image.Image:
    """Draw the emblem: its file holds a field and stars, each a path of straight lines."""
    source = (_STATIC / "img" / "eu.svg").read_text(encoding="utf-8")
    box = re.search(r'viewBox="0 0 (\d+) (\d+)"', source)
    paths = re.findall(r'fill="(#\w+)" d="([^"]+)"', source)
    if box is None or len(paths) < 2:
        raise ValueError("img/eu.svg does not hold a field and stars.")
    scale = width / int(box[1]) * 4
    picture = Image.new("RGB", (width * 4, round(int(box[2]) * scale)), paths[0][0])
    draw = ImageDraw.Draw(picture)
    for colour, path in paths[1:]:
        for star in path.split("z"):
            numbers = [float(number) * scale for number in re.findall(r"[\d.]+", star)]
            if numbers:
                draw.polygon(list(zip(numbers[::2], numbers[1::2], strict=True)), fill=colour)
    # Drawn larger and made smaller, so that its edges are smooth.
    return picture.resize((width, picture.height // 4), Image.Resampling.LANCZOS)
