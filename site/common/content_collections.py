"""Content files of sources and organisations."""

from common.content_files.collections import Collection
from common.models import Organisation, Reference

COLLECTIONS = [
    Collection(Reference, "references.yaml"),
    Collection(Organisation, "organisations.yaml"),
]
