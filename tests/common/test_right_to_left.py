"""Languages written from right to left need no other style sheet: sizes and sides follow the text."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
# A side of the screen, where the start or the end of a line is meant.
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear):\s*(?:left|right)\b"
    r"|(?<![\w-])(?:left|right)\s*:"
)


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.name)
def test_styles_name_no_side_of_the_screen(style):
    assert PHYSICAL.findall(style.read_text()) == []


@pytest.mark.parametrize("rule", ["margin-left: 1px", "text-align:right", "left: 0", "border-top-left-radius: 2px"])
def test_a_side_of_the_screen_would_be_found(rule):
    assert PHYSICAL.search(f"p {{ {rule} }}")
