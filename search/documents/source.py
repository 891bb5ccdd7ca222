"""What a kind of object must say about itself to be found."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any, ClassVar, TypeVar

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import override
from wagtail.models import Page

from common.fulltext import Entry, Kind

PORTION = 500
T = TypeVar("T")


class Source(ABC):
    """The objects of one model, as the index of the search holds them.

    Of pages subclass `PageSource`, of snippets `SnippetSource`; add the new source to `search.documents.SOURCES`.

    Attributes:
        kind: the group in which results of this model are counted and shown.
        model: a translatable model; a subclass of Page or a snippet.
        label: what one result of it is called.
    """

    kind: ClassVar[Kind]
    model: ClassVar[type[models.Model]]
    label: ClassVar["str | Promise"]

    @abstractmethod
    def visible(self, pks: Collection[int] | None = None) -> dict[int, int]:
        """Return what readers may see, of all or of some objects: the number of its site by its primary key."""

    @abstractmethod
    def fetch(self, pks: Collection[int]) -> Iterable[Any]:
        """Return objects with their locale and everything that `entry` reads, in a few queries."""

    @abstractmethod
    def entry(self, obj: Any, site_id: int) -> Entry:
        """Return what can be found of one object; called with the object's language active."""

    def depends_on(self, instance: models.Model) -> Iterable[int]:
        """Return the objects whose words come in part from `instance`, an object of another model."""
        return ()

    def is_shown_by(self, model: type[models.Model]) -> bool:
        """Tell whether objects can be seen or not depending on objects of `model`."""
        return False

    def entries(self, pks: Iterable[int] | None = None) -> Iterator[Entry]:
        """Yield the entries of all objects, or of some, as far as readers may see them.

        However many there are, only a portion of them is held in memory at a time.
        """
        if pks is None:
            found = self.visible()
            portions = ({pk: found[pk] for pk in part} for part in _portions(sorted(found)))
        else:
            portions = (self.visible(part) for part in _portions(sorted(set(pks))))
        for sites in portions:
            for obj in self.fetch(sites) if sites else ():
                with override(obj.locale.language_code):
                    entry = self.entry(obj, sites[obj.pk])
                yield entry

    def affected_by(self, instance: models.Model) -> set[int]:
        """Return the objects that must be written anew when `instance` changed: itself in all languages, and others."""
        model = model_of(instance)
        if not issubclass(model, self.model):
            return set(self.depends_on(instance))
        # An alias shows the words of another page.
        same = models.Q(translation_key=instance.translation_key)
        if issubclass(self.model, Page):
            same |= models.Q(alias_of__translation_key=instance.translation_key)
        return {instance.pk, *self.model._default_manager.filter(same).values_list("pk", flat=True)}


def model_of(instance: models.Model) -> type[models.Model]:
    """Return the model of an object, also of a page that was read without its own fields."""
    return (instance.specific_class or Page) if isinstance(instance, Page) else type(instance)


def _portions(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while portion := list(islice(rest, PORTION)):
        yield portion
