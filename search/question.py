"""What a reader asks of the search page, read from an address that may hold anything."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from common.fulltext import Kind

from .results import LABELS

MAX_QUERY = 200
SLUGS: dict[Kind, str] = {kind: kind.name.lower().replace("_", "-") for kind in LABELS}
KINDS: dict[str, Kind] = {slug: kind for kind, slug in SLUGS.items()}


@dataclass(frozen=True)
class Question:
    """The words, the kind asked for if any, whether the words are to be taken as typed, the page, and notices."""

    text: str
    kind: Kind | None = None
    is_exact: bool = False
    page: int = 1
    notices: tuple[str, ...] = ()

    @property
    def is_first_view(self) -> bool:
        """Tell whether this is the question itself, and not a step within its results."""
        return self.kind is None and not self.is_exact and self.page == 1

    def url(self, **changes: object) -> str:
        """Return the address, relative to the search page, of this question with some changes; page 1 by default."""
        asked = replace(self, **{"page": 1, **changes})
        values = {
            "q": asked.text,
            "kind": SLUGS[asked.kind] if asked.kind else "",
            "exact": "1" if asked.is_exact else "",
            "page": asked.page if asked.page > 1 else "",
        }
        return "?" + urlencode({name: value for name, value in values.items() if value})


def typed_words(request: HttpRequest) -> str:
    """Return what was typed, with ordinary spaces and no longer than the box allows."""
    return " ".join(request.GET.get("q", "").replace("\x00", " ").split())[:MAX_QUERY].strip()


def question(request: HttpRequest) -> Question:
    """Return what is asked; odd values are taken as the nearest sensible ones, and named in a notice."""
    slug = request.GET.get("kind", "")
    notices: tuple[str, ...] = ()
    if slug and slug not in KINDS:
        notices = (_("There is no such kind of result; results of all kinds are shown."),)
    return Question(
        text=typed_words(request),
        kind=KINDS.get(slug),
        is_exact=request.GET.get("exact") == "1",
        page=_number(request.GET.get("page", "")),
        notices=notices,
    )


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 1
