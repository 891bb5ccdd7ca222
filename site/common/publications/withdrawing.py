"""Files that hold words readers may no longer see are taken away, in the transaction that hides the words."""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.core.files.storage import Storage
from django.db import transaction
from wagtail.models import Page

from common.models import Publication


def withdraw() -> None:
    """Take away every file of which a part is no longer public, and have it made anew without that part."""
    with_file = dict(Publication.objects.exclude(file="").values_list("pk", "parts"))
    public = public_among(name for parts in with_file.values() for name in names_in(parts))
    hidden = [pk for pk, parts in with_file.items() if not public.issuperset(names_in(parts))]
    for row in Publication.objects.filter(pk__in=hidden):
        delete_on_commit(row.file.storage, row.file.name)
        row.file, row.size, row.content_hash, row.built_at = "", 0, "", None
        row.state = Publication.State.DUE
        row.save()


def all_public(parts: str) -> bool:
    """Tell whether readers may see everything that a publication holds."""
    return public_among(names_in(parts)).issuperset(names_in(parts))


def names_in(parts: str) -> list[str]:
    """Return the names of objects that `Publication.parts` holds."""
    return [name for name in parts.split("|") if name]


def public_among(names: Iterable[str]) -> set[str]:
    """Return those of the named objects that readers may see. Costs one query per model."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for name in names:
        label, _colon, pk = name.partition(":")
        wanted[label].add(pk)
    found: set[str] = set()
    for label, pks in wanted.items():
        model = apps.get_model(label)
        objects = Page.objects.live() if issubclass(model, Page) else model._default_manager.all()
        # Names of all languages at once are more than some databases take in one question.
        public = objects.public().values_list("pk", flat=True)
        found |= {f"{label}:{pk}" for pk in public if str(pk) in pks}
    return found


def delete_on_commit(storage: Storage, name: str) -> None:
    """Delete a file once the transaction that no longer needs it has ended well."""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
