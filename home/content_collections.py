"""Content files of the home page and the plain pages."""

from common.content_files.collections import Collection

from .models import ContentPage, HomePage

COLLECTIONS = [
    Collection(ContentPage, "pages"),
    Collection(HomePage, "home.yaml", single=True),
]
