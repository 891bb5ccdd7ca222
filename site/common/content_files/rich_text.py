"""Rich text in files: simple HTML, one block element per line, links to pages by their path.

`<a href="page:guide/choose-micro-skills">` in a file is Wagtail's link to that page in the database.
"""

from collections.abc import Callable

from bs4 import BeautifulSoup, Tag

PAGE_PREFIX = "page:"
LISTS = {"ul", "ol"}


def to_file(source: str, page_key: Callable[[int], str | None]) -> str:
    """Return database rich text as it stands in a file.

    Args:
        source: rich text as Wagtail stores it.
        page_key: returns the path of a page, given its id; None when it is gone, and the link is then dropped.
    """
    soup = BeautifulSoup(source or "", "html.parser")
    for element in soup.find_all(True):
        element.attrs.pop("data-block-key", None)
        if element.name == "a" and element.get("linktype") == "page":
            key = page_key(int(str(element["id"])))
            if key is None:
                element.unwrap()
            else:
                element.attrs = {"href": f"{PAGE_PREFIX}{key}"}
    lines: list[str] = []
    for node in soup.children:
        if isinstance(node, Tag) and node.name in LISTS:
            lines.append(f"<{node.name}>")
            lines += [str(item) for item in node.children if isinstance(item, Tag)]
            lines.append(f"</{node.name}>")
        elif str(node).strip():
            lines.append(str(node))
    return "\n".join(lines)


def _without_line_breaks(text: str) -> str:
    """Join the lines: without anything between elements, with a space inside a sentence."""
    lines = [line.strip(" \t\r") for line in text.split("\n")]
    joined = ""
    for line in filter(None, lines):
        between = "" if not joined or joined.endswith(">") or line.startswith("<") else " "
        joined += between + line
    return joined


def from_file(text: str, page_id: Callable[[str], int | None]) -> str:
    """Return rich text from a file as Wagtail stores it.

    Args:
        text: rich text as it stands in a file.
        page_id: returns the id of a page, given its path; None leaves the link as it is.
    """
    soup = BeautifulSoup(_without_line_breaks(text or ""), "html.parser")
    for link in soup.find_all("a"):
        href = str(link.get("href", ""))
        if href.startswith(PAGE_PREFIX):
            found = page_id(href.removeprefix(PAGE_PREFIX))
            if found is not None:
                link.attrs = {"linktype": "page", "id": str(found)}
    return str(soup)
