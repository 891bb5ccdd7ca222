"""What a reader chose in the catalogue, and the one address of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .facets import FACETS

VIEWS: dict[str, str | Promise] = {"list": _("List"), "map": _("Map"), "table": _("Table")}
ORDERS: dict[str, str | Promise] = {
    "relevance": _("Best match"),
    "code": _("Code"),
    "title": _("Title"),
    "newest": _("Newest"),
    "eqf": pgettext_lazy("heading", "EQF level"),
}
RELEVANCE = "relevance"


@dataclass(frozen=True)
class Selection:
    """Chosen values by facet, search words, order, view and page number.

    Facets stand in their own order, and so do the values of each, so that a choice has exactly one address.
    Facets without chosen values are absent. An empty `order` is the usual one.
    """

    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: str = ""
    order: str = ""
    view: str = "list"
    page: int = 1

    @property
    def usual_order(self) -> str:
        """How results are ordered unless the reader asks for something else: a search has its best match first."""
        return RELEVANCE if self.words else "code"

    @property
    def effective_order(self) -> str:
        """How results are ordered."""
        return self.order if self.order and (self.words or self.order != RELEVANCE) else self.usual_order

    def choosing(self, facet: str, values: Sequence[str]) -> "Selection":
        """Return the selection with other values of a facet, on its first page."""
        chosen = {**self.chosen, facet: values}
        return replace(self, chosen={f.name: chosen[f.name] for f in FACETS if chosen.get(f.name)}, page=1)

    def without_words(self) -> "Selection":
        """Return the selection without its search words, on its first page."""
        return replace(self, words="", page=1)

    def cleared(self) -> "Selection":
        """Return everything, in the same order and view."""
        return replace(self, chosen={}, words="", page=1)

    def on_page(self, number: int) -> "Selection":
        return replace(self, page=number)

    def query_string(self) -> str:
        """Return the query string, without a question mark: parameters in a fixed order, usual values left out."""
        pairs = [(name, value) for name, values in self.chosen.items() for value in values]
        order = "" if self.effective_order == self.usual_order else self.effective_order
        view = "" if self.view == "list" else self.view
        page = "" if self.page == 1 else str(self.page)
        settings = {"q": self.words, "order": order, "view": view, "page": page}
        return urlencode(pairs + [(name, value) for name, value in settings.items() if value])
